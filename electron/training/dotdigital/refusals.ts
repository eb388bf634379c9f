import type { Answer } from '../server/http.ts';
import type { Switches } from './switches.ts';

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

/** 401; only v2's text is attested (contract dotdigital 3.4, 3.6). */
export const unauthorised = (body: Switches['unauthorisedBody']): Answer => {
  const sentence = 'Authorization has been denied for this request.';
  if (body === 'empty') return { status: 401 };
  return body === 'message' ? refusalV2(401, sentence) : refusal(401, 'auth:unauthorized', sentence);
};

/** 403 to an account of another region; its sentence is documented, its form is not (contract dotdigital 1). */
export const forbidden = (body: Switches['forbiddenBody']): Answer => {
  const sentence = 'Forbidden: Access is denied.';
  return body === 'text' ? { status: 403, text: sentence } : refusal(403, 'auth:forbidden', sentence);
};
