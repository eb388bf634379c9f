import { z } from 'zod';
import { type Answer, type Call, jsonOf } from '../server/http.ts';
import { isObject } from './insight-schema.ts';
import { refusalV2 } from './refusals.ts';

/** An item as v2 takes it: `json` is a text that holds JSON, though an example of the description has the JSON itself. */
export type V2Item = { readonly key: unknown; readonly contactIdentifier: string | null; readonly json: unknown };

const textSchema = z.union([z.string(), z.number()]).transform(String).nullish();

const parsedJson = (json: unknown): unknown => {
  if (typeof json !== 'string') return json;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
};

/** Keys come in any case, those of the record itself as they are (contract dotdigital 1 [C]). */
const itemOf = (value: unknown): V2Item | null => {
  if (!isObject(value)) return null;
  const item = Object.fromEntries(Object.entries(value).map(([name, entry]) => [name.toLowerCase(), entry]));
  const identifier = textSchema.safeParse(item.contactidentifier);
  if (!identifier.success) return null;
  return { key: item.key, contactIdentifier: identifier.data ?? null, json: parsedJson(item.json) };
};

const invalid = (): Answer => refusalV2(400, 'The body is missing or invalid. ERROR_PARAMETER_INVALID');

/** The one item of a call, or the refusal. */
export const v2ItemOf = (call: Call): V2Item | Answer => {
  const sent = jsonOf(call);
  return (sent.ok ? itemOf(sent.value) : null) ?? invalid();
};

/** The items of an import, or the refusal. */
export const v2ItemsOf = (call: Call): readonly V2Item[] | Answer => {
  const sent = jsonOf(call);
  if (!sent.ok || !Array.isArray(sent.value) || sent.value.length === 0) return invalid();
  const items = sent.value.flatMap((value: unknown) => itemOf(value) ?? []);
  return items.length === sent.value.length ? items : invalid();
};

/** What identifies a contact in v2: an address if there is an @ in it, else its id. */
export const v2Identity = (identifier: string) => ({
  identifier: identifier.includes('@') ? 'email' : 'contactId',
  value: identifier,
});

/** Whether the item goes to a collection of the account (contract dotdigital 6.2 [C]). */
export const isForAccount = ({ contactIdentifier }: V2Item): boolean =>
  contactIdentifier !== null && /^(account|-1)$/i.test(contactIdentifier);
