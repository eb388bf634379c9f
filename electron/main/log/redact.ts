/** Names whose values never enter a log. */
const secretName = /authorization|password|passphrase|secret|token|cookie|api[-_]?key|credential/i;

/** Values that look like a secret or a person whatever their name is. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/\b(Basic|Bearer)\s+[A-Za-z0-9+/=._~-]{6,}/g, '$1 [removed]'],
  [/\b((?:password|passphrase|secret|token|api[-_]?key)["']?\s*[:=]\s*["']?)[^\s"',;]+/gi, '$1[removed]'],
  // As written (O'Brien's too), and as an address in a URL is. A slash ends it, so that the rest of a path stays.
  [/[^\s"<>()@/]+(?:@|%40)[^\s"'<>()@]+\.[^\s"'<>()@]+/giu, '[email]'],
];

/** A text without secrets and email addresses. */
export const redactText = (text: string): string =>
  patterns.reduce((clean, [pattern, by]) => clean.replace(pattern, by), text);

/** Facts without secrets and email addresses. */
export const redactFacts = <T extends Readonly<Record<string, string | number | boolean | null>>>(
  facts: T,
): Record<string, string | number | boolean | null> =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      secretName.test(name) ? '[removed]' : typeof value === 'string' ? redactText(value) : value,
    ]),
  );
