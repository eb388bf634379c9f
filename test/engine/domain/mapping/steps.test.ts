import { expect, test } from 'vitest';
import { carryThrough } from '../../../../electron/engine/domain/mapping/steps.ts';
import type { FieldValues } from '../../../../shared/domain/fields.ts';
import type { Transform } from '../../../../shared/domain/transform.ts';
import { customerWith } from '../resolve/people.ts';

const values: FieldValues = { ...customerWith().values, street: ' Park  Row 1 ', city: 'Bristol', title: null };
const through = (steps: readonly Transform[], raw: string | null, change: Partial<FieldValues> = {}) => {
  const read = carryThrough(steps, raw, { values: { ...values, ...change } });
  return read.ok ? read.value : `(${read.problem})`;
};

const table: Transform = {
  do: 'look-up',
  table: [
    { from: '3', to: 'Gold' },
    { from: 'plat', to: 'Platinum' },
  ],
  otherwise: 'empty',
};

test.each<readonly [string, readonly Transform[], string | null, string | null]>([
  ['no step leaves the value as it is', [], '  a ', '  a '],
  ['outer and doubled white space goes', [{ do: 'trim' }], '  a   b ', 'a b'],
  ['nothing is left of white space', [{ do: 'trim' }], '   ', null],
  ['small letters', [{ do: 'case', to: 'lower' }], 'ÄPFEL', 'äpfel'],
  ['capitals', [{ do: 'case', to: 'upper' }], 'bs8 1th', 'BS8 1TH'],
  ['names', [{ do: 'case', to: 'name' }], 'ANNE-MARIE o’brien', 'Anne-Marie O’Brien'],
  [
    'a British date for a Date field',
    [{ do: 'date', read: 'dd/MM/yyyy', write: 'yyyy-MM-dd' }],
    '14/03/2021',
    '2021-03-14',
  ],
  [
    'a date written the American way',
    [{ do: 'date', read: 'yyyyMMdd', write: 'MM/dd/yyyy' }],
    '20210314',
    '03/14/2021',
  ],
  [
    'an ISO date is read whatever the format',
    [{ do: 'date', read: 'dd.MM.yyyy', write: 'yyyyMMdd' }],
    '2021-03-14',
    '20210314',
  ],
  [
    'a day that cannot be',
    [{ do: 'date', read: 'dd/MM/yyyy', write: 'yyyy-MM-dd' }],
    '31/02/2021',
    '(date-unreadable)',
  ],
  [
    'a phone by the country of the record',
    [{ do: 'e164', country: null, plus: true }],
    '0117 496 0240',
    '+441174960240',
  ],
  ['a phone without its plus', [{ do: 'e164', country: null, plus: false }], '0117 496 0240', '441174960240'],
  ['words are no phone', [{ do: 'e164', country: null, plus: true }], 'none', '(phone-unreadable)'],
  ['a country by its code', [{ do: 'country', write: 'code' }], 'Deutschland', 'DE'],
  ['a country by its name', [{ do: 'country', write: 'name' }], 'gbr', 'United Kingdom'],
  ['groups of thousands', [{ do: 'number', decimals: '.', places: null }], '1,240.50', '1240.5'],
  ['a decimal comma', [{ do: 'number', decimals: ',', places: null }], '1.240,50', '1240.5'],
  ['rounding half away from zero', [{ do: 'number', decimals: '.', places: 1 }], '-0.25', '-0.3'],
  ['rounding to a whole number', [{ do: 'number', decimals: '.', places: 0 }], '999.5', '1000'],
  ['what rounds to nothing has no sign', [{ do: 'number', decimals: '.', places: 0 }], '-0.4', '0'],
  ['a group that is none', [{ do: 'number', decimals: '.', places: null }], '1,24', '(number-unreadable)'],
  [
    'the fields of an address',
    [{ do: 'join', fields: ['street', 'title', 'city'], separator: ', ' }],
    'Flat 2',
    'Flat 2, Park Row 1, Bristol',
  ],
  ['a join of what is there', [{ do: 'join', fields: ['city'], separator: ', ' }], null, 'Bristol'],
  ['a join of nothing', [{ do: 'join', fields: ['title'], separator: ', ' }], null, null],
  ['a table', [table], ' PLAT ', 'Platinum'],
  ['what a table does not name', [table], '7', null],
  ['what a table does not name is kept where it says so', [{ ...table, otherwise: 'keep' }], '7', '7'],
  ['steps in their order', [table, { do: 'case', to: 'upper' }], '3', 'GOLD'],
  ['a step after nothing', [table, { do: 'case', to: 'upper' }], '7', null],
])('%s', (_name, steps, raw, wanted) => {
  expect(through(steps, raw)).toBe(wanted);
});

test('a phone of a record that names no country is read as the mapping says', () => {
  const steps = (country: string | null): readonly Transform[] => [{ do: 'e164', country, plus: true }];
  expect(through(steps('GB'), '0117 496 0240', { country: null })).toBe('+441174960240');
  expect(through(steps(null), '0117 496 0240', { country: null })).toBe('(phone-unreadable)');
});
