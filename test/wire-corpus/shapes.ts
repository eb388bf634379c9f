/** Tells what is wrong with a value, each difference with its path; nothing when it is as it must be. */
type Check = (value: unknown, at: string) => readonly string[];

export type Matcher = { readonly check: Check };

/**
 * What an answer must look like: plain values are exact, an object may have further keys, an array has exactly these
 * items in this order.
 */
export type Shape = string | number | boolean | null | Matcher | readonly Shape[] | { readonly [key: string]: Shape };

const ABSENT = Symbol('absent');

const shown = (value: unknown): string => {
  if (value === ABSENT) return 'nothing';
  const text = typeof value === 'string' ? `"${value}"` : (JSON.stringify(value) ?? String(value));
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
};

const isMatcher = (shape: Shape): shape is Matcher =>
  typeof shape === 'object' && shape !== null && 'check' in shape && typeof shape.check === 'function';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every way in which a value is not as the shape wants it, as lines like `$.identifiers.email: wanted …, got …`. */
export const differences = (shape: Shape, value: unknown, at = '$'): readonly string[] => {
  if (isMatcher(shape)) return shape.check(value, at);
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) return [`${at}: wanted an array, got ${shown(value)}`];
    const items = shape.flatMap((item: Shape, index) =>
      differences(item, index < value.length ? value[index] : ABSENT, `${at}[${index}]`),
    );
    if (value.length <= shape.length) return items;
    return [...items, `${at}: wanted ${shape.length} items, got ${value.length}: ${shown(value)}`];
  }
  if (isRecord(shape)) {
    if (!isRecord(value)) return [`${at}: wanted an object, got ${shown(value)}`];
    return Object.entries(shape).flatMap(([key, inner]) =>
      differences(inner as Shape, Object.hasOwn(value, key) ? value[key] : ABSENT, `${at}.${key}`),
    );
  }
  return value === shape ? [] : [`${at}: wanted ${shown(shape)}, got ${shown(value)}`];
};

const that = (words: string, holds: (value: unknown) => boolean): Matcher => ({
  check: (value, at) => (holds(value) ? [] : [`${at}: wanted ${words}, got ${shown(value)}`]),
});

/** The key is not there at all: no null, no empty text. */
export const absent = that('no such key', (value) => value === ABSENT);
/** The key is not there, or what is there fits. */
export const ifThere = (shape: Shape): Matcher => ({
  check: (value, at) => (value === ABSENT ? [] : differences(shape, value, at)),
});
export const anything = that('any value', (value) => value !== ABSENT);
export const text = that('a text', (value) => typeof value === 'string');
export const filled = that('a text that is not empty', (value) => typeof value === 'string' && value !== '');
export const number = that('a number', (value) => typeof value === 'number');
export const integer = that('an integer', Number.isInteger);
export const boolean = that('true or false', (value) => typeof value === 'boolean');
/** A number, whether it is written as one or as a text. */
export const numeric = (wanted: number): Matcher =>
  that(
    `the number ${wanted}`,
    (value) => (typeof value === 'number' || typeof value === 'string') && +value === wanted,
  );
export const like = (pattern: RegExp): Matcher =>
  that(`a text like ${pattern}`, (value) => typeof value === 'string' && pattern.test(value));
/** A text in whatever letter case (contract dotdigital 3.2: it differs by direction). */
export const anyCase = (wanted: string): Matcher =>
  that(`"${wanted}" in any case`, (value) => typeof value === 'string' && value.toLowerCase() === wanted.toLowerCase());
export const atLeast = (least: number): Matcher =>
  that(`a number from ${least}`, (value) => typeof value === 'number' && value >= least);
/** An instant that can be read, in one of the forms of contract dotdigital 1. */
export const instant = that(
  'an instant',
  (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value)),
);
export const guid = like(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);

/** One of these shapes fits. */
export const oneOf = (...shapes: readonly Shape[]): Matcher => ({
  check: (value, at) => {
    const tried = shapes.map((shape) => differences(shape, value, at));
    if (tried.some((found) => found.length === 0)) return [];
    return [`${at}: none of ${shapes.length} forms fits:`, ...tried.flat().map((line) => `  ${line}`)];
  },
});

const items = (value: unknown, at: string, check: (all: readonly unknown[]) => readonly string[]): readonly string[] =>
  Array.isArray(value) ? check(value) : [`${at}: wanted an array, got ${shown(value)}`];

/** An array in which every shape finds an item; others may be there. */
export const having = (...shapes: readonly Shape[]): Matcher => ({
  check: (value, at) =>
    items(value, at, (all) =>
      shapes.flatMap((shape) => {
        const tried = all.map((item, index) => differences(shape, item, `${at}[${index}]`));
        if (tried.some((found) => found.length === 0)) return [];
        const nearest = tried.reduce((best, one) => (one.length < best.length ? one : best), tried[0] ?? []);
        return [`${at}: no item of ${all.length} fits; the nearest:`, ...nearest.map((line) => `  ${line}`)];
      }),
    ),
});

/** An array in which no item fits. */
export const without = (shape: Shape): Matcher => ({
  check: (value, at) =>
    items(value, at, (all) =>
      all.flatMap((item, index) =>
        differences(shape, item).length === 0 ? [`${at}[${index}]: must not be there: ${shown(item)}`] : [],
      ),
    ),
});

/** An array of any length, not empty unless told, of which every item fits. */
export const each = (shape: Shape, least = 1): Matcher => ({
  check: (value, at) =>
    items(value, at, (all) => [
      ...(all.length < least ? [`${at}: wanted at least ${least} items, got ${all.length}`] : []),
      ...all.flatMap((item, index) => differences(shape, item, `${at}[${index}]`)),
    ]),
});

/** Every one of these shapes fits. */
export const all = (...shapes: readonly Shape[]): Matcher => ({
  check: (value, at) => shapes.flatMap((shape) => differences(shape, value, at)),
});

/** An object with these keys and no others. */
export const exactly = (shape: { readonly [key: string]: Shape }): Matcher => ({
  check: (value, at) => [
    ...differences(shape, value, at),
    ...(isRecord(value) ? Object.keys(value) : []).flatMap((key) =>
      key in shape ? [] : [`${at}.${key}: is not foreseen, got ${shown(isRecord(value) ? value[key] : value)}`],
    ),
  ],
});
