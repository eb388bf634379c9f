import type { Answer } from '../server/http.ts';

type ErrorClass = 'auth' | 'throttled' | 'validation' | 'conflict' | 'not_found' | 'transient' | 'flow' | 'erp';

export type FieldError = { readonly path: string; readonly message: string };

/** Every code with its status and class (flow contract v1, error shape). */
const codes = {
  invalid_json: [400, 'validation'],
  invalid_cursor: [400, 'validation'],
  missing_idempotency_key: [400, 'validation'],
  unauthorized: [401, 'auth'],
  not_found: [404, 'not_found'],
  unknown_entity: [404, 'not_found'],
  method_not_allowed: [405, 'flow'],
  idempotency_mismatch: [409, 'conflict'],
  version_conflict: [409, 'conflict'],
  cursor_expired: [410, 'validation'],
  too_large: [413, 'validation'],
  validation_failed: [422, 'validation'],
} as const satisfies Record<string, readonly [number, ErrorClass]>;

/** A refusal in the contract's shape; none of these becomes right by trying again. */
export const refuse = (code: keyof typeof codes, message: string, fields: readonly FieldError[] = []): Answer => {
  const [status, errorClass] = codes[code];
  return {
    status,
    body: { error: { code, message, retryable: false, class: errorClass, ...(fields.length > 0 ? { fields } : {}) } },
  };
};
