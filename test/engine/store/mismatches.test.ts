import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type MismatchStatus, mismatchKinds, mismatchStatuses, severities } from '../../../shared/domain/mismatch.ts';
import { inMemory } from './opened.ts';
import { NOW } from './opened-plainly.ts';
import { contact, customer, newCase } from './records.ts';

test('an opened case is read back with the texts of its customer', () => {
  const { mirror, mismatches } = inMemory();
  mirror.upsertCustomers([customer(1)], 1);
  const id = mismatches.open(newCase('1', { customerRid: 1, contactRid: 5, label: 'Anna' }), null);
  expect(mismatches.get(id)).toEqual({
    row: {
      id,
      entity: 'customer',
      kind: 'field-drift',
      severity: 'warns',
      status: 'open',
      fields: ['email'],
      label: 'Anna',
      reference: '1',
      detectedAt: NOW,
      reopened: null,
      assignee: null,
      until: null,
    },
    matchKey: '1',
    entity: 'customer',
    fieldMask: 1,
    customerRid: 1,
    contactRid: 5,
    runId: 1,
    decisionId: null,
    outboxId: null,
  });
  expect(mismatches.get(id + 1)).toBeNull();
});

test('the same kind and key open the same case again, with the reason and the new time', () => {
  const { mismatches } = inMemory();
  const id = mismatches.open(newCase('1'), null);
  mismatches.setStatus(id, 'ignored', { at: NOW, ignoredAs: '1:2' });
  expect(mismatches.open(newCase('1', { at: NOW + 5, runId: 2 }), 'evidence-changed')).toBe(id);
  expect(mismatches.get(id)).toMatchObject({
    row: { status: 'open', reopened: 'evidence-changed', detectedAt: NOW + 5 },
    runId: 2,
  });
  expect(mismatches.keysOf('1')).toMatchObject([{ ignoredAs: null }]);
  expect(mismatches.open(newCase('1', { finding: { kind: 'malformed-value' } }), null)).not.toBe(id);
});

test('a refresh takes over what changed and leaves status and time of detection', () => {
  const { mismatches } = inMemory();
  const id = mismatches.open(newCase('1'), null);
  mismatches.setStatus(id, 'deferred', { at: NOW });
  mismatches.refresh(
    id,
    newCase('1', { label: 'Berta', at: NOW + 9, runId: 7, finding: { severity: 'blocks', fieldMask: 6 } }),
  );
  expect(mismatches.get(id)).toMatchObject({
    row: { label: 'Berta', severity: 'blocks', status: 'deferred', detectedAt: NOW },
    fieldMask: 6,
    runId: 7,
  });
  mismatches.refresh(id, newCase('1', { label: 'Berta', runId: 8, finding: { severity: 'blocks', fieldMask: 6 } }));
  expect(mismatches.get(id)?.runId).toBe(7);
});

test('a status takes its facts along and keeps those that are not named', () => {
  const { mismatches } = inMemory();
  const id = mismatches.open(newCase('1'), 'by-operator');
  mismatches.setStatus(id, 'decided', { at: NOW, decisionId: 'd', outboxId: 'o' });
  expect(mismatches.get(id)).toMatchObject({ row: { reopened: 'by-operator' }, decisionId: 'd', outboxId: 'o' });
  mismatches.setStatus(id, 'resolved', { at: NOW, reopened: null });
  expect(mismatches.get(id)).toMatchObject({ row: { reopened: null, status: 'resolved' }, decisionId: 'd' });
  mismatches.setStatus(id, 'ignored', { at: NOW, ignoredAs: 'a:b' });
  mismatches.setStatus(id, 'ignored', { at: NOW });
  expect(mismatches.keysOf('1')).toMatchObject([{ ignoredAs: 'a:b' }]);
  mismatches.setStatus(id, 'open', { at: NOW, ignoredAs: null });
  expect(mismatches.keysOf('1')).toMatchObject([{ ignoredAs: null }]);
});

test('a range of keys names those with a case that a look may move on', () => {
  const { mismatches } = inMemory();
  const open = (matchKey: string) =>
    mismatches.open(newCase(matchKey, { finding: { kind: 'customer-missing' } }), null);
  for (const key of ['a', 'b', 'c', 'd', 'e']) open(key);
  mismatches.setStatus(open('b'), 'resolved', { at: NOW });
  mismatches.setStatus(open('c'), 'ignored', { at: NOW, ignoredAs: '1:2' });
  mismatches.setStatus(open('d'), 'decided', { at: NOW });
  expect(mismatches.unsettledKeys('', 'z')).toEqual(['a', 'c', 'e']);
  expect(mismatches.unsettledKeys('a', 'c')).toEqual(['c']);
  expect(mismatches.keysOf('b').map(({ kind }) => kind)).toEqual(['customer-missing']);
});

test('after any changes the counters say what a recount says', () => {
  const change = fc.record({
    key: fc.constantFrom('1', '2', '3'),
    kind: fc.constantFrom(...mismatchKinds),
    severity: fc.constantFrom(...severities),
    what: fc.constantFrom<MismatchStatus | 'open again' | 'refresh' | 'delete'>(
      ...mismatchStatuses,
      'open again',
      'refresh',
      'delete',
    ),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30, size: 'max' }), (changes) => {
      const { db, mismatches } = inMemory();
      for (const { key, kind, severity, what } of changes) {
        const made = newCase(key, { finding: { kind, severity } });
        const known = mismatches.keysOf(key).find((stored) => stored.kind === kind)?.id;
        if (known === undefined || what === 'open again') mismatches.open(made, null);
        else if (what === 'refresh') mismatches.refresh(known, made);
        else if (what === 'delete') db.prepare('DELETE FROM mismatch WHERE id = ?').run(known);
        else mismatches.setStatus(known, what, { at: NOW });
      }
      const recount = db
        .prepare<[], { kind: number; severity: number; status: number; count: number }>(
          'SELECT kind, severity, status, COUNT(*) AS count FROM mismatch GROUP BY kind, severity, status ORDER BY 1, 2, 3',
        )
        .all();
      const counted = mismatches.counts().map(({ kind, severity, status, count }) => ({
        kind: mismatchKinds.indexOf(kind),
        severity: severities.indexOf(severity),
        status: mismatchStatuses.indexOf(status),
        count,
      }));
      expect(counted).toEqual(recount);
      db.exec("INSERT INTO mismatch_fts (mismatch_fts) VALUES ('integrity-check')");
      db.close();
    }),
    { numRuns: 150 },
  );
}, 60_000);

test('a case is given to somebody and taken back, and keeps its assignee while it is decided', () => {
  const { mismatches } = inMemory();
  const id = mismatches.open(newCase('1'), null);
  mismatches.assign(id, 'ben');
  mismatches.setStatus(id, 'decided', { at: NOW });
  expect(mismatches.get(id)?.row).toMatchObject({ assignee: 'ben', status: 'decided' });
  mismatches.assign(id, null);
  expect(mismatches.get(id)?.row.assignee).toBeNull();
});

test('what is put off comes back when its instant has come, the earliest first', () => {
  const { mismatches } = inMemory();
  const [first, second, third] = ['1', '2', '3'].map((key) => mismatches.open(newCase(key), null));
  mismatches.setStatus(first ?? 0, 'deferred', { at: NOW, until: NOW + 9 });
  mismatches.setStatus(second ?? 0, 'ignored', { at: NOW, until: NOW + 5 });
  mismatches.setStatus(third ?? 0, 'deferred', { at: NOW, until: NOW + 50 });
  expect(mismatches.overdue(NOW + 4, 9)).toEqual([]);
  expect(mismatches.overdue(NOW + 9, 9)).toEqual([second, first]);
  expect(mismatches.overdue(NOW + 9, 1)).toEqual([second]);
  expect(mismatches.get(third ?? 0)?.row.until).toBe(NOW + 50);
});

test('any other move, and opening again, takes off the day until which a case was put off', () => {
  const { mismatches } = inMemory();
  const id = mismatches.open(newCase('1'), null);
  const putOff = (): void => mismatches.setStatus(id, 'deferred', { at: NOW, until: NOW + 9 });
  putOff();
  mismatches.setStatus(id, 'cleared', { at: NOW });
  expect(mismatches.overdue(NOW + 99, 9)).toEqual([]);
  putOff();
  mismatches.open(newCase('1'), 'expired');
  expect(mismatches.overdue(NOW + 99, 9)).toEqual([]);
});

test('open cases of a kind are walked by id; those alike have exactly the same fields', () => {
  const { mismatches } = inMemory();
  const masks = [1, 3, 1, 1];
  const ids = masks.map((fieldMask, n) => mismatches.open(newCase(`${n}`, { finding: { fieldMask } }), null));
  mismatches.open(newCase('x', { finding: { kind: 'malformed-value', fieldMask: 1 } }), null);
  const item = mismatches.open(newCase('y', { entity: 'item', finding: { fieldMask: 1 } }), null);
  mismatches.setStatus(ids[3] ?? 0, 'decided', { at: NOW });
  const like = (afterId: number, limit = 9) =>
    mismatches.openLike({ entity: 'customer', kind: 'field-drift', fieldMask: 1, afterId, limit });
  expect([like(0), like(ids[0] ?? 0), like(0, 1)]).toEqual([[ids[0], ids[2]], [ids[2]], [ids[0]]]);
  expect(mismatches.openOf('field-drift', 0, 9, 'customer')).toEqual(ids.slice(0, 3));
  expect(mismatches.openOf('field-drift', ids[0] ?? 0, 1, 'customer')).toEqual([ids[1]]);
  expect(mismatches.openOf('field-drift', 0, 9, 'item')).toEqual([item]);
});

test('a case about the account is apart from one about a customer of the same key', () => {
  const { mismatches } = inMemory();
  const customerCase = mismatches.open(newCase('FIRSTNAME'), null);
  const finding = { kind: 'data-field-type' as const };
  const id = mismatches.open(newCase('FIRSTNAME', { entity: 'account', label: 'FIRSTNAME', finding }), null);
  expect(mismatches.accountCases()).toMatchObject([{ id, kind: 'data-field-type', matchKey: 'FIRSTNAME' }]);
  expect(mismatches.keysOf('FIRSTNAME').map((known) => known.id)).toEqual([customerCase]);
  expect(mismatches.keysOf('FIRSTNAME', 'account').map((known) => known.id)).toEqual([id]);
  expect(mismatches.unsettledKeys('', 'Z')).toEqual(['FIRSTNAME']);
  mismatches.setStatus(customerCase, 'cleared', { at: NOW });
  expect(mismatches.unsettledKeys('', 'Z')).toEqual([]);
  expect(mismatches.get(id)?.entity).toBe('account');
});

test('a case of nobody in the ERP is found by the number and address of its contact', () => {
  const { mirror, mismatches } = inMemory();
  mirror.upsertContacts([contact(7, { erpNumber: 'K-404' })], 1);
  const id = mismatches.open(newCase('e:p7@shop.test', { contactRid: 1, finding: { kind: 'contact-orphan' } }), null);
  expect(mismatches.get(id)?.row.reference).toBe('K-404');
});
