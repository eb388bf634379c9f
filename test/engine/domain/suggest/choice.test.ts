import { expect, test } from 'vitest';
import { type Chosen, outcomeOf } from '../../../../electron/engine/domain/suggest/choice.ts';
import { lessonCases } from '../../../../electron/engine/domain/suggest/lesson-case.ts';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { firstVersion as mapping } from '../../../../shared/domain/mapping-document.ts';
import type { Edits } from '../../../../shared/ipc/operations/mismatch.ts';
import { contactWith, customerWith, evidenceWith, today } from '../resolve/people.ts';

const answers = (evidence: Evidence, chosen: Chosen) =>
  lessonCases(evidence, { at: Date.parse(today), mapping }).map((lesson) =>
    outcomeOf(evidence, lesson, chosen, { mapping, today }),
  );
const approved = (edits: Edits = {}, keep: string | null = null): Chosen => ({ verdict: 'approve', edits, keep });

const drift = evidenceWith(
  'field-drift',
  ['phone', 'city'],
  customerWith({ city: 'Bristol' }),
  contactWith({}, { PHONE: '+441174960999', CITY: 'Bath' }),
);

test('an approval as proposed follows the master of each field', () => {
  expect(answers(drift, approved())).toEqual(['erp', 'erp']);
});

test('an edit is told by whose value it is, however it is written, else it is the operator’s own', () => {
  expect(answers(drift, approved({ phone: '0117 496 0999', city: 'bristol' }))).toEqual(['dotdigital', 'erp']);
  expect(answers(drift, approved({ city: 'Wells' }))).toEqual(['erp', 'written']);
});

test('what is set aside is set aside in every field', () => {
  expect(answers(drift, { verdict: 'ignore' })).toEqual(['set-aside', 'set-aside']);
});

test('a correction is the proposed one or the operator’s own', () => {
  const malformed = evidenceWith('malformed-value', ['phone'], customerWith({ phone: 'O117 496 0240' }));
  expect(answers(malformed, approved())).toEqual(['proposed']);
  expect(answers(malformed, approved({ phone: '0117 496 0240' }))).toEqual(['proposed']);
  expect(answers(malformed, approved({ phone: '0117 496 0241' }))).toEqual(['written']);
});

test('of records of one person it counts whether the proposed one stays', () => {
  const several: Evidence = {
    ...evidenceWith('duplicate-contact', []),
    otherContacts: [{ ...contactPart(), contactId: 78 }],
  };
  const first = String(several.contact?.contactId);
  expect(answers(several, approved())).toEqual(['proposed']);
  expect(answers(several, approved({}, first))).toEqual(['proposed']);
  expect(answers(several, approved({}, '78'))).toEqual(['other']);
});

const contactPart = () => {
  const { contact } = evidenceWith('duplicate-contact', []);
  if (contact === null) throw new Error('no contact');
  return contact;
};
