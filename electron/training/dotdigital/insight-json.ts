import { isObject, type Json } from './insight-schema.ts';
import type { InsightSwitches } from './insight-switches.ts';

/** Why a record is refused, in the words of both versions' reports (contract dotdigital 6.3 [C]). */
export type Reason =
  | 'Unknown'
  | 'InvalidClientKey'
  | 'InvalidContactIdentifier'
  | 'InvalidJson'
  | 'DuplicateKey'
  | 'ContactIdDoesNotExist'
  | 'ContactEmailDoesNotExist'
  | 'JsonContainsNestedArray'
  | 'JsonKeyTooLong'
  | 'JsonKeyInvalidCharacters'
  | 'JsonValueTooLong'
  | 'JsonValueIncompatibleWithSchema'
  | 'JsonNumberValueTooLarge'
  | V2Reason;

/** Those that only v2's list has. */
type V2Reason =
  | 'JsonContainsDashUnderscoreClash'
  | 'MissingCollection'
  | 'TooManyDistinctKeyValuePairs'
  | 'ContactPhoneNumberDoesNotExist'
  | 'ContactCustomIdentifierValueDoesNotExist'
  | 'KeyExistingForDifferentContact';

const onlyV2: ReadonlySet<string> = new Set<V2Reason>([
  'JsonContainsDashUnderscoreClash',
  'MissingCollection',
  'TooManyDistinctKeyValuePairs',
  'ContactPhoneNumberDoesNotExist',
  'ContactCustomIdentifierValueDoesNotExist',
  'KeyExistingForDifferentContact',
]);

export type Fault = { readonly reason: Reason; readonly detail: string };

/** How v3 tells it: what its list lacks is Unknown with a detail (contract dotdigital B [I]), unless switched. */
export const v3Failure = ({ reason, detail }: Fault, { insightReasons }: InsightSwitches) =>
  insightReasons === 'published' && onlyV2.has(reason)
    ? { failureReason: 'Unknown', details: [`${reason}: ${detail}`] }
    : { failureReason: reason, details: [detail] };

const NAME = /^[-A-Za-z0-9_]+$/;

type Limits = InsightSwitches & { readonly names: Set<string> };

const keyFault = (name: string, path: string, limits: Limits): Fault | null => {
  if (name.length > limits.insightKeyLength) return { reason: 'JsonKeyTooLong', detail: `Field '${path}'` };
  if (!NAME.test(name)) return { reason: 'JsonKeyInvalidCharacters', detail: `Field '${path}'` };
  limits.names.add(path);
  if (limits.names.size <= limits.insightKeysPerRecord) return null;
  return { reason: 'TooManyDistinctKeyValuePairs', detail: `More than ${limits.insightKeysPerRecord} keys` };
};

const valueFault = (value: unknown, path: string, limits: Limits): Fault | null => {
  if (typeof value === 'string' && value.length > limits.insightTextLength) {
    return { reason: 'JsonValueTooLong', detail: `Field '${path}' has ${value.length} characters` };
  }
  if (typeof value === 'number' && Math.abs(value) > limits.insightLargestNumber) {
    return { reason: 'JsonNumberValueTooLarge', detail: `Field '${path}'` };
  }
  if (isObject(value)) return objectFault(value, `${path}.`, limits);
  return Array.isArray(value) ? itemsFault(value, path, limits) : null;
};

const itemsFault = (items: readonly unknown[], path: string, limits: Limits): Fault | null => {
  for (const item of items) {
    const fault: Fault | null = Array.isArray(item)
      ? { reason: 'JsonContainsNestedArray', detail: `Field '${path}' has an array in an array` }
      : valueFault(item, path, limits);
    if (fault) return fault;
  }
  return null;
};

const objectFault = (json: Json, before: string, limits: Limits): Fault | null => {
  for (const [name, value] of Object.entries(json)) {
    const path = `${before}${name}`;
    const fault = keyFault(name, path, limits) ?? valueFault(value, path, limits);
    if (fault) return fault;
  }
  return null;
};

/** What is wrong with a record's JSON whatever its collection holds, the first thing only. Where the limits lie is [I]. */
export const jsonFault = (json: Json, switches: InsightSwitches): Fault | null =>
  objectFault(json, '', { ...switches, names: new Set() });
