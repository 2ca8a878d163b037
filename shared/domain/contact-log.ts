/** What was done by hand (a row of hand_touches) and was a contact by the shop: who added it of their own accord wasn't written to. */
export const isHandContact = (h: string): string => `(${h}.kind IN ('sent', 'replied', 'refused', 'invited') OR (${h}.kind = 'added' AND ${h}.desk_id IS NOT NULL))`;
/** Every contact with a person, in SQL: messages of campaigns, calls that somebody answered, and what was done by hand. Each belongs to an account, and so to whoever that belongs to today. */
export const contactLog = `(SELECT customer_id, account_id, day FROM touches UNION ALL SELECT customer_id, account_id, day FROM calls WHERE outcome <> 'no_answer' UNION ALL SELECT h.customer_id, h.account_id, h.day FROM hand_touches h WHERE ${isHandContact('h')})`;
