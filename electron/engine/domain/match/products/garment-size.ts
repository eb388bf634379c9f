const size = /(?:^|[\s,/;(-])(xx?s|s|m|l|x{1,4}l|[2-5]xl|one size)\)?$/iu;

/** The size of a garment at the end of its name, such as XL, in one form; null where the name ends otherwise. */
export const garmentSizeIn = (name: string): string | null => {
  const found = size.exec(name.trim())?.[1]?.toLowerCase() ?? null;
  return found?.replace(/^([2-5])xl$/, (_all, times: string) => `${'x'.repeat(Number(times))}l`) ?? null;
};
