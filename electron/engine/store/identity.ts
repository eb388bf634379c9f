import type { Database } from 'better-sqlite3';
import { contactFact, customerFact, type LinkMethod, linkMethods } from '../../../shared/domain/mirror.ts';
import { createIdentityOrders } from './identity-orders.ts';
import type { IdentityPair, IdentityStore } from './identity-store.ts';
import { createVerdicts } from './identity-verdicts.ts';
import { createMirrorMarks } from './mirror-marks.ts';

const needed = customerFact.active | customerFact.person;
const methodNumber = (name: LinkMethod): number => linkMethods.indexOf(name);

/** A live person whom number, email and verdicts leave without a contact. */
const leftCustomer = `(c.facts & ${needed | customerFact.test}) = ${needed} AND NOT EXISTS (
  SELECT 1 FROM dd_contact l WHERE l.match_key = c.match_key AND l.method IS NOT NULL AND l.method <> ${methodNumber('probabilistic')})`;
/** A contact outside the bin that is linked by nothing but evidence. */
const leftContact = `(d.facts & ${contactFact.live}) <> 0 AND (d.method IS NULL OR d.method = ${methodNumber('probabilistic')})`;

const customersLeft = (from: string): string =>
  `SELECT 0 AS side, c.rid, c.match_key AS matchKey, c.hash FROM ${from} ${leftCustomer}`;
const contactsLeft = (from: string): string =>
  `SELECT 1 AS side, d.rid, d.match_key AS matchKey, d.hash FROM ${from} ${leftContact}`;

type Left = { readonly side: number; readonly rid: number; readonly matchKey: string; readonly hash: number };

const pairColumns = 'erp_rid AS customerRid, dd_rid AS contactRid, answer, weight, waterfall';

/** Links by evidence, possible links and verdicts over one connection. */
export const createIdentity = (db: Database): IdentityStore => ({
  ...createLeft(db),
  ...createPairs(db),
  ...createIdentityOrders(db),
  ...createVerdicts(db),
});

const createLeft = (
  db: Database,
): Pick<IdentityStore, 'noteLeft' | 'noteLeftIn' | 'clearLeft' | 'contactRange' | 'leftAfter' | 'leftCount'> => {
  const now = db.prepare<[string, string], Left>(
    `SELECT * FROM (
       ${customersLeft('json_each(?) k CROSS JOIN erp_customer c ON c.match_key = k.value WHERE')}
       UNION ALL ${contactsLeft('json_each(?) k CROSS JOIN dd_contact d ON d.match_key = k.value WHERE')}
     ) ORDER BY side, rid`,
  );
  const stored = db.prepare<[string], Left>(
    `SELECT l.side, l.rid, l.match_key AS matchKey, l.hash FROM json_each(?) k
     CROSS JOIN identity_left l ON l.match_key = k.value ORDER BY l.side, l.rid`,
  );
  const drop = db.prepare<[number, number]>('DELETE FROM identity_left WHERE side = ? AND rid = ?');
  const put = db.prepare<[number, number, string, number]>(
    'INSERT OR REPLACE INTO identity_left (side, rid, match_key, hash) VALUES (?, ?, ?, ?)',
  );
  const into = 'INSERT OR REPLACE INTO identity_left (side, rid, match_key, hash)';
  const fill = {
    erp: db.prepare<[string, string]>(
      `${into} ${customersLeft('erp_customer c WHERE c.match_key > ? AND c.match_key <= ? AND')}`,
    ),
    dotdigital: db.prepare<[string, string]>(
      `${into} ${contactsLeft('dd_contact d WHERE d.match_key > ? AND d.match_key <= ? AND')}`,
    ),
  };
  const clear = db.prepare<[number]>(
    'DELETE FROM identity_left WHERE (side, rid) IN (SELECT side, rid FROM identity_left LIMIT ?)',
  );
  const boundary = db
    .prepare<[string, number], string>(
      'SELECT match_key FROM dd_contact WHERE match_key > ? ORDER BY match_key LIMIT 1 OFFSET ?',
    )
    .pluck();
  const last = db.prepare<[string], string | null>('SELECT MAX(match_key) FROM dd_contact WHERE match_key > ?').pluck();
  const after = db
    .prepare<[number, number, number], number>(
      'SELECT rid FROM identity_left WHERE side = ? AND rid > ? ORDER BY rid LIMIT ?',
    )
    .pluck();
  const count = db.prepare<[number], number>('SELECT COUNT(*) FROM identity_left WHERE side = ?').pluck();
  return {
    noteLeft: (matchKeys) => {
      const keys = JSON.stringify(matchKeys);
      const [before, is] = [stored.all(keys), now.all(keys, keys)];
      if (JSON.stringify(before) === JSON.stringify(is)) return false;
      for (const { side, rid } of before) drop.run(side, rid);
      for (const { side, rid, matchKey, hash } of is) put.run(side, rid, matchKey, hash);
      return true;
    },
    noteLeftIn: (side, from, upTo) => void fill[side].run(from, upTo),
    clearLeft: (limit) => clear.run(limit).changes,
    contactRange: (from, size) => boundary.get(from, size - 1) ?? last.get(from) ?? null,
    leftAfter: (side, rid, limit) => after.all(side === 'erp' ? 0 : 1, rid, limit),
    leftCount: (side) => count.get(side === 'erp' ? 0 : 1) ?? 0,
  };
};

const createPairs = (
  db: Database,
): Pick<IdentityStore, 'pairs' | 'keepPair' | 'dropPair' | 'pairsOf' | 'isCandidate'> => {
  const marks = createMirrorMarks(db);
  const all = db.prepare<[], Pick<IdentityPair, 'customerRid' | 'contactRid' | 'answer'>>(
    'SELECT erp_rid AS customerRid, dd_rid AS contactRid, answer FROM identity_pair',
  );
  const one = db
    .prepare<[number, number], string>('SELECT answer FROM identity_pair WHERE erp_rid = ? AND dd_rid = ?')
    .pluck();
  const keep = db.prepare<IdentityPair>(
    `INSERT INTO identity_pair (erp_rid, dd_rid, answer, weight, waterfall)
     SELECT @customerRid, @contactRid, @answer, @weight, @waterfall
     WHERE EXISTS (SELECT 1 FROM identity_left WHERE side = 0 AND rid = @customerRid)
       AND EXISTS (SELECT 1 FROM identity_left WHERE side = 1 AND rid = @contactRid)
       AND (@answer = 'ruled-out') = EXISTS (SELECT 1 FROM erp_customer c CROSS JOIN dd_contact d
         JOIN identity_verdict v ON v.customer_id = c.ext_id AND v.contact_id = d.contact_id AND v.verdict = 'different'
         WHERE c.rid = @customerRid AND d.rid = @contactRid)
     ON CONFLICT DO UPDATE SET answer = excluded.answer, weight = excluded.weight, waterfall = excluded.waterfall`,
  );
  const drop = db.prepare<[number, number]>('DELETE FROM identity_pair WHERE erp_rid = ? AND dd_rid = ?');
  const ofCustomer = db.prepare<[number], IdentityPair>(
    `SELECT ${pairColumns} FROM identity_pair WHERE erp_rid = ? ORDER BY weight DESC, dd_rid`,
  );
  const candidate = db
    .prepare<[number], number>("SELECT 1 FROM identity_pair WHERE dd_rid = ? AND answer = 'possible' LIMIT 1")
    .pluck();
  const keysOf = db
    .prepare<[number, number], string>(
      'SELECT match_key FROM erp_customer WHERE rid = ? UNION SELECT match_key FROM dd_contact WHERE rid = ?',
    )
    .pluck();
  return {
    pairs: () => all.all(),
    keepPair: (pair) => {
      const before = one.get(pair.customerRid, pair.contactRid);
      // Somebody may have gone, or an answer been given, while the pair was compared: then it is compared again.
      if (keep.run(pair).changes === 0 || before === pair.answer) return;
      for (const key of keysOf.all(pair.customerRid, pair.contactRid)) marks.dirty(key);
      marks.rekey(pair.contactRid);
    },
    dropPair: (customerRid, contactRid) => void drop.run(customerRid, contactRid),
    pairsOf: (customerRid, answers) => ofCustomer.all(customerRid).filter(({ answer }) => answers.includes(answer)),
    isCandidate: (contactRid) => candidate.get(contactRid) !== undefined,
  };
};
