import { isErasedSql } from '../vault/erase/erased-name.ts';
import type { LinkDecisionEntry, LinkEvidence, PersonAccount, PersonLinks } from '../../../shared/contract/people.ts';
import { MIXED_CURRENCY } from '../../../shared/domain/customer-metrics.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb } from '../db/executor.ts';
import { personOf } from './decisions.ts';
import { readLinkTerms } from './link-terms.ts';

/** A person's accounts, what was bought by each, what links them, and what the owner has said of it. */
export function readLinks(db: ReadDb, customerId: number): PersonLinks {
  const person = personOf(db, customerId);
  if (person === undefined) throw new AppError('not_found', { what: 'customer' });
  const accounts = readAccounts(db, person);
  return {
    customerId: person,
    accounts,
    decisions: readDecisions(db, accounts),
    resting: db.all('SELECT id AS customerId, gender, birthday, note FROM customers WHERE merged_into = :person AND (gender IS NOT NULL OR birthday IS NOT NULL OR note IS NOT NULL) ORDER BY id', { person }),
  };
}

interface AccountRow extends Pick<PersonAccount, 'accountId' | 'platform' | 'kind' | 'value'> {
  orders: number;
  net: number | null;
  currencies: number;
  currency: string | null;
  lastDay: string | null;
}

function readAccounts(db: ReadDb, person: number): PersonAccount[] {
  const rows = db.all<AccountRow>(
    `SELECT a.id AS accountId, a.platform, a.kind, CASE WHEN ${isErasedSql('a.value')} THEN '' ELSE a.value END AS value, count(o.id) FILTER (WHERE o.is_valid = 1) AS orders, coalesce(sum(o.net_minor) FILTER (WHERE o.is_valid = 1), 0) AS net,
      count(DISTINCT o.currency) FILTER (WHERE o.is_valid = 1) AS currencies, max(o.currency) AS currency, max(o.day) FILTER (WHERE o.is_valid = 1) AS lastDay
    FROM accounts a LEFT JOIN orders o ON o.account_id = a.id WHERE a.customer_id = :person GROUP BY a.id ORDER BY a.platform, a.kind, a.value`,
    { person },
  );
  const shops = Map.groupBy(
    db.all<{ accountId: number; shopId: number; name: string; platform: string }>(
      'SELECT DISTINCT a.id AS accountId, s.id AS shopId, s.name, s.platform FROM accounts a JOIN orders o ON o.account_id = a.id JOIN shops s ON s.id = o.shop_id WHERE a.customer_id = :person ORDER BY s.id',
      { person },
    ),
    (s) => s.accountId,
  );
  const evidence = readEvidence(db, person);
  return rows.map(({ net, currencies, currency, ...row }) => ({
    ...row,
    shops: (shops.get(row.accountId) ?? []).map(({ accountId, ...shop }) => shop),
    netMinor: currencies > 1 ? null : net,
    currency: currencies > 1 ? MIXED_CURRENCY : (currency ?? MIXED_CURRENCY),
    evidence: evidence.get(row.accountId) ?? [],
  }));
}

/** By account: the phones and e-mails that it shares with another account of the person. */
function readEvidence(db: ReadDb, person: number): Map<number, LinkEvidence[]> {
  const terms = readLinkTerms(db);
  const rows = db.all<{ accountId: number; kind: 'phone' | 'email'; value: string }>(
    `WITH held AS (
      SELECT DISTINCT a.id AS accountId, 'phone' AS kind, k.phone AS value FROM accounts a JOIN contacts k ON k.account_id = a.id WHERE a.customer_id = :person AND k.phone_quality = 'valid'
      UNION SELECT a.id, 'email', k.email FROM accounts a JOIN contacts k ON k.account_id = a.id WHERE a.customer_id = :person AND k.email IS NOT NULL
      UNION SELECT a.id, 'phone', p.phone FROM accounts a JOIN person_facts p ON p.account_id = a.id WHERE a.customer_id = :person AND p.phone IS NOT NULL
      UNION SELECT a.id, 'email', p.email FROM accounts a JOIN person_facts p ON p.account_id = a.id WHERE a.customer_id = :person AND p.email IS NOT NULL)
    SELECT * FROM held h WHERE EXISTS (SELECT 1 FROM held x WHERE x.kind = h.kind AND x.value = h.value AND x.accountId <> h.accountId) ORDER BY kind DESC, value`,
    { person },
  );
  const telling = rows.filter((r) => !terms.isNobodys(r.kind, r.value));
  return new Map([...Map.groupBy(telling, (r) => r.accountId)].map(([id, list]) => [id, list.map(({ kind, value }) => ({ kind, value }))]));
}

/** Decisions that name one of the accounts, also those that have ended. */
function readDecisions(db: ReadDb, accounts: PersonAccount[]): LinkDecisionEntry[] {
  const names = JSON.stringify(accounts.map((a) => [a.platform, a.kind, a.value]));
  const rows = db.all<Omit<LinkDecisionEntry, 'evidence' | 'others'> & { evidence: string; side: number }>(
    `SELECT DISTINCT d.id AS decisionId, d.at, d.verdict, d.evidence, d.ended_at AS endedAt, s.side
    FROM json_each(:names) n CROSS JOIN link_decision_accounts s ON s.platform = n.value ->> 0 AND s.kind = n.value ->> 1 AND s.value = n.value ->> 2 JOIN link_decisions d ON d.id = s.decision_id
    ORDER BY d.id DESC, s.side`,
    { names },
  );
  const others = db.prepare('SELECT a.customer_id AS customerId, s.platform, s.kind, s.value FROM link_decision_accounts s LEFT JOIN accounts a ON a.platform = s.platform AND a.kind = s.kind AND a.value = s.value WHERE s.decision_id = ? AND s.side = ?');
  return [...Map.groupBy(rows, (r) => r.decisionId).values()].map((sides) => {
    const { side, evidence, ...entry } = sides[0]!;
    return { ...entry, evidence: JSON.parse(evidence) as LinkEvidence[], others: others.all(entry.decisionId, side === 0 ? 1 : 0) as LinkDecisionEntry['others'] };
  });
}
