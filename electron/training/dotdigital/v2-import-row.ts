import { z } from 'zod';
import type { ContactBody } from './contact-body.ts';
import type { Account } from './contact-writes.ts';
import type { Preference } from './preferences-store.ts';
import { asV3, consentFieldsSchema, dataFieldsSchema, personSchema } from './v2-body.ts';

const flatConsent = z
  .array(z.object({ key: z.string(), value: z.string() }))
  .min(1)
  .transform((fields) => consentFieldsSchema.parse([{ fields }]));

/** In an import, consent stands flat (contract dotdigital 3.5 [C]); as in the other v2 calls is fine, too. */
const rowSchema = personSchema.extend({ consentfields: z.union([consentFieldsSchema, flatConsent]).nullish() });
export type V2Row = z.infer<typeof rowSchema>;

/** A row as it was sent, its keys in lower case. */
export type SentRow = Readonly<Record<string, unknown>>;

/** The row, or null when its form is wrong. */
export const readV2Row = (row: SentRow): V2Row | null => rowSchema.safeParse(row).data ?? null;

const cellsSchema = z.object({ email: z.string().catch(''), datafields: dataFieldsSchema.catch(null) });

/** What of a row can be shown, whatever else is wrong with it. */
export const cellsOf = (
  row: SentRow,
): { readonly email: string; readonly values: Readonly<Record<string, string>> } => {
  const { email, datafields } = cellsSchema.parse(row);
  return { email, values: Object.fromEntries((datafields ?? []).map(({ key, value }) => [key, String(value ?? '')])) };
};

const isSame = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** The preference that a data field means, `Preference:Category>Name` (contract dotdigital 3.5 [C]), or null. */
const preferenceOf = ({ preferences, switches }: Account, key: string): Preference | null => {
  const [, category, name = ''] = /^Preference:(?:([^>]*)>)?(.+)$/i.exec(key) ?? [];
  if (name === '') return null;
  const all = preferences.all();
  const nameOf = (entry: Preference): string =>
    switches.v2PreferenceNames === 'public' ? entry.publicName : entry.privateName;
  const isIn = ({ categoryId }: Preference): boolean => {
    const holder = all.find(({ id, isPreference }) => !isPreference && id === categoryId);
    return category === undefined ? holder === undefined : holder !== undefined && isSame(nameOf(holder), category);
  };
  return all.find((entry) => entry.isPreference && isSame(nameOf(entry), name) && isIn(entry)) ?? null;
};

/**
 * The row in the words of v3. A preference that is none, or neither "True" nor "False", stays a data field, which the account
 * does not have; one without a value says nothing.
 */
export const bodyOfRow = (account: Account, row: V2Row, listIds: readonly number[]): ContactBody => {
  const chosen = (row.datafields ?? []).map((field) => {
    const preference = preferenceOf(account, field.key);
    const value = String(field.value ?? '').toLowerCase();
    return { field, preference: ['', 'true', 'false'].includes(value) ? preference : null, value };
  });
  const datafields = chosen.flatMap(({ field, preference }) => (preference === null ? [field] : []));
  const preferences = chosen.flatMap(({ preference, value }) =>
    preference === null || value === '' ? [] : [{ id: preference.id, isOptedIn: value === 'true' }],
  );
  return {
    ...asV3({ ...row, datafields }, row.consentfields ?? []),
    ...(preferences.length > 0 ? { preferences } : {}),
    ...(listIds.length > 0 ? { lists: [...listIds] } : {}),
  };
};
