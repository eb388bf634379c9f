import { extraFields, type FieldName, isStandard } from '../../../shared/domain/fields.ts';
import {
  type CustomerRule,
  type DataFieldType,
  type ExtraSource,
  type ListRule,
  type MappingDocument,
  ruleOf,
  rulesOf,
  sourceKey,
  type Target,
  type Telling,
  withRule as withWholeRule,
} from '../../../shared/domain/mapping-document.ts';
import type { ItemField } from '../../../shared/domain/sales.ts';
import type { ShownMapping } from '../../text/mapping-text.ts';

/** A field whose place in Dotdigital can be chosen: one of a customer's, or the customer number. */
export type Placed = FieldName | 'number';

/** The document with another rule for one field of a customer. */
export const withRule = (
  document: MappingDocument,
  field: FieldName,
  change: Partial<Pick<CustomerRule, 'steps' | 'target' | 'master'>>,
): MappingDocument => withWholeRule(document, { ...ruleOf(document, field), ...change });

const readAs: Readonly<Record<DataFieldType, 'text' | 'number' | 'date'>> = {
  String: 'text',
  Numeric: 'number',
  Date: 'date',
  Boolean: 'text',
};

/** An own field of the ERP is read as what it goes to takes; only text tells who somebody is. */
const sourceFor = (source: ExtraSource, target: Target): ExtraSource =>
  source.from === 'erp'
    ? { ...source, type: readAs[target.type], tells: target.type === 'String' ? source.tells : null }
    : source;

const figureTargets = {
  'settled-count': { name: 'NUMBER_OF_ORDERS', type: 'Numeric' },
  'settled-sum': { name: 'TOTAL_SPEND', type: 'Numeric' },
  'settled-last': { name: 'LAST_ORDER_DATE', type: 'Date' },
} as const;

/** The data field that a source most likely goes to: of the same name as in the ERP, as far as Dotdigital takes it. */
const likelyTarget = (source: ExtraSource): Target =>
  source.from === 'orders'
    ? figureTargets[source.figure]
    : {
        name: source.name
          .toUpperCase()
          .replace(/[^A-Z0-9_-]/g, '_')
          .slice(0, 20),
        type: 'String',
      };

/** Whether a mapping sends this source already. */
export const hasSource = ({ extras }: MappingDocument, source: ExtraSource): boolean =>
  extras.some((rule) => sourceKey(rule.source) === sourceKey(source));

/**
 * The document with one more field, in a place that neither it nor what is in force has; null where all places are taken. It
 * goes to the account's data field of its name, or to one that is to be created.
 */
export const withSource = (
  document: MappingDocument,
  inForce: MappingDocument,
  source: ExtraSource,
  account: ShownMapping['accountFields'],
): { readonly document: MappingDocument; readonly field: FieldName } | null => {
  const held = inForce.extras.find((rule) => sourceKey(rule.source) === sourceKey(source));
  const taken = new Set([...document.extras, ...inForce.extras].map(({ field }) => field));
  const field = held?.field ?? extraFields.find((one) => !taken.has(one));
  if (field === undefined) return null;
  const likely = likelyTarget(source);
  const found = account.find(({ name }) => name.toUpperCase() === likely.name.toUpperCase());
  const type = (['String', 'Numeric', 'Date', 'Boolean'] as const).find(
    (one) => one.toLowerCase() === found?.type.toLowerCase(),
  );
  const target = found === undefined || type === undefined ? likely : { name: found.name, type };
  const isFree = !takersOf(document).has(target.name.toUpperCase());
  const rule = {
    field,
    source: sourceFor(source, target),
    steps: [],
    target: isFree ? target : null,
    master: 'erp',
  } as const;
  return { document: { ...document, extras: [...document.extras, rule] }, field };
};

/** What a field tells of who somebody is; undefined where it is none that could, as it is no own field of the ERP or no text. */
export const tellsOf = (rule: CustomerRule): Telling | null | undefined =>
  'source' in rule &&
  rule.source.from === 'erp' &&
  rule.source.type === 'text' &&
  (rule.target === null || rule.target.type === 'String')
    ? rule.source.tells
    : undefined;

/** The document with an own field that tells something of who somebody is, or nothing. */
export const withTelling = (document: MappingDocument, field: FieldName, tells: Telling | null): MappingDocument => {
  const rule = ruleOf(document, field);
  return 'source' in rule && rule.source.from === 'erp'
    ? withWholeRule(document, { ...rule, source: { ...rule.source, tells } })
    : document;
};

/** The document without an added field. */
export const withoutExtra = (document: MappingDocument, field: FieldName): MappingDocument => ({
  ...document,
  extras: document.extras.filter((rule) => rule.field !== field),
});

/** The document with a field that goes elsewhere; the customer number always goes somewhere, as text. */
export const withTarget = (document: MappingDocument, field: Placed, target: Target | null): MappingDocument => {
  if (field !== 'number') {
    const rule = ruleOf(document, field);
    if (!('source' in rule) || isStandard(rule.field) || target === null) return withRule(document, field, { target });
    return withWholeRule(document, { ...rule, source: sourceFor(rule.source, target), target });
  }
  return target === null ? document : { ...document, numberField: target.name };
};

/** The document with a field of a product that goes elsewhere, or nowhere. */
export const withItemTarget = (
  document: MappingDocument,
  field: ItemField,
  target: string | null,
): MappingDocument => ({
  ...document,
  products: document.products.map((rule) => (rule.field === field ? { field, target } : rule)),
});

/** Where a field goes; null where it goes nowhere. */
export const targetOf = (document: MappingDocument, field: Placed): Target | null =>
  field === 'number' ? { name: document.numberField, type: 'String' } : ruleOf(document, field).target;

/** Which field takes a data field already, by its name; names are read without regard to case. */
export const takersOf = (document: MappingDocument): ReadonlyMap<string, Placed> =>
  new Map<string, Placed>([
    ...rulesOf(document).flatMap(({ field, target }): [string, Placed][] =>
      target === null ? [] : [[target.name.toUpperCase(), field]],
    ),
    [document.numberField.toUpperCase(), 'number'],
  ]);

/** "staff, trade" as its parts; what is empty or there twice is left out. */
export const namesIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
];

/** The document with a rule for one more list: everybody who is sent belongs in it, and nobody is taken out of it. */
export const withList = (document: MappingDocument, listId: number, name: string): MappingDocument => ({
  ...document,
  lists: [...document.lists, { listId, name, who: { are: 'everyone' }, takesOut: false }],
});

/** The document with another rule for the list at a place, or without it. */
export const withListRule = (document: MappingDocument, place: number, rule: ListRule | null): MappingDocument => ({
  ...document,
  lists: document.lists.flatMap((one, at) => (at !== place ? [one] : rule === null ? [] : [rule])),
});
