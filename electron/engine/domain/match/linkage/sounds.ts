const groups: readonly (readonly [RegExp, string])[] = [
  [/^(?:kn|gn|pn)/, 'n'],
  [/^wr/, 'r'],
  [/^x/, 's'],
  [/tsch|sch|sh|cz|sz/g, 's'],
  [/ph|pf/g, 'f'],
  [/gh(?=[^aeiouy]|$)/g, ''],
  [/dg(?=[eiy])/g, 'j'],
  [/ch|ck|qu|q/g, 'k'],
  [/th|dt/g, 't'],
  [/tz|ts|z/g, 's'],
  [/c(?=[eiy])/g, 's'],
  [/c|x/g, 'k'],
  [/v|w/g, 'f'],
  [/d/g, 't'],
  [/b/g, 'p'],
  [/g(?=[eiy])|j/g, 'y'],
  [/g/g, 'k'],
  [/m/g, 'n'],
  [/(?<=.)[aeiouyh]+/g, ''],
];

/**
 * How a folded word sounds, roughly: its first sound and its consonants, alike ones together, doubles once, six at most. For
 * European names; Meyer and Maier, Stephen and Steven, Schmidt and Smith come out the same.
 */
export const soundOf = (word: string): string => {
  const known = sounds.get(word);
  if (known !== undefined) return known;
  if (sounds.size >= remembered) sounds.clear();
  const sound = spoken(word);
  sounds.set(word, sound);
  return sound;
};

/** Names come again and again; no more of them than this are remembered. */
const remembered = 20_000;
const sounds = new Map<string, string>();

const spoken = (word: string): string => {
  let sound = word.replace(/ /g, '');
  const vowelFirst = /^[aeiouyh]/.test(sound);
  for (const [letters, by] of groups) sound = sound.replace(letters, by);
  if (vowelFirst) sound = `a${sound.slice(1)}`;
  return sound.replace(/(.)\1+/g, '$1').slice(0, 6);
};
