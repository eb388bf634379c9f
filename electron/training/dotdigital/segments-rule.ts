import { z } from 'zod';
import { mailableSql } from './feeds-suppression.ts';
import type { SegmentSwitches } from './segments-switches.ts';

const field = z.string().regex(/^[A-Za-z0-9_-]{1,20}$/);

const conditionSchema = z.union([
  z.strictObject({ field, in: z.array(z.union([z.string(), z.number(), z.boolean()])).min(1) }),
  z
    .strictObject({ field, atLeast: z.number().optional(), below: z.number().optional() })
    .refine(({ atLeast, below }) => atLeast !== undefined || below !== undefined, 'Neither atLeast nor below.'),
  z.strictObject({ field, isSet: z.boolean() }),
  z.strictObject({ status: z.array(z.string()).min(1) }),
  z.strictObject({ list: z.number().int() }),
]);
type Condition = z.infer<typeof conditionSchema>;

/** Who is in a segment. No call of the account reads or writes it (contract dotdigital 4 [C]). */
export const ruleSchema = z.strictObject({
  match: z.enum(['all', 'any']).default('all'),
  conditions: z.array(conditionSchema).min(1),
});
export type Rule = z.infer<typeof ruleSchema>;

/** A condition on rows of `contact`, with the values of its question marks in order. */
export type Where = { readonly sql: string; readonly values: readonly (string | number)[] };

const IN_LIST = `EXISTS (SELECT 1 FROM json_each(list_ids) WHERE json_each.value = ?)
  AND NOT EXISTS (SELECT 1 FROM list_opt_out o WHERE o.list_id = ? AND o.contact_id = contact.contact_id)`;

const whereOf = (condition: Condition, collation: string): Where => {
  if ('status' in condition)
    return { sql: 'email_status IN (SELECT value FROM json_each(?))', values: [JSON.stringify(condition.status)] };
  if ('list' in condition) return { sql: IN_LIST, values: [condition.list, condition.list] };
  const path = `$."${condition.field}"`;
  if ('in' in condition) {
    const sql = `json_extract(data_fields, ?) COLLATE ${collation} IN (SELECT value FROM json_each(?))`;
    return { sql, values: [path, JSON.stringify(condition.in)] };
  }
  if ('isSet' in condition) {
    return { sql: `json_extract(data_fields, ?) IS ${condition.isSet ? 'NOT ' : ''}NULL`, values: [path] };
  }
  const { atLeast, below } = condition;
  const bounds = [
    ...(atLeast === undefined ? [] : [{ sql: 'json_extract(data_fields, ?) >= ?', values: [path, atLeast] }]),
    ...(below === undefined ? [] : [{ sql: 'json_extract(data_fields, ?) < ?', values: [path, below] }]),
  ];
  return { sql: bounds.map(({ sql }) => sql).join(' AND '), values: bounds.flatMap(({ values }) => values) };
};

/** The rule as a condition on contacts: those with an address and not in the bin. An empty field fits no value. */
export const ruleWhere = ({ match, conditions }: Rule, switches: SegmentSwitches): Where => {
  const collation = switches.segmentTextCase === 'insensitive' ? 'NOCASE' : 'BINARY';
  const parts = conditions.map((condition) => whereOf(condition, collation));
  const joined = parts.map(({ sql }) => `(${sql})`).join(match === 'all' ? ' AND ' : ' OR ');
  const mailable = switches.segmentsHoldSuppressed ? '' : ` AND ${mailableSql}`;
  return {
    sql: `binned = 0 AND email IS NOT NULL${mailable} AND (${joined})`,
    values: parts.flatMap(({ values }) => values),
  };
};

/** The fields that a rule speaks of. */
export const fieldsIn = ({ conditions }: Rule): readonly string[] =>
  conditions.flatMap((condition) => ('field' in condition ? [condition.field] : []));
