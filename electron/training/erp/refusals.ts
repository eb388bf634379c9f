import type { Answer } from '../server/http.ts';

type ErrorClass =
  | 'auth'
  | 'throttled'
  | 'validation'
  | 'conflict'
  | 'period_closed'
  | 'not_found'
  | 'transient'
  | 'flow'
  | 'erp';

export type FieldError = { readonly path: string; readonly message: string };

/** Every code with its status, its class, and the sentence used where nothing closer is known (contract 9.3). */
const codes = {
  invalid_json: [400, 'validation', 'The body is not valid JSON.'],
  invalid_cursor: [400, 'validation', 'The cursor was not made here.'],
  missing_idempotency_key: [400, 'validation', 'Idempotency-Key is required.'],
  unauthorized: [401, 'auth', 'The token is missing or wrong.'],
  forbidden: [403, 'auth', 'The token does not allow this.'],
  not_found: [404, 'not_found', 'There is no such record.'],
  unknown_entity: [404, 'not_found', 'There is no such entity.'],
  method_not_allowed: [405, 'flow', 'The method is not allowed here.'],
  idempotency_mismatch: [409, 'conflict', 'This Idempotency-Key came with another body before.'],
  version_conflict: [409, 'conflict', 'The record was changed by someone else.'],
  cursor_expired: [410, 'validation', 'The cursor is too old.'],
  too_large: [413, 'validation', 'The body is larger than 1 MiB.'],
  validation_failed: [422, 'validation', 'The request is invalid.'],
  period_closed: [422, 'period_closed', 'The accounting period is closed.'],
  flow_not_deployed: [422, 'flow', 'The flow is not deployed.'],
  throttled: [429, 'throttled', 'Too many calls; wait.'],
  erp_error: [502, 'erp', 'The ERP answered with an error.'],
  erp_unavailable: [503, 'transient', 'The ERP cannot be reached.'],
  maintenance: [503, 'transient', 'The ERP is being maintained.'],
  flow_timeout: [504, 'transient', 'The flow did not finish in time.'],
} as const satisfies Record<string, readonly [number, ErrorClass, string]>;

export type RefusalCode = keyof typeof codes;
export const refusalCodes = Object.keys(codes) as readonly RefusalCode[];

const isRetryable = (errorClass: ErrorClass): boolean => errorClass === 'throttled' || errorClass === 'transient';

/** The `error` object of the contract, as answers, commands that failed and events carry it. */
export const errorOf = (code: RefusalCode, message?: string, fields: readonly FieldError[] = []) => {
  const [, errorClass, sentence] = codes[code];
  return {
    code,
    message: message ?? sentence,
    retryable: isRetryable(errorClass),
    class: errorClass,
    ...(errorClass === 'erp' ? { erpCode: 'NB-4711' } : {}),
    ...(fields.length > 0 ? { fields } : {}),
  };
};

/** A refusal in the contract's shape. Only what is throttled or passing becomes right by trying again. */
export const refuse = (code: RefusalCode, message?: string, fields: readonly FieldError[] = []): Answer => ({
  status: codes[code][0],
  body: { error: errorOf(code, message, fields) },
});
