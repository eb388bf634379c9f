import { z } from 'zod';
import type { MismatchSort } from '../../../shared/domain/saved-view.ts';

/** Where a page ended: the last row's sort values; those that the order does not need may be empty. */
const cursorSchema = z.strictObject({
  severity: z.number().int(),
  detectedAt: z.number().int(),
  label: z.string(),
  sendAt: z.number().int(),
  campaign: z.number().int(),
  worth: z.number().int(),
  id: z.number().int(),
});
export type PageCursor = Readonly<z.infer<typeof cursorSchema>>;

/** The cursor as opaque text. */
export const encodeCursor = (cursor: PageCursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');

/** The cursor of a text; null (the first page) for one that is none. */
export const decodeCursor = (text: string | null): PageCursor | null => {
  if (text === null) return null;
  try {
    return cursorSchema.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))).data ?? null;
  } catch {
    return null;
  }
};

/** Puts rows into a sort's order; the same order as the indexes give. */
export const comparePlaces =
  (sort: MismatchSort) =>
  (left: PageCursor, right: PageCursor): number => {
    if (sort === 'name') return compareNoCase(left.label, right.label) || left.id - right.id;
    if (sort === 'impact') return compareImpact(left, right);
    const severity = sort === 'severity' ? left.severity - right.severity : 0;
    return severity || right.detectedAt - left.detectedAt || right.id - left.id;
  };

/** The soonest send first, then severity, then what is worth most, then what has waited longest. */
const compareImpact = (left: PageCursor, right: PageCursor): number =>
  left.sendAt - right.sendAt ||
  left.campaign - right.campaign ||
  left.severity - right.severity ||
  left.worth - right.worth ||
  left.detectedAt - right.detectedAt ||
  left.id - right.id;

/** SQLite's NOCASE folds ASCII letters only, then compares UTF-8 bytes. */
const compareNoCase = (left: string, right: string): number =>
  Buffer.compare(Buffer.from(foldAscii(left)), Buffer.from(foldAscii(right)));
const foldAscii = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
