import { expect, test } from 'vitest';
import { checkMapping } from '../../../../electron/engine/domain/mapping/check.ts';
import { firstMapping, type MappingDocument } from '../../../../shared/domain/mapping-document.ts';
import { mappingWith } from '../../flows/mapped-worlds.ts';

const account = [
  { name: 'ERP_ID', type: 'String' },
  ...firstMapping.customers.flatMap(({ target }) => target ?? []),
  { name: 'IS_VIP', type: 'Boolean' },
];

const problems = (document: MappingDocument, fields: readonly { name: string; type: string }[] | null = account) =>
  checkMapping(document, fields).map(({ code, field, severity }) => `${severity} ${code} ${field}`);

const text = (name: string) => ({ name, type: 'String' }) as const;

test('the first mapping has nothing to settle in an account that has its fields', () => {
  expect(checkMapping(firstMapping, account)).toEqual([]);
});

test('names of data fields are read without regard to case', () => {
  expect(problems(mappingWith({ city: { target: text('city') } }))).toEqual([]);
});

test.each<readonly [string, MappingDocument, string]>([
  ['a name that Dotdigital keeps', mappingWith({ city: { target: text('Notes') } }), 'must name-not-allowed city'],
  ['a data field that is not there', mappingWith({ city: { target: text('TOWN') } }), 'must data-field-missing city'],
  [
    'a number for a field of text',
    mappingWith({ loyaltyPoints: { target: { name: 'CITY2', type: 'Numeric' } } }),
    'must data-field-missing loyaltyPoints',
  ],
  [
    'another type',
    mappingWith({ loyaltyPoints: { target: text('LOYALTY_POINTS') } }),
    'must data-field-type loyaltyPoints',
  ],
  ['a name with a space', mappingWith({ city: { target: text('MY CITY') } }), 'must name-not-allowed city'],
  ['a name of 21 signs', mappingWith({ city: { target: text('A'.repeat(21)) } }), 'must name-not-allowed city'],
  [
    'one data field for two',
    mappingWith({ city: { target: text('Street') }, title: { target: text('ADDRESS_1') } }),
    'must data-field-twice street',
  ],
  ['the number in the way', mappingWith({ city: { target: text('ERP_ID') } }), 'must data-field-twice city'],
  [
    'text for a number',
    mappingWith({ city: { target: { name: 'LOYALTY_POINTS', type: 'Numeric' } }, loyaltyPoints: { target: null } }),
    'must value-does-not-fit city',
  ],
  [
    'a date that is text by then',
    mappingWith({ birthDate: { steps: [{ do: 'date', read: 'dd/MM/yyyy', write: 'dd/MM/yyyy' }] } }),
    'must value-does-not-fit birthDate',
  ],
  [
    'anything for yes or no',
    mappingWith({ loyaltyTier: { target: { name: 'IS_VIP', type: 'Boolean' } } }),
    'must value-does-not-fit loyaltyTier',
  ],
  [
    'a phone step for a number',
    mappingWith({ loyaltyPoints: { steps: [{ do: 'e164', country: null, plus: true }] } }),
    'must step-does-not-fit loyaltyPoints',
  ],
  [
    'a table that names one thing twice',
    mappingWith({
      loyaltyTier: {
        steps: [
          {
            do: 'look-up',
            otherwise: 'keep',
            table: [
              { from: 'a', to: 'b' },
              { from: ' A', to: 'c' },
            ],
          },
        ],
      },
    }),
    'must step-does-not-fit loyaltyTier',
  ],
  [
    'what Dotdigital masters through steps',
    mappingWith({ city: { master: 'dotdigital', steps: [{ do: 'case', to: 'upper' }] } }),
    'must master-needs-plain city',
  ],
  [
    'an email elsewhere',
    mappingWith({ email: { target: text('CITY') }, city: { target: null } }),
    'must email-cannot-go email',
  ],
  ['an email of somebody else', mappingWith({ email: { master: 'dotdigital' } }), 'must email-cannot-go email'],
  [
    'a product without its price',
    {
      ...firstMapping,
      products: firstMapping.products.map((rule) => (rule.field === 'price' ? { ...rule, target: null } : rule)),
    },
    'must catalogue-needs-field price',
  ],
  [
    'two fields of a product in one',
    {
      ...firstMapping,
      products: firstMapping.products.map((rule) =>
        rule.field === 'description' ? { ...rule, target: 'name' } : rule,
      ),
    },
    'must catalogue-field-twice description',
  ],
  [
    'no channel',
    { ...firstMapping, orderScope: { ...firstMapping.orderScope, channels: [] } },
    'note nothing-in-scope null',
  ],
])('%s is told', (_name, document, wanted) => {
  expect(problems(document)).toContain(wanted);
});

test('a table whose every word is yes or no fits a field of yes or no', () => {
  const table = [{ from: 'Gold', to: 'true' }];
  const rule = {
    steps: [{ do: 'look-up', table, otherwise: 'empty' } as const],
    target: { name: 'IS_VIP', type: 'Boolean' } as const,
  };
  expect(problems(mappingWith({ loyaltyTier: rule }))).toEqual([]);
});

test.each([
  ['1', true],
  ['-12', true],
  ['0.5', true],
  ['1.50', false],
  ['007', false],
  ['-0', false],
  ['123456789012345678', false],
])('a table that writes %s into a number is told unless that is how it is read back', (to, isFine) => {
  const steps = [{ do: 'look-up', table: [{ from: 'Gold', to }], otherwise: 'empty' } as const];
  const [target] = account
    .filter(({ type }) => type === 'Numeric')
    .map(({ name }) => ({ name, type: 'Numeric' as const }));
  if (target === undefined) throw new Error('no number');
  const found = problems(mappingWith({ loyaltyTier: { steps, target }, loyaltyPoints: { target: null } }));
  expect(found).toEqual(isFine ? [] : ['must value-does-not-fit loyaltyTier']);
});

test('a type that is other offers a new field with a free name, and to send it as text', () => {
  const fields = account.map((field) => (field.name === 'LOYALTY_POINTS' ? { ...field, type: 'String' } : field));
  const [problem] = checkMapping(firstMapping, [...fields, { name: 'LOYALTY_POINTS_NUM', type: 'String' }]);
  expect(problem?.sentence).toContain('90 counts as more than 1,240');
  expect(problem?.remedies).toEqual([
    { do: 'create-field', name: 'LOYALTY_POINTS_NUM2', type: 'Numeric' },
    { do: 'send-as-text', field: 'loyaltyPoints' },
    { do: 'map-elsewhere', field: 'loyaltyPoints' },
  ]);
});

test('where the account may have no more fields of the type, none is offered', () => {
  const full = Array.from({ length: 246 }, (_, n) => ({ name: `F${n}`, type: 'String' }));
  const [problem] = checkMapping(mappingWith({ city: { target: text('TOWN') } }), [...account, ...full]);
  expect(problem?.code).toBe('limit-reached');
  expect(problem?.remedies.some(({ do: what }) => what === 'create-field')).toBe(false);
});

test('before the account was read nothing is said of its fields', () => {
  expect(problems(mappingWith({ city: { target: text('TOWN') } }), null)).toEqual(['must account-not-read null']);
});
