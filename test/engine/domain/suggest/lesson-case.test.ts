import { expect, test } from 'vitest';
import { choicesOf, lessonCases } from '../../../../electron/engine/domain/suggest/lesson-case.ts';
import { firstVersion as mapping } from '../../../../shared/domain/mapping-document.ts';
import { mismatchKinds } from '../../../../shared/domain/mismatch.ts';
import { contactWith, customerWith, evidenceWith } from '../resolve/people.ts';

const at = Date.UTC(2026, 10, 25);
const context = { at, mapping };
const drift = evidenceWith(
  'field-drift',
  ['postcode', 'lastName'],
  customerWith(),
  contactWith({}, { POSTCODE: 'BS6 6LA', LASTNAME: 'Hard' }),
);

test('each field of a drift is a question of its own', () => {
  expect(lessonCases(drift, context)).toEqual([
    {
      kind: 'field-drift',
      field: 'lastName',
      features: ['age:older', 'changed-last:erp', 'field:lastName', 'link:erp-number', 'master:erp', 'relation:slip'],
    },
    {
      kind: 'field-drift',
      field: 'postcode',
      features: [
        'age:older',
        'changed-last:erp',
        'field:postcode',
        'link:erp-number',
        'master:erp',
        'relation:different',
      ],
    },
  ]);
});

test('no feature holds a value of the person', () => {
  const text = JSON.stringify([
    lessonCases(drift, context),
    lessonCases(evidenceWith('malformed-value', ['phone'], customerWith({ phone: 'O117 496 0240' })), context),
    lessonCases(evidenceWith('customer-missing', [], customerWith(), null), context),
  ]);
  for (const value of ['Hart', 'Hard', 'BS8', 'BS6', '0117', '496', 'amelia', 'C-1', 'cus_1', '77'])
    expect(text).not.toContain(value);
});

test('a malformed value tells what is wrong and what a machine would make of it', () => {
  const [lesson] = lessonCases(
    evidenceWith('malformed-value', ['phone'], customerWith({ phone: 'O117 496 0240' })),
    context,
  );
  expect(lesson?.features).toContain('problem:phone-unreadable');
  expect(lesson?.features).toContain('correction:letters read as digits');
  expect(lesson && choicesOf(lesson)).toEqual({ choices: ['proposed', 'written', 'set-aside'], first: 'proposed' });
});

test('a person’s will is never learned: nothing is asked of consent or of a missing permission', () => {
  expect(lessonCases(evidenceWith('consent-conflict', []), context)).toEqual([]);
  expect(lessonCases(evidenceWith('permission-missing', []), context)).toEqual([]);
});

test('of every other kind something can be chosen, and to leave it as it is always can', () => {
  for (const kind of mismatchKinds) {
    expect(choicesOf({ kind, features: [] }).choices).toContain('set-aside');
    expect(choicesOf({ kind, features: [] }).choices.length).toBeGreaterThan(1);
  }
});

test('where nobody masters a field, no side comes before the other', () => {
  expect(choicesOf({ kind: 'field-drift', features: ['master:nobody'] }).first).toBeNull();
  expect(choicesOf({ kind: 'field-drift', features: ['master:dotdigital'] }).first).toBe('dotdigital');
});
