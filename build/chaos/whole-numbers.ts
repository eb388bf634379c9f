import { parseArgs } from 'node:util';

/**
 * The whole numbers that a program was started with, `--name N` each; as in `usual` where one is not given. Throws on anything
 * else that it was started with.
 */
export const wholeNumbers = <Usual extends Readonly<Record<string, number | null>>>(
  usual: Usual,
): { readonly [Name in keyof Usual]: number | Usual[Name] } => {
  const names = Object.keys(usual);
  const { values } = parseArgs({
    options: Object.fromEntries(names.map((name) => [name, { type: 'string' }] as const)),
  });
  const numbers = names.map((name) => {
    const text = values[name];
    if (text === undefined) return [name, usual[name]] as const;
    if (typeof text !== 'string' || !/^\d{1,9}$/.test(text)) throw new Error(`--${name} takes a whole number`);
    return [name, Number(text)] as const;
  });
  return Object.fromEntries(numbers) as { readonly [Name in keyof Usual]: number | Usual[Name] };
};
