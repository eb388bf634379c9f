/**
 * A search text as an FTS5 query: every word must start a word of the name, the email or the number. Whatever was typed
 * is quoted, so no sign has a meaning. Null when there is nothing to search for.
 */
export const searchTerms = (text: string): string | null => {
  const words = text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0 ? null : words.map((word) => `"${word}"*`).join(' ');
};
