import { type Role, scaled, spreadIn } from '../faults/counts.ts';
import { tierRule } from '../faults/lists.ts';
import type { WorldRecord } from './make-record.ts';
import type { Ground, PlantedKind, Truth, TruthEntry, WorldContact, WorldOptions } from './types.ts';

const isByEvidence = (role: Role): boolean => role.startsWith('double-');

const kindOf = ({ part: { role }, survivor }: WorldRecord): PlantedKind | null => {
  if (isByEvidence(role)) return null;
  if (survivor !== null) return 'duplicate-customer';
  if (role === 'opt-out-erp-only' || role === 'opt-out-dotdigital-only') return 'consent-conflict';
  if (role === 'customer-missing' || role === 'field-drift') return role;
  if (role.startsWith('malformed-')) return 'malformed-value';
  return role.startsWith('permission-missing-') ? 'permission-missing' : null;
};

const isEligible = ({ part: { role } }: WorldRecord): boolean =>
  role !== 'inactive' && role !== 'test' && role !== 'company' && !role.startsWith('opt-out-');

/** Which fields say what reward a person gets. */
const rewardFields: ReadonlySet<string> = new Set(['loyaltyTier', 'loyaltyPoints', 'priceGroup']);

const emptyLists = () => ({
  kinds: {
    'customer-missing': [],
    'field-drift': [],
    'reward-drift': [],
    'malformed-value': [],
    'permission-missing': [],
    'duplicate-customer': [],
    'duplicate-contact': [],
    'contact-orphan': [],
    'consent-conflict': [],
  } as Record<PlantedKind, TruthEntry[]>,
  neverArrived: [] as string[],
  caseAndWhiteSpace: [] as TruthEntry[],
  withoutErpNumber: [] as string[],
  optOuts: { both: [] as string[], erpOnly: [] as string[], dotdigitalOnly: [] as string[] },
  permissionInDotdigitalOnly: [] as string[],
  bounced: [] as string[],
  ownFieldDrift: [] as Truth['ownFieldDrift'][number][],
  byEvidence: { 'duplicate-customer': [] as TruthEntry[], 'duplicate-contact': [] as TruthEntry[] },
  listGaps: { rule: tierRule, lacks: [] as string[], extra: [] as string[] },
});

/** Writes down what was planted while the records pass by, in the order of the customer numbers. */
export const createTruthKeeper = ({ seed, customers, now }: WorldOptions) => {
  const lists = emptyLists();
  const grounds: Record<Ground, number> = { consent: 0, 'soft-opt-in': 0, 'opt-out': 0, none: 0 };
  const prospects = scaled(spreadIn.prospects, customers);
  const orphans = scaled(spreadIn.orphans, customers);
  const totals = { customers, contacts: prospects, companies: 0, inactive: 0, tests: 0, eligible: 0 };

  const noteContact = (record: WorldRecord, number: string): void => {
    const { contact, noiseFields, hasErpNumber, part } = record;
    if (contact === null) return;
    totals.contacts += 1;
    if (record.ownFields.length > 0) lists.ownFieldDrift.push({ number, fields: record.ownFields });
    if (noiseFields.length > 0) lists.caseAndWhiteSpace.push({ number, fields: noiseFields });
    if (!hasErpNumber) lists.withoutErpNumber.push(number);
    if (contact.emailStatus.endsWith('Bounced')) lists.bounced.push(number);
    if (part.ground === 'none' && contact.consentRecords.length > 0) lists.permissionInDotdigitalOnly.push(number);
  };

  /** What differs of a reward is a case of its own, beside the other fields. */
  const noteDrift = (number: string, fields: TruthEntry['fields']): void => {
    const rewards = fields.filter((field) => rewardFields.has(field));
    const others = fields.filter((field) => !rewardFields.has(field));
    if (others.length > 0) lists.kinds['field-drift'].push({ number, fields: others });
    if (rewards.length > 0) lists.kinds['reward-drift'].push({ number, fields: rewards });
  };

  const note = (record: WorldRecord): void => {
    const { part, customer, faultFields, survivor } = record;
    const { number } = customer.data;
    const kind = kindOf(record);
    if (kind === 'field-drift') noteDrift(number, faultFields);
    else if (kind !== null)
      lists.kinds[kind].push({ number, fields: faultFields, ...(survivor === null ? {} : { survivor }) });
    if (isByEvidence(part.role) && survivor !== null)
      lists.byEvidence['duplicate-customer'].push({ number, fields: [], survivor, answer: 'one-person' });
    if (part.role === 'list-lacks') lists.listGaps.lacks.push(number);
    if (part.role === 'list-extra') lists.listGaps.extra.push(number);
    if (part.role === 'no-email') lists.neverArrived.push(number);
    if (part.role === 'opt-out-both') lists.optOuts.both.push(number);
    if (part.role === 'opt-out-erp-only') lists.optOuts.erpOnly.push(number);
    if (part.role === 'opt-out-dotdigital-only') lists.optOuts.dotdigitalOnly.push(number);
    grounds[part.ground] += 1;
    totals.companies += part.role === 'company' ? 1 : 0;
    totals.inactive += part.role === 'inactive' ? 1 : 0;
    totals.tests += part.role === 'test' ? 1 : 0;
    totals.eligible += isEligible(record) ? 1 : 0;
    noteContact(record, number);
  };

  const noteSecond = ({ part, customer, contact }: WorldRecord, { contactId }: WorldContact): void => {
    totals.contacts += 1;
    const contactIds = [...(contact === null ? [] : [contact.contactId]), contactId];
    const entry = { number: customer.data.number, fields: [], contactIds };
    if (isByEvidence(part.role)) lists.byEvidence['duplicate-contact'].push({ ...entry, answer: 'one-person' });
    else lists.kinds['duplicate-contact'].push(entry);
  };

  const noteOrphan = (number: string, { contactId }: WorldContact): void => {
    totals.contacts += 1;
    lists.kinds['contact-orphan'].push({ number, fields: [], contactIds: [contactId] });
  };

  const truth = (): Truth => ({ v: 1, seed, customers, now, ...lists, grounds, prospects, totals });
  return { note, noteSecond, noteOrphan, truth, prospects, orphans };
};
export type TruthKeeper = ReturnType<typeof createTruthKeeper>;
