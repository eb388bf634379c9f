/** One form per character (NFC), no outer white space, inner white space folded to single spaces. */
export const tidy = (raw: string): string => raw.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** Text compared without case. */
export const canonicalText = (text: string): string => text.toLowerCase();
