/** Every contact with a person, in SQL: messages of campaigns, and calls that somebody answered. Each belongs to an account, and so to whoever that belongs to today. */
export const contactLog = "(SELECT customer_id, account_id, day FROM touches UNION ALL SELECT customer_id, account_id, day FROM calls WHERE outcome <> 'no_answer')";
