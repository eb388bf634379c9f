import { at, type Exchange, token } from '../exchange.ts';

export const CAMPAIGNS = '/v2/campaigns';
/** Of the training account: a draft, a scheduled one, a triggered one, the last that was sent, and a list. */
export const [DRAFT, SCHEDULED, WELCOME, SENT, NEWSLETTER] = [62_301, 62_101, 62_201, 62_030, 4_103];

export const got = (
  name: string,
  target: string,
  answer: Exchange['answer'],
  more: Partial<Exchange> = {},
): Exchange => ({
  name,
  source: '7.1 [C]',
  send: `GET ${CAMPAIGNS}${target}`,
  status: 200,
  ...(answer === undefined ? {} : { answer }),
  ...more,
});

export const sent = (
  name: string,
  body: string,
  answer: Exchange['answer'],
  more: Partial<Exchange> = {},
): Exchange => ({
  name,
  source: '7.1 [C], B [I]',
  assumes: 'sendAnswerStatus',
  send: `POST ${CAMPAIGNS}/send`,
  body,
  status: [200, 202],
  ...(answer === undefined ? {} : { answer }),
  ...more,
});

export const refused = (name: string, send: string, body: string | null, ...tokens: string[]): Exchange => ({
  name,
  source: '3.6 [C], 7.1 [C]',
  silent: 'codes of v2 refusals are rarely stated; clients read the token',
  send,
  ...(body === null ? {} : { body }),
  status: [400, 403, 404, 409],
  answer: token(...tokens),
});

export const contact = (name: string, more = ''): Exchange => ({
  name: `${name} is there`,
  source: '3.1 [C]',
  send: 'POST /contacts/v3',
  body: `{"identifiers":{"email":"${name}@example.com"}${more}}`,
  status: 201,
  keep: { [name]: at('contactId') },
});

export const later = (offsetMs: number): Partial<Exchange> => ({ admin: [['/clock', { offsetMs }]] });
