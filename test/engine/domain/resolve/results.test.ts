import { expect, test } from 'vitest';
import { pairRows } from '../../../../electron/engine/domain/explain/pair-rows.ts';
import { suggestionOf } from '../../../../electron/engine/domain/explain/reasons.ts';
import { addressed, movedTargets } from '../../../../electron/engine/domain/mapping/addressed.ts';
import { planFix } from '../../../../electron/engine/domain/resolve/change-set.ts';
import type { FieldName } from '../../../../shared/domain/fields.ts';
import { firstMapping, type MappingDocument } from '../../../../shared/domain/mapping-document.ts';
import { mappingWith } from '../../flows/mapped-worlds.ts';
import { contactWith, customerWith, evidenceWith, today } from './people.ts';

const document = mappingWith({ language: { master: 'dotdigital' }, homeStore: { master: 'nobody' } });
const evidence = (fields: readonly FieldName[]) =>
  evidenceWith(
    'field-drift',
    fields,
    customerWith({ language: 'en', homeStore: 'Bath', city: 'Bristol' }),
    contactWith({}, { LANGUAGE: 'de', HOME_STORE: 'York', CITY: 'Leeds' }),
  );
const plan = (fields: readonly FieldName[], edits = {}, mapping: MappingDocument = document) =>
  planFix({
    kind: 'field-drift',
    evidence: evidence(fields),
    edits,
    keep: null,
    today,
    mapping: { version: 2, document: mapping },
  });

test('what Dotdigital masters is taken over by the ERP, at the version that was seen', () => {
  const { changeSet, next } = plan(['language']);
  expect(next).toEqual([]);
  expect(changeSet).toMatchObject({
    operation: 'customer.update',
    expectVersion: 'v1',
    changes: [{ field: 'language', before: 'en', after: 'de' }],
  });
});

test('fields of two masters are two changes, the contact first', () => {
  const { changeSet, next } = plan(['city', 'language']);
  expect(changeSet).toMatchObject({ operation: 'contact.patch', changes: [{ field: 'city', after: 'Bristol' }] });
  expect(next).toMatchObject([{ operation: 'customer.update', changes: [{ field: 'language' }] }]);
});

test('of what nobody masters nothing is proposed, and what a person writes is sent', () => {
  expect(plan(['homeStore'])).toMatchObject({
    changeSet: null,
    problems: [{ sentence: expect.stringContaining('No system is the master') }],
  });
  expect(plan(['homeStore'], { homeStore: 'Bath' }).changeSet).toMatchObject({
    operation: 'contact.patch',
    changes: [{ field: 'homeStore', before: 'York', after: 'Bath' }],
  });
});

test('the rows say which side is written, and the reasons who is right', () => {
  const seen = evidence(['city', 'language', 'homeStore']);
  const mapping = { version: 2, document };
  const rows = pairRows(seen, null, today, mapping).filter(({ state }) => state === 'differs');
  expect(rows.map(({ field, target, result }) => [field, target, result])).toEqual([
    ['city', 'dotdigital', 'Bristol'],
    ['language', 'erp', 'de'],
    ['homeStore', 'dotdigital', 'York'],
  ]);
  const { reasons, confidence } = suggestionOf(seen, { approved: 0, decided: 0 }, today, mapping);
  expect(reasons.slice(0, 3)).toEqual([
    { code: 'erp-masters', fields: ['city'] },
    { code: 'dotdigital-masters', fields: ['language'] },
    { code: 'nobody-masters', fields: ['homeStore'] },
  ]);
  expect(confidence).toBe('certain');
  expect(suggestionOf(evidence(['homeStore']), { approved: 0, decided: 0 }, today, mapping).confidence).toBe('none');
});

test('a field that is not sent is no part of a new contact, and its row says so', () => {
  const without = { version: 2, document: mappingWith({ postcode: { target: null } }) };
  const missing = evidenceWith('customer-missing', [], customerWith(), null);
  const { changeSet } = planFix({
    kind: 'customer-missing',
    evidence: missing,
    edits: {},
    keep: null,
    today,
    mapping: without,
  });
  const fields = changeSet !== null && 'changes' in changeSet ? changeSet.changes.map(({ field }) => field) : [];
  expect(fields).toContain('phone');
  expect(fields).not.toContain('postcode');
  const drift = evidenceWith('field-drift', ['firstName'], customerWith(), contactWith());
  expect(pairRows(drift, null, today, without).find(({ field }) => field === 'postcode')?.state).toBe('not-written');
});

test('a change says to which data field it goes where that is not the first mapping’s, and that it moved since', () => {
  const elsewhere = mappingWith({ city: { target: { name: 'TOWN', type: 'String' } } }, { numberField: 'ERP_NEW' });
  const { changeSet } = plan(['city'], {}, elsewhere);
  expect(changeSet).toMatchObject({ changes: [{ field: 'city', target: { name: 'TOWN', type: 'String' } }] });
  if (changeSet === null) throw new Error('nothing planned');
  expect(movedTargets(changeSet, elsewhere)).toEqual([]);
  expect(movedTargets(changeSet, firstMapping)).toEqual(['TOWN']);
  const number = { v: 1, operation: 'contact.number', contactId: 1, before: null, after: 'C-1' } as const;
  expect(addressed(number, elsewhere)).toMatchObject({ numberField: 'ERP_NEW' });
  expect(addressed(number, firstMapping)).toEqual(number);
  expect(movedTargets(number, elsewhere)).toEqual(['ERP_NEW']);
});
