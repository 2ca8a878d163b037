/** Where something stands that has to be sent or done. */
export const deliveryStatuses = ['to_send', 'sent', 'received', 'returned', 'cancelled'] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

export const deliverySources = ['hand', 'redeem', 'referral', 'birthday', 'surprise', 'prize'] as const;
export type DeliverySource = (typeof deliverySources)[number];

const next: Record<DeliveryStatus, readonly DeliveryStatus[]> = {
  to_send: ['sent', 'cancelled'],
  sent: ['received', 'returned'],
  received: ['returned'],
  returned: ['to_send'],
  cancelled: [],
};

/** What has been sent isn't cancelled, it comes back; what came back can be sent again. */
export const mayMove = (from: DeliveryStatus, to: DeliveryStatus): boolean => next[from].includes(to);

/** Does it take a piece of the stock? What came back is there again. */
export const takesStock = (status: DeliveryStatus): boolean => status === 'to_send' || status === 'sent' || status === 'received';
