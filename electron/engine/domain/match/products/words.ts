import { fold } from '../linkage/fold.ts';

/** The words of an item by what they are for: each once. Models and measures are words too. */
export type ItemWords = {
  readonly words: readonly string[];
  /** Numbers and letters together, as makers name their models; separators left out. */
  readonly models: readonly string[];
  /** Numbers alone: versions, years, counts. */
  readonly numbers: readonly string[];
  /** A number with its unit, such as 8gb; by unit. */
  readonly measures: ReadonlyMap<string, string>;
};

const units: Readonly<Record<string, string>> = {
  inch: 'in',
  inches: 'in',
  in: 'in',
  gb: 'gb',
  mb: 'mb',
  tb: 'tb',
  ml: 'ml',
  cl: 'cl',
  l: 'l',
  litre: 'l',
  g: 'g',
  kg: 'kg',
  mm: 'mm',
  cm: 'cm',
  m: 'm',
  ft: 'ft',
  foot: 'ft',
  feet: 'ft',
  oz: 'oz',
  w: 'w',
  watt: 'w',
  watts: 'w',
  mp: 'mp',
  megapixel: 'mp',
  user: 'user',
  users: 'user',
  cup: 'cup',
  cups: 'cup',
  pk: 'pack',
  pack: 'pack',
  pcs: 'pack',
};

const idle = new Set('the and for with of a an in on to by from de la le und mit fur'.split(' '));

const measure = /(?<![\p{L}\d.-])(\d+(?:\.\d+)?)[\s-]*([a-z]+)\b/gu;

/** Takes an item's name apart. `more` is text that may name the model again, as descriptions do; its other words do not count. */
export const wordsOf = (name: string, more = ''): ItemWords => {
  const { text, measures } = measured(name.toLowerCase());
  const chunks = text.split(/[\s,;:()[\]|]+/).filter((chunk) => /[\p{L}\p{N}]/u.test(chunk));
  const words = new Set<string>();
  const [models, numbers] = [new Set<string>(), new Set<string>()];
  for (const chunk of chunks) {
    const model = modelIn(chunk);
    if (model !== null) models.add(model);
    for (const word of fold(chunk).split(' ')) if (word.length > 1 && !idle.has(word)) words.add(singular(word));
    for (const number of chunk.matchAll(/(?<![\p{L}\d])v?(\d+(?:\.\d+)?)(?![\p{L}\d])/gu))
      numbers.add(plainNumber(number[1] ?? ''));
  }
  for (const chunk of more.toLowerCase().split(/[\s,;:()[\]|]+/)) {
    const model = modelIn(chunk);
    if (model !== null && model.length >= 5) models.add(model);
  }
  return {
    words: [...words, ...models].filter(once),
    models: [...models],
    numbers: [...numbers],
    measures,
  };
};

const once = (word: string, place: number, all: readonly string[]): boolean => all.indexOf(word) === place;

const singular = (word: string): string =>
  word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;

const plainNumber = (number: string): string => (number.includes('.') ? number.replace(/\.?0+$/, '') : number);

/** A model's name: at least four signs with a digit, and a letter or five digits, that is no measure. */
const modelIn = (chunk: string): string | null => {
  const plain = chunk.replace(/[^\p{L}\p{N}]/gu, '');
  if (plain.length < 4 || plain.length > 20 || !/\d/.test(plain)) return null;
  const isMeasure = /^\d+([a-z]+)$/.exec(plain);
  if (
    isMeasure !== null &&
    (units[isMeasure[1] ?? ''] !== undefined || /^(?:p|x|bit|ghz|mhz|hz|v|btu|th|st|nd|rd)$/.test(isMeasure[1] ?? ''))
  )
    return null;
  return /\p{L}/u.test(plain) || plain.length >= 5 ? plain : null;
};

/** Brings sizes into one form, `8gb`, in the text, and tells the first of each unit. */
const measured = (name: string): { readonly text: string; readonly measures: ReadonlyMap<string, string> } => {
  const measures = new Map<string, string>();
  const text = name
    .replace(/(\d)\s*(?:"|''|”|″)/g, '$1 inch ')
    .replace(/\bpack of (\d+)/g, '$1 pack')
    .replace(measure, (whole, number: string, word: string) => {
      const unit = Object.hasOwn(units, word) ? units[word] : undefined;
      if (unit === undefined) return whole;
      if (!measures.has(unit)) measures.set(unit, plainNumber(number));
      return ` ${plainNumber(number)}${unit} `;
    });
  return { text, measures };
};
