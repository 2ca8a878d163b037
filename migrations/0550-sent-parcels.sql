-- Something that the owner sent of their own accord is a contact, each time that it is sent: a row of hand_touches says so.
ALTER TABLE hand_touches ADD COLUMN delivery_id INTEGER REFERENCES deliveries (id) ON DELETE CASCADE;
CREATE INDEX hand_touches_delivery ON hand_touches (delivery_id) WHERE delivery_id IS NOT NULL;
INSERT INTO hand_touches (customer_id, account_id, channel, kind, at, day, note, delivery_id)
SELECT a.customer_id, a.id, 'parcel', 'sent', v.at, strftime('%Y-%m-%d', v.at / 1000, 'unixepoch', 'localtime'), d.name, d.id
FROM delivery_moves v JOIN deliveries d ON d.id = v.delivery_id
  JOIN offer_people p ON p.id = d.person_id JOIN accounts a ON a.platform = p.platform AND a.kind = p.kind AND a.value = p.value
WHERE v.to_status = 'sent' AND v.undone_at IS NULL AND d.source = 'hand' AND d.kind NOT IN ('red_packet', 'data_pack') ORDER BY v.id;
