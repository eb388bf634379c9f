import type { Call } from '../server/http.ts';

const STAMP = /^gte::(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,7})?Z)$/;

const markerOf = (after: number): string => Buffer.from(`after:${after}`).toString('base64');

/** The id behind which a page begins; null when the marker is none of ours. */
export const afterOf = (marker: string | null): number | null => {
  if (marker === null) return 0;
  const [, after] = /^after:(\d+)$/.exec(Buffer.from(marker, 'base64').toString('utf8')) ?? [];
  return after === undefined ? null : Number(after);
};

/** The instant of a filter such as `~modified`. */
export const stampOf = (text: string | null): number | null | 'invalid' => {
  if (text === null) return null;
  const at = Date.parse(STAMP.exec(text)?.[1] ?? '');
  return Number.isNaN(at) ? 'invalid' : at;
};

/** The limit from 1 to 5,000, as many unless told (contract dotdigital 2.3 [C]); null for any other. */
export const limitOf = ({ query }: Call): number | null => {
  const limit = Number(query.get('limit') ?? 5_000);
  return Number.isInteger(limit) && limit >= 1 && limit <= 5_000 ? limit : null;
};

/** Every parameter comes back in each link: what is missing there, clients drop without a word (contract 2.3 [V]). */
const linkOf = (base: string, { path, query }: Call, after: number) => {
  const params = [...query].filter(([name]) => name !== 'marker');
  const marker = markerOf(after);
  const text = [...params, ['marker', marker] as const]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
  return { marker, link: `${base}${path.replace(/\/+$/, '')}?${text}` };
};

/** The links of a page that began behind `after`; the next one begins behind `last`, where there is one. */
export const linksOf = (base: string, call: Call, after: number, last: number | null) => ({
  self: linkOf(base, call, after),
  first: linkOf(base, call, 0),
  ...(last === null ? {} : { next: linkOf(base, call, last) }),
});
