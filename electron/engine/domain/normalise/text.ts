const plain = /^[ -~]*$/;

/**
 * Signs that nobody sees and that come along with copying: controls, soft hyphen, zero-width space, direction marks, byte
 * order mark. The joiners inside emoji and scripts stay, they change what is read.
 */
const invisible = /\uFEFF|(?!\s)[\p{Cc}\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069]/gu;

/** One form per character (NFC), nothing invisible, no outer white space, inner white space folded to single spaces. */
export const tidy = (raw: string): string =>
  (plain.test(raw) ? raw : raw.replace(invisible, '').normalize('NFC')).replace(/\s+/gu, ' ').trim();

/** Text without case. There and back, which makes ß, ẞ and ss, and the two small sigmas, the same. */
export const canonicalText = (text: string): string =>
  plain.test(text) ? text.toLowerCase() : text.toLowerCase().toUpperCase().toLowerCase().normalize('NFC');

/** The same in upper case. */
export const upperText = (text: string): string =>
  plain.test(text) ? text.toUpperCase() : canonicalText(text).toUpperCase().normalize('NFC');
