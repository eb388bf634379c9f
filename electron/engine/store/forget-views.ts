import type { Database } from 'better-sqlite3';

type View = { readonly id: number; readonly name: string; readonly search: string | null };

/** Who somebody is in words, as the mirror holds it of one record. */
export type PersonWords = {
  readonly first: string | null;
  readonly last: string | null;
  readonly email: string | null;
  readonly number: string | null;
};

/**
 * Removes kept views of the list that were kept for a person: what they search for is found in what the person is called, or
 * their name names the person. Call inside a transaction; a file from before there were such views has none.
 */
export const forgetViews = (db: Database, persons: readonly PersonWords[]): void => {
  if (db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'saved_view'").get() === undefined) return;
  const views = db.prepare<[], View>("SELECT id, name, json_extract(view, '$.search') AS search FROM saved_view").all();
  const remove = db.prepare<[number]>('DELETE FROM saved_view WHERE id = ?');
  for (const { id, name, search } of views)
    if (persons.some((person) => isSearchedFor(search ?? '', person) || isNamed(name, person))) remove.run(id);
};

/** As the search of the list does it: every word begins some word of the person, accents aside. A domain names nobody. */
const isSearchedFor = (search: string, { first, last, email, number }: PersonWords): boolean => {
  const words = wordsOf(search);
  const own = [first, last, email?.split('@')[0] ?? null, number].flatMap((text) => wordsOf(text ?? ''));
  const isAll = words.every((word) => own.some((text) => text.startsWith(word)));
  return (words.length > 0 && isAll) || (email !== null && email !== '' && folded(search).trim() === folded(email));
};

const isNamed = (name: string, { first, last, email, number }: PersonWords): boolean => {
  const full = first === null || last === null ? null : `${first} ${last}`;
  return [full, email, number].some((text) => text !== null && text !== '' && folded(name).includes(folded(text)));
};

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const wordsOf = (text: string): readonly string[] => folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
