import { type MappingDocument, ruleOf } from '../../../../shared/domain/mapping-document.ts';
import type { MappingChange } from '../../../../shared/domain/mapping-report.ts';
import { eligibilitySentence, orderScopeSentence, permissionSentence } from './sentences.ts';
import { stepsText } from './step-text.ts';

/** What one mapping says otherwise than another, in words. */
export const changesBetween = (before: MappingDocument, after: MappingDocument): readonly MappingChange[] => [
  ...told('customers', 'number', before.numberField, after.numberField),
  ...after.customers.flatMap((rule) => {
    const was = ruleOf(before, rule.field);
    // A table that only holds other words reads the same: the steps themselves say whether anything is other.
    return JSON.stringify(was) === JSON.stringify(rule)
      ? []
      : [{ area: 'customers' as const, field: rule.field, before: ruleText(was), after: ruleText(rule) }];
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
];

const told = (area: MappingChange['area'], field: string | null, before: string, after: string): MappingChange[] =>
  before === after ? [] : [{ area, field, before, after }];

const dialectText: Readonly<Record<MappingDocument['orders'], string>> = {
  'as-the-account': 'named as the account names them',
  snake_case: 'order_total and the like',
  camelCase: 'orderTotal and the like',
};

const masterText = { erp: 'the ERP', dotdigital: 'Dotdigital', nobody: 'nobody' } as const;

const ruleText = (rule: MappingDocument['customers'][number]): string => {
  const where = rule.target === null ? (rule.field === 'email' ? 'email' : 'not sent') : rule.target.name;
  const type = rule.target === null ? '' : ` (${rule.target.type})`;
  return `${stepsText(rule)} → ${where}${type}, mastered by ${masterText[rule.master]}`;
};
