/** Texts by name as JSON: the same ones are the same text in whichever order they came. */
export const sortedJson = (texts: Readonly<Record<string, string>>): string =>
  JSON.stringify(Object.fromEntries(Object.entries(texts).sort(([left], [right]) => (left < right ? -1 : 1))));
