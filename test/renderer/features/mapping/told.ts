import { type FieldName, fieldNames } from '../../../../shared/domain/fields.ts';
import { firstMapping, type MappingDocument, rulesOf, sourceName } from '../../../../shared/domain/mapping-document.ts';
import type { OutputOf } from '../../../../shared/ipc/contract.ts';
import { good, toldAt } from '../../../doubles/window-answers.ts';

type Mapping = OutputOf<'mapping.get'>;
type Row = Mapping['rows'][number];

/** What the engine tells of a mapping: version 14 in force, no draft, unless `facts` say otherwise. */
export const mappingOf = (facts: Partial<Mapping> = {}, document: MappingDocument = firstMapping): Mapping => ({
  inForce: { version: 14, since: toldAt - 86_400_000, until: null, by: 'Ada', changes: 2, document: firstMapping },
  draft: null,
  problems: [],
  rows: rulesOf(document).map((rule): Row => {
    const { field, target } = rule;
    const state = field === 'email' ? 'identifier' : target === null ? 'not-sent' : 'fine';
    return {
      field,
      name: 'source' in rule ? sourceName(rule.source) : null,
      transform: 'trim',
      target: target?.name ?? null,
      type: target?.type ?? null,
      state,
      isChanged: false,
    };
  }),
  sentences: {
    eligibility: sentence('Send a customer who ', 'is active'),
    orderScope: sentence('Send an order that came through ', 'web'),
    permission: sentence('A person may be mailed on ', 'recorded consent'),
    lists: document.lists.map(({ name }) => sentence('Every customer belongs in ', name)),
  },
  accountFields: [
    { name: 'FIRSTNAME', type: 'String' },
    { name: 'LOYALTY_POINTS', type: 'Numeric' },
    { name: 'NICKNAME', type: 'String' },
  ],
  accountFieldsReadAt: toldAt,
  usage: [],
  deriving: null,
  ...facts,
});

const sentence = (before: string, choice: string) => ({
  text: `${before}${choice}.`,
  parts: [
    { text: before, isChoice: false },
    { text: choice, isChoice: true },
    { text: '.', isChoice: false },
  ],
});

/** A draft by Bea that changes what is told. */
export const draftOf = (document: MappingDocument, hash = 'hash-1', changes = 1): NonNullable<Mapping['draft']> => ({
  document,
  hash,
  by: 'Bea',
  changedAt: toldAt,
  changes: Array.from({ length: changes }, (_, place) => ({
    area: 'customers' as const,
    field: fieldNames[place + 2] ?? null,
    before: `trim ${place}`,
    after: `upper case ${place}`,
  })),
});

type PreviewInput = { readonly number: string | null; readonly step?: 'here' | 'next' | 'previous' };

/** Previews of two customers, Amelia and Berta; there is none before and none after them. */
export const previews = (moved: readonly FieldName[] = []) => {
  const people = ['Amelia', 'Berta'];
  return ({ number, step = 'here' }: PreviewInput) => {
    const at = number === null ? 0 : Number(number.slice(2)) - 1;
    const place = at + { here: 0, next: 1, previous: -1 }[step];
    const name = people[place];
    if (name === undefined) return good({ customer: null, rows: [] });
    return good({
      customer: { number: `C-${place + 1}`, label: `${name} Hart` },
      rows: fieldNames.map((field) => ({
        field,
        held: ` ${name} `,
        contact: `${name} there`,
        sent: name,
        state: 'sent' as const,
        sentence: null,
        isChanged: moved.includes(field),
      })),
    });
  };
};

export const reach = {
  total: 100,
  sent: 90,
  leftOut: [
    { reason: 'no-email' as const, count: 7 },
    { reason: 'company' as const, count: 3 },
  ],
};

/** What was counted for the draft `hash-1`. */
export const counted: OutputOf<'mapping.what-if'> = {
  draft: 'hash-1',
  looked: 100,
  fields: [{ field: 'city', values: 1_204, opened: 96, closed: 22 }],
  kinds: [{ kind: 'field-drift', opened: 90, closed: 20 }],
  values: 1_204,
  opened: 90,
  closed: 20,
  products: { looked: 0, fields: [], kinds: [], values: 0, opened: 0, closed: 0 },
  orders: {
    ...{ looked: 0, comeIn: 0, goOut: 0, otherNames: 0 },
    ...{ fields: [], kinds: [], values: 0, opened: 0, closed: 0 },
  },
  lists: [],
  reach: { ...reach, sent: 88, leftOut: [{ reason: 'excepted', count: 12 }] },
  tookMs: 38_000,
};
