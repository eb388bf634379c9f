import type { Answer, Written } from '../server/http.ts';
import { type AnyRecord, keyOf } from './any-record.ts';
import { type FieldError, type RefusalCode, refuse } from './refusals.ts';

/** A command that may be carried out, and what it does; nothing has happened yet. */
type Plan = { readonly before: AnyRecord | null; readonly write: (now: number) => AnyRecord };

/** Why a command may not be carried out. */
export type Refusal = {
  readonly code: RefusalCode;
  readonly message: string;
  readonly fields?: readonly FieldError[];
};

export type Verdict =
  | { readonly kind: 'plan'; readonly plan: Plan }
  | { readonly kind: 'refusal'; readonly refusal: Refusal }
  /** There is nothing left to do: an earlier command made or changed this record already. */
  | { readonly kind: 'existing'; readonly record: AnyRecord };

export const refused = (code: RefusalCode, message: string, fields?: readonly FieldError[]): Verdict => ({
  kind: 'refusal',
  refusal: { code, message, ...(fields ? { fields } : {}) },
});

export const answerOf = ({ code, message, fields }: Refusal): Answer => refuse(code, message, fields);

/** What the write log notes of a command that was carried out. */
export const writtenBy = (before: AnyRecord | null, after: AnyRecord): Written => ({
  recordId: after.id,
  key: keyOf(after),
  changed: before === null || JSON.stringify(before.data) !== JSON.stringify(after.data),
});
