import SqliteDatabase from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mismatchKinds } from '../../shared/domain/mismatch.ts';
import { contactOf, customerOf, type Rig, startRig } from '../engine/flows/rig.ts';

const people = 4;
const numbers = Array.from({ length: people }, (_, n) => `C${n}`);
const addresses = ['a@shop.test', 'b@shop.test', 'c@shop.test', 'not an address', null] as const;
const names = ['Amelia', 'Bruno'] as const;
const grounds = [
  { ground: 'consent', at: '2026-01-02T03:04:05Z' },
  { ground: 'consent', at: '2027-01-02T03:04:05Z' },
  { ground: 'opt-out', at: '2026-05-02T03:04:05Z' },
  { ground: 'none' },
  { ground: 'soft-opt-in', at: '2026-01-02T03:04:05Z', orderReference: 'O1' },
] as const;
const statuses = ['subscribed', 'unsubscribed', 'hardBounced', 'domainSuppressed', 'pendingOptIn'] as const;

const who = fc.nat(people - 1);
const edit = fc.oneof(
  fc.record({ at: fc.constant('erp'), who, is: fc.constant('gone') }),
  fc.record({
    at: fc.constant('erp'),
    who,
    is: fc.record({
      number: fc.constantFrom('C0', 'C1', ...numbers, 'D1'),
      active: fc.constantFrom(true, true, true, false),
      test: fc.constantFrom(false, false, false, true),
      kind: fc.constantFrom('person', 'person', 'person', 'company'),
      email: fc.constantFrom(...addresses),
      firstName: fc.constantFrom(...names),
      permission: fc.constantFrom(...grounds),
    }),
  }),
  fc.record({ at: fc.constant('account'), who, is: fc.constant('gone') }),
  fc.record({
    at: fc.constant('account'),
    who,
    is: fc.record({
      number: fc.constantFrom('C0', 'C0', 'C1', 'C1', ...numbers, 'D1', 'LOST', null),
      email: fc.constantFrom(...addresses.slice(0, 3)),
      firstName: fc.constantFrom(...names),
      emailStatus: fc.constantFrom(...statuses),
      status: fc.constantFrom('subscribed', 'subscribed', 'subscribed', 'binned'),
      consented: fc.boolean(),
    }),
  }),
);
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

const idOf = (place: number): string => `cus-${place}`;

/** Carries an edit out on its side. Numbers are the ERP's and addresses the account's to keep unique. */
const carryOut = (rig: Rig, { at, who: place, is }: Edit): void => {
  if (at === 'erp') {
    if (typeof is === 'string') rig.erp.delete(idOf(place));
    else if ('kind' in is && is.number !== null) {
      if ([...rig.erp].some(([id, { number }]) => number === is.number && id !== idOf(place))) return;
      rig.erp.set(idOf(place), customerOf(is.number, { ...is }));
    }
    return;
  }
  const contactId = place + 1;
  if (typeof is === 'string') rig.account.delete(contactId);
  else if ('consented' in is) {
    if ([...rig.account.values()].some((one) => one.email === is.email && one.contactId !== contactId)) return;
    const { email, emailStatus, status } = is;
    const consentRecords = is.consented ? {} : { consentRecords: [] };
    const made = contactOf(contactId, is.number, { email, emailStatus, status, ...consentRecords });
    rig.account.set(contactId, { ...made, dataFields: { ...made.dataFields, FIRSTNAME: is.firstName } });
  }
};

const openCases = (rig: Rig): readonly string[] =>
  rig
    .cases()
    .filter(({ status }) => status === 'open')
    .map(({ id }) => {
      const found = rig.stores.mismatches.get(id);
      const rows = `${found?.customerRid}:${found?.contactRid}`;
      return `${found?.matchKey} ${found?.row.kind} ${found?.row.severity} ${found?.fieldMask} ${rows}`;
    })
    .sort();

/** As if nobody had ever compared: what is found now rests on the mirror alone. */
const forgetCases = ({ file }: Rig): void => {
  const db = new SqliteDatabase(file);
  db.exec('DELETE FROM mismatch');
  db.close();
};

test('an increment leaves the very cases open that a full pass finds', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(edit, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 6 }),
      async (rounds) => {
        const rig = startRig();
        try {
          for (const edits of rounds) {
            for (const one of edits) carryOut(rig, one);
            rig.increment();
            const increment = openCases(rig);
            await rig.sync();
            expect({ increment }).toEqual({ increment: openCases(rig) });
            forgetCases(rig);
            await rig.sync();
            expect({ afterAll: increment }).toEqual({ afterAll: openCases(rig) });
            for (const row of rig.cases()) seen.add(row.kind);
          }
        } finally {
          rig.stores.close();
        }
      },
    ),
    { numRuns: 100, seed: 20_261_125 },
  );
  // A property over worlds in which nothing is ever found proves nothing.
  const wanted = ['customer-missing', 'contact-orphan', 'duplicate-customer', 'duplicate-contact', 'consent-conflict'];
  expect([...seen]).toEqual(
    expect.arrayContaining([...wanted, 'permission-missing', 'malformed-value', 'field-drift']),
  );
  expect(mismatchKinds).toEqual(expect.arrayContaining([...seen]));
}, 60_000);
