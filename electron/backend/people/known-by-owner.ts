/** Is something kept of customer `c` that no file brings back: what the owner wrote, gave or sent? Then they stay, whatever is undone. */
export const isKnownByOwner = `(c.gender IS NOT NULL OR c.birthday IS NOT NULL OR c.note IS NOT NULL
  OR ${['touches', 'campaign_members', 'plan_trial_people', 'customer_tags', 'own_values', 'cases', 'life_events', 'feedback', 'calls', 'hand_touches', 'group_members', 'handles'].map((table) => `EXISTS (SELECT 1 FROM ${table} x WHERE x.customer_id = c.id)`).join(' OR ')})`;
