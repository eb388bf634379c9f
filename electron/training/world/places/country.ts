/** Languages, names, places and number ranges of one country, as far as invented people need them. */
export type Country = {
  readonly code: string;
  readonly language: string;
  readonly titles: { readonly female: readonly [string, ...string[]]; readonly male: readonly [string, ...string[]] };
  readonly female: readonly [string, ...string[]];
  readonly male: readonly [string, ...string[]];
  readonly last: readonly [string, ...string[]];
  /** City and the patterns of its postcodes: # is a digit, @ a letter that the country allows there. */
  readonly cities: readonly [City, ...City[]];
  readonly postcodeLetters: string;
  readonly streets: readonly [string, ...string[]];
  /** How a house number joins a street. */
  readonly numberFirst: boolean;
  readonly phone: PhonePlan;
  readonly emailDomains: readonly [string, ...string[]];
};

export type City = readonly [name: string, ...postcodes: [string, ...string[]]];

/**
 * National writings with # for the digits that count up. Where a country reserves numbers for fiction that count as valid
 * numbers, those are used; elsewhere blocks that start with a row of zeroes.
 */
export type PhonePlan = {
  readonly callingCode: string;
  /** What a national writing starts with and an international one leaves out. */
  readonly trunk: string;
  readonly ranges: readonly [string, ...string[]];
};

const words = (text: string): readonly [string, ...string[]] => {
  const [first = '', ...rest] = text.trim().split(/\s*,\s*/);
  return [first, ...rest];
};

/** A list of names, written with commas between them. */
export const listOf = words;
