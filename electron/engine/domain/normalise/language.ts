import { canonicalText } from './text.ts';

/** The language without region: "en-GB" and "en" are the same. */
export const canonicalLanguage = (text: string): string => (canonicalText(text).split(/[-_]/u)[0] ?? '').trim();
