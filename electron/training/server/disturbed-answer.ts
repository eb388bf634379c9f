import { z } from 'zod';
import type { Answer, Call, Handler } from './http.ts';
import type { Trouble } from './trouble.ts';

/** The answer with half of its JSON and a length that is right: a complete message that cannot be read. */
export const halved = (answer: Answer): Answer => {
  if (answer.body === undefined) return answer;
  const json = JSON.stringify(answer.body);
  // Half a number would be a number.
  const half = /^[[{"]/.test(json) ? json.slice(0, Math.ceil(json.length / 2)) : '{';
  const { body: _whole, ...rest } = answer;
  return { ...rest, text: half, headers: { ...answer.headers, 'Content-Type': 'application/json; charset=utf-8' } };
};

const linkSchema = z.looseObject({ link: z.string() });
const pageSchema = z.looseObject({ _links: z.record(z.string(), linkSchema) });

const askedLink = (link: string, asked: string | null): string =>
  asked === null
    ? link.replace(/([?&])limit=\d+&?/, '$1')
    : link.replace(/([?&])limit=\d+/, (_limit, before: string) => `${before}limit=${encodeURIComponent(asked)}`);

/** Links repeat what was asked for, and not how little there was. */
const withAskedLimit = (answer: Answer, asked: string | null): Answer => {
  const page = pageSchema.safeParse(answer.body);
  if (!page.success) return answer;
  const links = Object.entries(page.data._links).map(([name, entry]) => [
    name,
    { ...entry, link: askedLink(entry.link, asked) },
  ]);
  return { ...answer, body: { ...page.data, _links: Object.fromEntries(links) } };
};

/** A page with fewer items than were asked for and, where there are more, a link to those after its last. */
export const shortPage = async (handler: Handler, call: Call, { items }: Trouble): Promise<Answer> => {
  const asked = call.query.get('limit');
  const fewer = items ?? Math.max(1, Math.floor(Number(asked ?? 2) / 2));
  const query = new URLSearchParams(call.query);
  query.set('limit', String(fewer));
  return withAskedLimit(await handler({ ...call, query }), asked);
};
