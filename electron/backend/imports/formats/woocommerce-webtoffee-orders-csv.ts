import type { Format, Piece } from './format.ts';

const MOST_ITEMS = 100;

function itemsOf(cells: readonly string[]): Piece[] {
  return cells.map((cell) => {
    // A name may hold the bar that parts the fields.
    const told = Object.fromEntries(cell.split(/\|(?=[a-z_]+:)/).map((part) => [part.slice(0, part.indexOf(':')), part.slice(part.indexOf(':') + 1)]));
    return { title: told['name'] ?? '', productId: told['product_id'] ?? '', skuCode: told['sku'] ?? '', quantity: told['quantity'] ?? '', linePaid: told['total'] ?? '' };
  });
}

/** WooCommerce orders by WebToffee’s plugin: one row an order, each item in a column `line_item_1`, `line_item_2` … as `name:…|quantity:…`. */
export const wooWebtoffeeOrders: Format = {
  id: 'woocommerce-webtoffee-orders-csv',
  platform: 'woocommerce',
  rows: 'order-with-item',
  currency: 'USD',
  timeZone: 'UTC',
  columns: {
    orderNo: ['order_id', 'order_number'],
    status: ['status'],
    createdAt: ['order_date'],
    paidAt: ['paid_date'],
    paid: ['order_total'],
    refund: ['refund_items'],
    discount: ['discount_total'],
    currency: ['order_currency'],
    buyerMemo: ['customer_note'],
    buyerEmail: ['customer_email', 'billing_email'],
    receiver: ['shipping_first_name', 'billing_first_name'],
    receiverFamily: ['shipping_last_name', 'billing_last_name'],
    phone: ['billing_phone', 'shipping_phone'],
    country: ['shipping_country', 'billing_country'],
    province: ['shipping_state', 'billing_state'],
    city: ['shipping_city', 'billing_city'],
    street: ['shipping_address_1', 'billing_address_1'],
    items: Array.from({ length: MOST_ITEMS }, (_, i) => `line_item_${i + 1}`),
  },
  needs: ['orderNo', 'status', 'paid', 'items'],
  marks: ['order_total'],
  statuses: { pending: 'unpaid', 'on-hold': 'unpaid', 'checkout-draft': 'unpaid', processing: 'paid', completed: 'completed', cancelled: 'closed', failed: 'closed', refunded: 'refunded' },
  refundAmounts: /(?:^|[|;])\s*amount:([^|;]*)/g,
  dateOrder: 'unknown',
  pieces: itemsOf,
  orderNumber: /^#?[\w-]{1,40}$/,
  buyersOffered: true,
  unused: [
    'shipping_total|shipping_tax_total|fee_total|fee_tax_total|tax_total|cart_discount|order_discount|order_subtotal|payment_method|payment_method_title|transaction_id|customer_ip_address|customer_user_agent|shipping_method|customer_id|customer_user|billing_company|billing_address_2|billing_postcode|shipping_company|shipping_address_2|shipping_postcode|wt_import_key|shipping_items|fee_items|tax_items|coupon_items|order_notes|download_permissions',
    ...Array.from({ length: MOST_ITEMS }, (_, i) => ['Name', 'id', 'SKU', 'Quantity', 'Total', 'Subtotal'].map((word) => `Product Item ${i + 1} ${word}`)).flat(),
  ].join('|'),
};
