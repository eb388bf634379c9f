import type { Contact } from '../../../../shared/domain/contact.ts';
import type { Customer, Permission } from '../../../../shared/domain/customer.ts';
import { type FieldName, type FieldValues, fieldBit, valueIn } from '../../../../shared/domain/fields.ts';
import type { Mapping, MappingDocument } from '../../../../shared/domain/mapping-document.ts';
import { customerFact, type MirrorContact, type MirrorCustomer } from '../../../../shared/domain/mirror.ts';
import { listTextsOfContact, listTextsOfCustomer } from '../lists/standing.ts';
import { comparedOfContact, comparedOfCustomer, fieldsRead, readingOf } from '../mapping/reading.ts';
import { normaliserVersion } from './canonical.ts';
import type { Canonical } from './canonical-value.ts';
import { consentedAt, contactFacts } from './contact-facts.ts';
import { hashTexts } from './hash.ts';
import { canonicalText, tidy } from './text.ts';
import { type Figures, isEmpty, standardValues, valuesBy, withExtras } from './values.ts';

/** A customer as received: the connector's record with its version and stamp. */
export type ReceivedCustomer = {
  readonly id: string;
  readonly version: string | null;
  readonly modifiedAt: number | null;
  readonly value: Customer;
};

/** What the ERP says of a customer, by which the mirror row is derived, and derived again under another mapping. */
export type CustomerParts = Pick<
  MirrorCustomer,
  'id' | 'number' | 'version' | 'modifiedAt' | 'values' | 'permission' | 'custom'
> & {
  /** `active`, `person` and `test` as the ERP says them. */
  readonly given: number;
};

/** What Dotdigital says of a contact besides its data fields. */
export type ContactParts = Omit<MirrorContact, 'erpNumber' | 'values' | 'emailKey' | 'hash' | 'rest'> & {
  readonly email: string | null;
  /** Texts by name, empty ones left out; absent where those that the mapping did not name were not kept. */
  readonly dataFields: Readonly<Record<string, string>>;
  readonly isWhole: boolean;
};

const givenFacts = customerFact.active | customerFact.person | customerFact.test;

/**
 * The mirror row of a customer; pure, so a new rule derives again what was fetched once. `today` is YYYY-MM-DD; `figures`
 * are needed where the mapping asks for them.
 */
export const deriveCustomer = (
  { id, version, modifiedAt, value }: ReceivedCustomer,
  today: string,
  mapping: Mapping,
  figures: Figures | null = null,
): MirrorCustomer => {
  const given =
    (value.active ? customerFact.active : 0) |
    (value.kind === 'person' ? customerFact.person : 0) |
    (value.test ? customerFact.test : 0);
  const { number, permission, custom } = value;
  const values = standardValues(value);
  const parts = { id, number, version, modifiedAt, values, permission, given };
  return customerRow(custom === undefined ? parts : { ...parts, custom }, today, mapping, figures);
};

/** The mirror row of a customer under a mapping. */
export const customerRow = (
  { given, ...parts }: CustomerParts,
  today: string,
  { version, document }: Mapping,
  figures: Figures | null = null,
): MirrorCustomer => {
  const { permission } = parts;
  const values = withExtras(parts.values, document, parts.custom, figures);
  const reading = readingOf(document);
  const { hash, malformed } = digest(
    fieldsRead(document),
    (name) => comparedOfCustomer(reading[name], values, today),
    values,
    listTextsOfCustomer(values, today, document),
    seedOf(version),
  );
  const email = comparedOfCustomer(reading.email, values, today);
  const stands = standingOf(given, values, document);
  const facts =
    stands |
    (permission.ground === 'opt-out' ? customerFact.optedOut : 0) |
    (isEmpty(values.email) ? 0 : customerFact.hasEmail) |
    (countsAsPermission(permission, document) ? customerFact.hasPermission : 0);
  return {
    ...parts,
    values,
    facts,
    emailKey: email.ok ? email.value : null,
    malformed,
    hash,
    ...(stands === given ? {} : { given }),
  };
};

/** What the ERP said of a customer whose row was derived under whichever mapping. */
export const partsOfCustomer = (row: MirrorCustomer): CustomerParts => {
  const { facts, given, emailKey: _key, malformed: _malformed, hash: _hash, ...others } = row;
  return { ...others, given: given ?? facts & givenFacts };
};

/** The mirror row of a contact. */
export const deriveContact = (contact: Contact, today: string, mapping: Mapping): MirrorContact => {
  const dataFields: Record<string, string> = {};
  for (const [name, value] of Object.entries(contact.dataFields)) if (value !== null) dataFields[name] = String(value);
  const { contactId, createdAt, updatedAt, status, emailStatus, optInType, email, lists } = contact;
  return contactRow(
    {
      contactId,
      createdAt,
      updatedAt,
      status,
      emailStatus,
      optInType,
      consentedAt: consentedAt(contact),
      facts: contactFacts(contact),
      email,
      dataFields,
      isWhole: true,
      ...(lists === undefined ? {} : { lists }),
    },
    today,
    mapping,
  );
};

/** The mirror row of a contact under a mapping. */
export const contactRow = (
  { email, dataFields, isWhole, ...parts }: ContactParts,
  today: string,
  { version, document }: Mapping,
): MirrorContact => {
  const reading = readingOf(document);
  const rest: Record<string, string> = { ...dataFields };
  const take = (name: string): string | null => {
    const found = dataFields[name.toUpperCase()] ?? null;
    delete rest[name.toUpperCase()];
    return found;
  };
  const number = take(document.numberField);
  const erpNumber = isEmpty(number) ? null : (number?.trim() ?? null);
  // As it is written, should another mapping take the data field for something else.
  if (number !== null && number !== erpNumber) rest[document.numberField.toUpperCase()] = number;
  const values = valuesBy(fieldsRead(document), (name) => {
    const { target } = reading[name].rule;
    return name === 'email' ? email : target === null ? null : take(target.name);
  });
  const context = { country: values.country, today };
  const key = comparedOfContact(reading.email, values.email, context);
  return {
    ...parts,
    erpNumber,
    values,
    emailKey: key.ok ? key.value : null,
    hash: digest(
      fieldsRead(document),
      (name) => comparedOfContact(reading[name], valueIn(values, name), context),
      values,
      listTextsOfContact(parts, document),
      seedOf(version),
    ).hash,
    ...(isWhole ? { rest } : {}),
  };
};

/** What Dotdigital said of a contact whose row was derived under this mapping. */
export const partsOfContact = (row: MirrorContact, { document }: Mapping): ContactParts => {
  const { erpNumber, values, emailKey: _key, hash: _hash, rest, ...others } = row;
  const dataFields: Record<string, string> = { ...rest };
  if (erpNumber !== null) dataFields[document.numberField.toUpperCase()] ??= erpNumber;
  const reading = readingOf(document);
  for (const field of fieldsRead(document)) {
    const { rule } = reading[field];
    const value = valueIn(values, field);
    if (rule.target !== null && value !== null) dataFields[rule.target.name.toUpperCase()] = value;
  }
  return { ...others, email: values.email, dataFields, isWhole: rest !== undefined };
};

const seedOf = (version: number): number => version * 1_000 + normaliserVersion;

/** `active`, `person` and `test` as the rules of eligibility read them: who is excepted counts as a test. */
const standingOf = (given: number, values: FieldValues, { eligibility }: MappingDocument): number => {
  const isExcepted =
    isAmong(values.priceGroup, eligibility.exceptPriceGroups) ||
    isAmong(values.homeStore, eligibility.exceptHomeStores);
  const isTest = (eligibility.notTest && (given & customerFact.test) !== 0) || isExcepted;
  return (
    (eligibility.active ? given & customerFact.active : customerFact.active) |
    (eligibility.person ? given & customerFact.person : customerFact.person) |
    (isTest ? customerFact.test : 0)
  );
};

const isAmong = (value: string | null, names: readonly string[]): boolean =>
  value !== null && names.length > 0 && names.some((name) => canonicalText(tidy(name)) === canonicalText(tidy(value)));

const countsAsPermission = ({ ground }: Permission, { permission }: MappingDocument): boolean =>
  ground === 'consent' || (ground === 'soft-opt-in' && permission.softOptIn);

/** Hash over the compared values and how the row stands to the lists, and which fields are malformed. A malformed value counts as its text, marked. */
const digest = (
  fields: readonly FieldName[],
  read: (name: FieldName) => Canonical,
  values: FieldValues,
  lists: readonly string[],
  seed: number,
): { readonly hash: number; readonly malformed: number } => {
  let malformed = 0;
  const texts = fields.map((name) => {
    const result = read(name);
    if (result.ok) return result.value;
    malformed += fieldBit(name);
    return `\u0001${valueIn(values, name)}`;
  });
  return { hash: hashTexts(lists.length === 0 ? texts : [...texts, ...lists], seed), malformed };
};
