import type { Answer } from '../server/http.ts';

export type Detail = { readonly item: string; readonly description: string };

/** The v3 envelope (contract dotdigital 3.4 [C]). */
export const refusal = (
  status: number,
  errorCode: string,
  description: string,
  details?: readonly Detail[],
): Answer => ({
  status,
  body: { errorCode, description, ...(details && details.length > 0 ? { details } : {}) },
});

export const badRequest = (details: readonly Detail[]): Answer =>
  refusal(400, 'contacts:badRequest', 'The request is invalid.', details);

export const contactNotFound = (identifier: string, value: string): Answer =>
  refusal(404, 'contacts:contactNotFound', 'The contact was not found.', [
    { item: value, description: `Not found using the identifier '${identifier}'` },
  ]);

/** The v2 shape: a sentence that ends in a code (contract dotdigital 3.6 [C]). */
export const refusalV2 = (status: number, message: string): Answer => ({ status, body: { message } });

/** 401 in both versions; only v2's text is attested. */
export const unauthorised = (isV2: boolean): Answer =>
  isV2
    ? refusalV2(401, 'Authorization has been denied for this request.')
    : refusal(401, 'auth:unauthorized', 'Authorization has been denied for this request.');
