import type { StateFile } from '../server/state-file.ts';

export const PREFERENCE_TABLE = `
  CREATE TABLE IF NOT EXISTS preference(
    preference_id INTEGER PRIMARY KEY,
    category_id INTEGER NOT NULL,
    is_preference INTEGER NOT NULL,
    public_name TEXT NOT NULL,
    private_name TEXT NOT NULL,
    position INTEGER NOT NULL
  ) STRICT;
`;

/** A preference, or a category that holds some; outside of any category the category's id is 0. */
export type Preference = {
  readonly id: number;
  readonly categoryId: number;
  readonly isPreference: boolean;
  readonly publicName: string;
  readonly privateName: string;
  readonly position: number;
};

const seeded: readonly Preference[] = [
  { id: 8, categoryId: 0, isPreference: false, publicName: 'What to hear of', privateName: 'Topics', position: 0 },
  { id: 9, categoryId: 8, isPreference: true, publicName: 'New arrivals', privateName: 'New arrivals', position: 0 },
  { id: 10, categoryId: 8, isPreference: true, publicName: 'Offers', privateName: 'Offers and sales', position: 1 },
  { id: 21, categoryId: 0, isPreference: true, publicName: 'Events near you', privateName: 'Events', position: 1 },
];

/** Writes the preferences of the first day, unless they are there. */
export const writePreferences = (file: StateFile): void => {
  const insert = file.prepare(`INSERT OR IGNORE INTO preference(preference_id, category_id, is_preference, public_name,
    private_name, position) VALUES (?, ?, ?, ?, ?, ?)`);
  for (const { id, categoryId, isPreference, publicName, privateName, position } of seeded) {
    insert.run(id, categoryId, isPreference ? 1 : 0, publicName, privateName, position);
  }
};

export type PreferenceStore = {
  /** Categories included, in the order of the account's page of preferences. */
  readonly all: () => readonly Preference[];
  /** Null for a category, too: nobody can opt into one. */
  readonly find: (preferenceId: number) => Preference | null;
};

type Row = Omit<Preference, 'isPreference'> & { readonly isPreference: number };

/** The account's preferences. Who opted into which stands in the contacts. */
export const createPreferenceStore = (file: StateFile): PreferenceStore => {
  const rows = file.prepare<
    [],
    Row
  >(`SELECT preference_id AS id, category_id AS categoryId, is_preference AS isPreference,
    public_name AS publicName, private_name AS privateName, position FROM preference ORDER BY category_id, position`);
  const all = () => rows.all().map((row) => ({ ...row, isPreference: row.isPreference === 1 }));
  return {
    all,
    find: (preferenceId) => all().find(({ id, isPreference }) => isPreference && id === preferenceId) ?? null,
  };
};
