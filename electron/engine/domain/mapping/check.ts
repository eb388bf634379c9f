import {
  type CustomerRule,
  type DataFieldType,
  dataFieldName,
  isReservedName,
  type MappingDocument,
  rulesOf,
} from '../../../../shared/domain/mapping-document.ts';
import type { MappingProblem, Remedy } from '../../../../shared/domain/mapping-report.ts';
import { isUsual } from '../sales/catalogue-fields.ts';
import { checkIdentity } from './check-identity.ts';
import { checkSteps } from './check-steps.ts';
import { ruleWords, ruleWordsFirst, wordsFirst, wordsOf } from './field-words.ts';
import { readingOf } from './reading.ts';

/** The account's data fields as they were last read. */
export type AccountField = { readonly name: string; readonly type: string };

/** The most data fields of each type that an account may have (contract dotdigital 5 [S]). */
export const mostOfType: Readonly<Record<DataFieldType, number>> = {
  String: 246,
  Numeric: 50,
  Date: 49,
  Boolean: 50,
};

/** How many data fields of a type the account has. */
export const usedOfType = (fields: readonly AccountField[], type: DataFieldType): number =>
  fields.filter((field) => field.type.toLowerCase() === type.toLowerCase()).length;

/**
 * What has to be settled before this mapping can be put in force. `fields` is null where the account's data fields were
 * never read: then nothing can be said of them.
 */
export const checkMapping = (
  document: MappingDocument,
  fields: readonly AccountField[] | null,
): readonly MappingProblem[] => [
  ...(fields === null ? [accountNotRead] : []),
  ...checkTargets(document, fields ?? []).filter(({ code }) => fields !== null || !aboutAccount.has(code)),
  ...rulesOf(document).flatMap((rule) => checkSteps(rule, readingOf(document)[rule.field])),
  ...checkIdentity(document),
  ...checkProducts(document),
  ...checkRules(document),
];

const aboutAccount = new Set<MappingProblem['code']>(['data-field-missing', 'data-field-type', 'limit-reached']);

const accountNotRead: MappingProblem = {
  code: 'account-not-read',
  severity: 'must',
  area: 'customers',
  field: null,
  dataField: null,
  title: "The account's data fields are not read yet",
  sentence: 'Run “Customers” once; it reads them. Then the mapping can be checked against the account.',
  remedies: [],
};

type Wanted = { readonly rule: CustomerRule | null; readonly name: string; readonly type: DataFieldType };

const checkTargets = (document: MappingDocument, fields: readonly AccountField[]): readonly MappingProblem[] => {
  const wanted: readonly Wanted[] = [
    { rule: null, name: document.numberField, type: 'String' },
    ...rulesOf(document).flatMap((rule) => (rule.target === null ? [] : [{ rule, ...rule.target }])),
  ];
  const types = new Map(fields.map(({ name, type }) => [name.toUpperCase(), type]));
  return wanted.flatMap((one, place) => {
    if (!dataFieldName.test(one.name) || isReservedName(one.name)) return [nameNotAllowed(one)];
    const key = one.name.toUpperCase();
    const twin = wanted.slice(0, place).find(({ name }) => name.toUpperCase() === key);
    if (twin !== undefined) return [twice(one, twin)];
    const found = types.get(key);
    if (found === undefined) return [missing(one, fields)];
    return found.toLowerCase() === one.type.toLowerCase() ? [] : [otherType(one, found, types)];
  });
};

const about = ({ rule, name }: Wanted) =>
  ({ severity: 'must', area: 'customers', field: rule?.field ?? 'number', dataField: name }) as const;

const elsewhere = ({ rule }: Wanted): readonly Remedy[] =>
  rule === null ? [] : [{ do: 'map-elsewhere', field: rule.field }];

const nameNotAllowed = (one: Wanted): MappingProblem => ({
  ...about(one),
  code: 'name-not-allowed',
  title: `${one.name} is no name of a data field`,
  sentence: isReservedName(one.name)
    ? 'Dotdigital keeps this name for itself.'
    : 'Dotdigital takes 1 to 20 letters, digits, hyphens and underscores.',
  remedies: elsewhere(one),
});

const twice = (one: Wanted, twin: Wanted): MappingProblem => ({
  ...about(one),
  code: 'data-field-twice',
  title: `${one.name} is written to twice`,
  sentence: `${twin.rule === null ? 'The customer number' : ruleWordsFirst(twin.rule)} and ${one.rule === null ? 'the customer number' : ruleWords(one.rule)} would overwrite each other.`,
  remedies: elsewhere(one),
});

const missing = (one: Wanted, fields: readonly AccountField[]): MappingProblem => {
  const [used, most] = [usedOfType(fields, one.type), mostOfType[one.type]];
  const isFull = used >= most;
  return {
    ...about(one),
    code: isFull ? 'limit-reached' : 'data-field-missing',
    title: `${one.name} is not in Dotdigital`,
    sentence: isFull
      ? `The account has ${used} data fields of type ${one.type} and may have ${most}; another cannot be created.`
      : `${one.type}, private, no default. ${one.type} fields used: ${used} of ${most}.`,
    remedies: [...(isFull ? [] : [{ do: 'create-field', name: one.name, type: one.type } as const]), ...elsewhere(one)],
  };
};

const otherType = (one: Wanted, found: string, types: ReadonlyMap<string, string>): MappingProblem => ({
  ...about(one),
  code: 'data-field-type',
  title: `${one.name} is ${found}, but we send ${one.type}`,
  sentence: `${one.type === 'Numeric' && found === 'String' ? 'As text, 90 counts as more than 1,240. ' : ''}Dotdigital cannot change the type of a field. Make a new one, or send what the field takes.`,
  remedies: [
    { do: 'create-field', name: freeName(one, types), type: one.type },
    ...(found === 'String' && one.rule !== null ? [{ do: 'send-as-text', field: one.rule.field } as const] : []),
    ...elsewhere(one),
  ],
});

const endings: Readonly<Record<DataFieldType, string>> = { String: 'TXT', Numeric: 'NUM', Date: 'DATE', Boolean: 'YN' };

/** The name with its type behind it, cut to the 20 signs that Dotdigital takes, and not taken yet. */
const freeName = ({ name, type }: Wanted, types: ReadonlyMap<string, string>): string => {
  for (let place = 1; place < 100; place += 1) {
    const ending = `_${endings[type]}${place === 1 ? '' : place}`;
    const made = `${name.slice(0, 20 - ending.length)}${ending}`.toUpperCase();
    if (!types.has(made)) return made;
  }
  return name;
};

const checkProducts = ({ products }: MappingDocument): readonly MappingProblem[] =>
  products.flatMap(({ field, target }, place): readonly MappingProblem[] => {
    const base = { severity: 'must', area: 'products', field, dataField: target, remedies: [] } as const;
    if (target === null)
      return neededByBlocks.has(field)
        ? [
            {
              ...base,
              code: 'catalogue-needs-field',
              title: `A product without its ${wordsOf(field)} cannot be shown`,
              sentence: 'Without name, price, address and image a product cannot be picked in a product block.',
            },
          ]
        : [];
    if (neededByBlocks.has(field) && !isUsual(field, target)) {
      const sentence =
        'Product blocks read it under its usual name alone; a product without it cannot be picked there.';
      return [{ ...base, code: 'catalogue-needs-field', title: `${wordsFirst(field)} has to keep its name`, sentence }];
    }
    const twin = products.slice(0, place).find((one) => one.target === target);
    if (twin === undefined && target !== 'id' && target !== 'sku') return [];
    const sentence = `${twin === undefined ? 'The SKU' : wordsFirst(twin.field)} and ${wordsOf(field)} would overwrite each other.`;
    return [{ ...base, code: 'catalogue-field-twice', title: `${target} is written to twice`, sentence }];
  });

/** Contract dotdigital 6.6 [C]. */
const neededByBlocks = new Set<string>(['name', 'price', 'url', 'imageUrl']);

const checkRules = ({ orderScope }: MappingDocument): readonly MappingProblem[] =>
  orderScope.channels.length > 0 && orderScope.statuses.length > 0
    ? []
    : [
        {
          code: 'nothing-in-scope',
          severity: 'note',
          area: 'rules',
          field: null,
          dataField: null,
          title: 'No order belongs in Dotdigital',
          sentence: 'Without a channel and a state none is sent, and those that are there count as more than belongs.',
          remedies: [],
        },
      ];
