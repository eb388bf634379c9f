import type { Role } from '../faults/counts.ts';
import { scaled, spreadIn } from '../faults/counts.ts';
import { underAnotherAddress } from '../faults/doubles.ts';
import { agreed, type Draft } from '../faults/draft.ts';
import { plantDrift } from '../faults/drift.ts';
import { enteredAgain } from '../faults/duplicates.ts';
import { tierListsOf, withTierFor } from '../faults/lists.ts';
import { type Malformable, plantMalformed } from '../faults/malformed.ts';
import { dataFieldsOf } from './contact.ts';
import { writeDifferently } from './noise.ts';
import type { Person } from './one-person.ts';
import { drawOwnValues, type OwnDraft, ownDataFieldsOf } from './own-fields.ts';
import { consentFor, drawPermission } from './permission.ts';
import { drawCompany, drawPerson, type Supplies } from './person.ts';
import type { Part } from './plan.ts';
import { isChosen, type Random } from './random.ts';
import type { ContactStatus, WorldContact, WorldCustomer, WorldOptions } from './types.ts';

const TWO_YEARS = 730 * 86_400_000;

export type WorldRecord = {
  readonly part: Part;
  readonly customer: WorldCustomer;
  readonly contact: WorldContact | null;
  readonly faultFields: Draft['fields'];
  readonly noiseFields: Draft['fields'];
  readonly hasErpNumber: boolean;
  /** The ERP's own fields that differ. */
  readonly ownFields: OwnDraft['fields'];
  /** The same person's other number, where this record is the later of two. */
  readonly survivor: string | null;
};

export type Place = { readonly index: number; readonly number: string; readonly contactId: number };

const needsCompletePerson = (role: Role): boolean =>
  role === 'field-drift' || role.startsWith('malformed-') || role.startsWith('double-');

const malformableOf = (role: Role): Malformable | null => {
  switch (role) {
    case 'malformed-email':
      return 'email';
    case 'malformed-phone':
      return 'phone';
    case 'malformed-birthDate':
      return 'birthDate';
    case 'malformed-postcode':
      return 'postcode';
    case 'malformed-loyaltyPoints':
      return 'loyaltyPoints';
    default:
      return null;
  }
};

const plant = ({ role, place }: Part, person: Person, random: Random, supplies: Supplies): Draft => {
  const field = malformableOf(role);
  if (field !== null) return plantMalformed(field, { person, random, place, addresses: supplies.addresses });
  if (role === 'field-drift') return plantDrift(place, { person, random, ...supplies });
  if (role === 'no-email') return agreed({ ...person.values, email: null });
  return agreed(person.values);
};

const hasContact = ({ role, place, of }: Part): boolean => {
  switch (role) {
    case 'no-email':
    case 'customer-missing':
    case 'permission-missing-without-contact':
    case 'duplicate-without-contact':
      return false;
    case 'malformed-email':
      return isChosen(place, of, Math.ceil(of * 0.6), 3);
    case 'company':
    case 'test':
      return isChosen(place, of, Math.ceil(of / 2), 3);
    default:
      return true;
  }
};

/** Where the address cannot be trusted to find the customer, the number must. */
const carriesErpNumber = ({ role, place, of }: Part, fields: Draft['fields']): boolean =>
  fields.includes('email') ||
  role === 'malformed-email' ||
  role.startsWith('duplicate-') ||
  role.startsWith('double-') ||
  !isChosen(place, of, Math.round(of * 0.1), 7);

const statusOf = ({ role, place, of }: Part): ContactStatus => {
  switch (role) {
    case 'opt-out-both':
      return isChosen(place, of, Math.round(of / 6), 13) ? 'suppressed' : 'unsubscribed';
    case 'opt-out-dotdigital-only':
      return isChosen(place, of, Math.round(of / 4), 13) ? 'suppressed' : 'unsubscribed';
    case 'clean':
    case 'field-drift':
      if (isChosen(place, of, Math.round(of * 0.02), 17)) return 'hardBounced';
      return isChosen(place, of, Math.round(of * 0.03), 19) ? 'softBounced' : 'subscribed';
    default:
      return 'subscribed';
  }
};

/** Permission stands on record in Dotdigital, unless its lack is the fault; an opt-out leaves none behind. */
const hasConsentRecord = ({ role, ground }: Part): boolean =>
  role !== 'permission-missing-with-contact' && ground !== 'opt-out';

const makeContact = (
  record: Omit<WorldRecord, 'contact'>,
  values: Draft['dotdigital'],
  own: OwnDraft,
  id: number,
  now: number,
  random: Random,
): WorldContact | null => {
  if (values.email === null) return null;
  const { part, customer } = record;
  const createdAt = now - Math.floor(random.next() * TWO_YEARS);
  const { permission, number } = customer.data;
  return {
    contactId: id,
    createdAt,
    updatedAt: createdAt + Math.floor(random.next() * (now - createdAt)),
    email: values.email,
    emailStatus: statusOf(part),
    optInType: part.ground === 'consent' && random.chance(0.15) ? 'Double' : 'Single',
    dataFields: { ...dataFieldsOf(values, record.hasErpNumber ? number : null), ...ownDataFieldsOf(own) },
    consentRecords: hasConsentRecord(part) ? [consentFor(permission, now, random)] : [],
    inLists: tierListsOf(part.role, customer.data.loyaltyTier),
  };
};

const personFor = ({ role, place: ofRole }: Part, { number }: Place, random: Random, supplies: Supplies) => {
  const draw = (): Person => drawPerson(random, supplies, needsCompletePerson(role));
  switch (role) {
    case 'duplicate-with-contact':
    case 'duplicate-without-contact':
      return supplies.pairs.personAt(`duplicate ${ofRole}`, number, draw, (first) =>
        enteredAgain(first, ofRole, random),
      );
    case 'double-customer-first':
    case 'double-customer-second':
      return supplies.pairs.personAt(`double ${ofRole}`, number, draw, (first) =>
        underAnotherAddress(first, ofRole, random, supplies),
      );
    case 'company':
      return { person: drawCompany(random, supplies), survivor: null };
    default:
      return { person: withTierFor(role, draw(), random), survivor: null };
  }
};

/** Makes one customer and, where there is one, the contact; with the fault that the part asks for. */
export const makeRecord = (
  part: Part,
  place: Place,
  options: WorldOptions,
  random: Random,
  supplies: Supplies,
): WorldRecord => {
  const { now } = options;
  const { person, survivor } = personFor(part, place, random, supplies);
  const draft = plant(part, person, random, supplies);
  const noisy =
    part.role === 'clean' &&
    isChosen(part.place, part.of, Math.min(part.of, scaled(spreadIn.writingNoise, options.customers)), 23);
  const noise = noisy ? writeDifferently(part.place, person, random) : { values: draft.dotdigital, fields: [] };
  const own = drawOwnValues(part, place.index, options);
  const customer: WorldCustomer = {
    id: `cus_${String(place.index + 1).padStart(6, '0')}`,
    modifiedAt: now - Math.floor(random.next() * TWO_YEARS),
    data: {
      number: place.number,
      kind: part.role === 'company' ? 'company' : 'person',
      active: part.role !== 'inactive',
      test: part.role === 'test',
      ...draft.erp,
      ...own.erp,
      permission: drawPermission(part.ground, now, random),
    },
  };
  const record = {
    part,
    customer,
    faultFields: draft.fields,
    noiseFields: noise.fields,
    hasErpNumber: carriesErpNumber(part, draft.fields),
    ownFields: own.fields,
    survivor,
  };
  return {
    ...record,
    contact: hasContact(part) ? makeContact(record, noise.values, own, place.contactId, now, random) : null,
  };
};
