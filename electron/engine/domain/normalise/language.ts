/** The language without region: "en-GB" and "en" are the same. */
export const canonicalLanguage = (text: string): string => text.toLowerCase().split(/[-_]/u)[0] ?? '';
