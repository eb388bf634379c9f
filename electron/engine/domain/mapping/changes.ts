import { type FieldName, isStandard } from '../../../../shared/domain/fields.ts';
import {
  type CustomerRule,
  extraOf,
  fieldsIn,
  type MappingDocument,
  ruleOf,
  sourceName,
} from '../../../../shared/domain/mapping-document.ts';
import type { MappingChange } from '../../../../shared/domain/mapping-report.ts';
import { tellsText } from './field-words.ts';
import { eligibilitySentence, listSentence, orderScopeSentence, permissionSentence } from './sentences.ts';
import { stepsText } from './step-text.ts';

/** What one mapping says otherwise than another, in words. */
export const changesBetween = (before: MappingDocument, after: MappingDocument): readonly MappingChange[] => [
  ...told('customers', 'number', before.numberField, after.numberField),
  ...[...new Set([...fieldsIn(before), ...fieldsIn(after)])].flatMap((field) => {
    const [was, rule] = [ruleOf(before, field), ruleOf(after, field)];
    // A table that only holds other words reads the same: the steps themselves say whether anything is other.
    return JSON.stringify(was) === JSON.stringify(rule)
      ? []
      : [
          {
            area: 'customers' as const,
            field: nameIn(after, before, field),
            before: textIn(before, was),
            after: textIn(after, rule),
          },
        ];
  }),
  ...after.products.flatMap(({ field, target }) =>
    told(
      'products',
      field,
      before.products.find((one) => one.field === field)?.target ?? 'not sent',
      target ?? 'not sent',
    ),
  ),
  ...told('orders', null, dialectText[before.orders], dialectText[after.orders]),
  ...told('rules', null, eligibilitySentence(before).text, eligibilitySentence(after).text),
  ...told('rules', null, orderScopeSentence(before).text, orderScopeSentence(after).text),
  ...told('rules', null, permissionSentence(before).text, permissionSentence(after).text),
  ...listChanges(before, after),
];

/** A list is known by its id; two rules of one list are told in their order. */
const listChanges = (before: MappingDocument, after: MappingDocument): readonly MappingChange[] => {
  const ids = [...new Set([...before.lists, ...after.lists].map(({ listId }) => listId))];
  return ids.flatMap((id) => {
    const [was, is] = [before, after].map((document) => document.lists.filter(({ listId }) => listId === id));
    const text = (rules: typeof was, document: MappingDocument): string =>
      rules === undefined || rules.length === 0
        ? 'no rule'
        : rules.map((rule) => listSentence(rule, document).text).join(' ');
    return told('lists', (is?.[0] ?? was?.[0])?.name ?? null, text(was, before), text(is, after));
  });
};

const told = (area: MappingChange['area'], field: string | null, before: string, after: string): MappingChange[] =>
  before === after ? [] : [{ area, field, before, after }];

const dialectText: Readonly<Record<MappingDocument['orders'], string>> = {
  'as-the-account': 'named as the account names them',
  snake_case: 'order_total and the like',
  camelCase: 'orderTotal and the like',
};

const masterText = { erp: 'the ERP', dotdigital: 'Dotdigital', nobody: 'nobody' } as const;

/** What an added field is called stands for it: its place means nothing to anybody. */
const nameIn = (after: MappingDocument, before: MappingDocument, field: FieldName): string => {
  const extra = extraOf(after, field) ?? extraOf(before, field);
  return extra === null ? field : sourceName(extra.source);
};

const textIn = (document: MappingDocument, rule: CustomerRule): string =>
  !isStandard(rule.field) && extraOf(document, rule.field) === null ? 'not sent' : ruleText(rule);

const ruleText = (rule: CustomerRule): string => {
  const where = rule.target === null ? (rule.field === 'email' ? 'email' : 'not sent') : rule.target.name;
  const type = rule.target === null ? '' : ` (${rule.target.type})`;
  return `${stepsText(rule)} → ${where}${type}, mastered by ${masterText[rule.master]}${tellsText(rule)}`;
};
