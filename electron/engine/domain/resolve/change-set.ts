import type { ChangeSet, FieldChange } from '../../../../shared/domain/change.ts';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { type FieldName, valueIn } from '../../../../shared/domain/fields.ts';
import type { Mapping } from '../../../../shared/domain/mapping-document.ts';
import { addressed } from '../mapping/addressed.ts';
import { overflowOf } from '../mapping/overflow.ts';
import { comparedOfContact, comparedOfCustomer, readingOf, sentForm, sentText } from '../mapping/reading.ts';
import { isEligible } from '../mismatch/judge.ts';
import { canonicalAs } from '../normalise/canonical.ts';
import type { Canonical } from '../normalise/canonical-value.ts';
import { tidy } from '../normalise/text.ts';
import { planPosting } from '../posting/plan.ts';
import { consentRecordOf, permissionGap } from './consent.ts';
import { type Plan, type PlanRequest, refused } from './plan.ts';
import { planForRecords } from './plan-records.ts';
import { planForSales } from './plan-sales.ts';
import { problemSentence } from './problem-sentence.ts';
import { proposeCorrection } from './propose.ts';
import { resultForContact, resultOfDrift } from './results.ts';
import { writtenForm } from './written.ts';

type Customer = NonNullable<Evidence['customer']>;
type Contact = NonNullable<Evidence['contact']>;

/** The fix of a mismatch with the operator's edits. Pure: previewing and approving give the same answer. */
export const planFix = (request: PlanRequest): Plan => {
  const { document } = request.mapping;
  const { changeSet, next, problems } = planIn(request);
  const to = (one: ChangeSet): ChangeSet => addressed(one, document);
  return { changeSet: changeSet === null ? null : to(changeSet), next: next.map(to), problems };
};

const planIn = (request: PlanRequest): Plan => {
  const { customer, contact } = request.evidence;
  if (request.kind === 'order-unposted' || request.kind === 'posting-refused') return planPosting(request);
  if (request.evidence.link !== undefined)
    return refused('Nothing is written for this: it is put right at the link itself.');
  const ofSales = planForSales(request.evidence, request.mapping.document);
  if (ofSales !== null) return ofSales;
  const ofRecords = planForRecords(request);
  if (ofRecords !== null) return ofRecords;
  if (customer === null) return refused('The ERP no longer has this customer.');
  if (!isEligible(customer, contact))
    return refused('This person is not eligible any more: inactive, a test, or opted out on one side.');
  switch (request.kind) {
    case 'customer-missing':
      if (contact !== null) return refused('Dotdigital has a contact of this person by now, so none is created.');
      return optOutGap(request.evidence) ?? planCreate(request, customer);
    case 'field-drift':
    case 'reward-drift':
    case 'import-rejected':
      return contact === null
        ? refused('There is no contact to change any more.')
        : planPatch(request, customer, contact);
    case 'malformed-value':
      return planCorrection(request, customer);
    case 'permission-missing':
      return refused('No machine can mend a missing permission: ask the person, and record the answer in the ERP.');
    default:
      return refused('This kind has no fix of its fields.');
  }
};

/** The valve: nobody is subscribed whom the ledger knows to have opted out, unless a consent is newer than that. */
const optOutGap = ({ optOut }: Evidence): Plan | null =>
  optOut === undefined || optOut.newerConsentAt !== null
    ? null
    : refused(
        'Somebody with this address opted out earlier. Ask the person; once a newer consent is recorded in the ERP, the contact can be created.',
      );

const planCreate = ({ evidence, edits, today, mapping }: PlanRequest, customer: Customer): Plan => {
  const gap = permissionGap(customer.permission);
  if (gap !== null) return refused(gap);
  // An edited country is the one that the other values are read against.
  const country = 'country' in edits ? (edits.country ?? null) : customer.values.country;
  const context = { country, today };
  const problems: { field: FieldName; sentence: string }[] = [];
  const changes: FieldChange[] = [];
  for (const reading of Object.values(readingOf(mapping.document))) {
    const { field } = reading;
    if (!reading.isCompared) continue;
    // A malformed value that nobody edited is left out: its own mismatch asks for the correction.
    const result = field in edits ? comparedOfContact(reading, edits[field] ?? null, context) : null;
    if (result !== null && !result.ok) problems.push({ field, sentence: problemSentence(result.problem) });
    const after =
      field in edits
        ? sentForm(reading, edits[field] ?? null, context)
        : resultForContact(evidence, field, mapping, context);
    const tooMuch = overflowOf(reading.rule.target, after);
    if (tooMuch !== null) problems.push({ field, sentence: tooMuch });
    else if (after !== null) changes.push({ field, before: null, after });
  }
  const email = changes.find(({ field }) => field === 'email')?.after ?? null;
  if (email === null) problems.push({ field: 'email', sentence: 'A contact needs an email address.' });
  if (problems.length > 0 || email === null) return { changeSet: null, next: [], problems };
  return {
    changeSet: {
      v: 1,
      operation: 'contact.create',
      erpNumber: customer.number,
      email,
      changes: changes.filter(({ field }) => field !== 'email'),
      channel: { optInType: 'single', status: 'subscribed' },
      consent: consentRecordOf(customer.permission),
    },
    next: [],
    problems: [],
  };
};

const planPatch = ({ evidence, edits, today, mapping }: PlanRequest, customer: Customer, contact: Contact): Plan => {
  const isCountryEdited = evidence.fields.includes('country') && 'country' in edits;
  const country = isCountryEdited ? (edits.country ?? null) : customer.values.country;
  const context = { country, today };
  const problems: { field: FieldName | null; sentence: string }[] = [];
  const toContact: FieldChange[] = [];
  const toCustomer: FieldChange[] = [];
  for (const field of evidence.fields) {
    const reading = readingOf(mapping.document)[field];
    if (!reading.isCompared) continue;
    const drift = resultOfDrift(evidence, field, mapping, context);
    const isForErp = drift.target === 'erp';
    const taken = isForErp ? valueIn(contact.values, field) : drift.result;
    const chosen = field in edits ? (edits[field] ?? null) : taken;
    const before = valueIn((isForErp ? customer : contact).values, field);
    const read = (text: string | null): Canonical =>
      isForErp ? canonicalAs(reading.held, text, context) : comparedOfContact(reading, text, context);
    const sent = sentText(reading, customer.values);
    const result = field in edits || drift.master !== 'erp' ? read(chosen) : sent.ok ? read(sent.value) : sent;
    if (!result.ok) problems.push({ field, sentence: problemSentence(result.problem) });
    else if (field === 'email' && result.value === null)
      problems.push({ field, sentence: noEmail[isForErp ? 'erp' : 'dotdigital'] });
    else {
      const held = read(before);
      if (held.ok && held.value === result.value) continue;
      const after = isForErp ? writtenForm(field, chosen, context, reading.held) : sentForm(reading, chosen, context);
      const tooMuch = isForErp ? null : overflowOf(reading.rule.target, after);
      if (tooMuch !== null) problems.push({ field, sentence: tooMuch });
      else (isForErp ? toCustomer : toContact).push({ field, before, after });
    }
  }
  if (problems.length > 0) return { changeSet: null, next: [], problems };
  const { id: customerId, number: customerNumber, version: expectVersion } = customer;
  const changes = toCustomer;
  const [first, ...next]: readonly ChangeSet[] = [
    ...(toContact.length === 0
      ? []
      : [{ v: 1, operation: 'contact.patch', contactId: contact.contactId, changes: toContact } as const]),
    ...(changes.length === 0
      ? []
      : [{ v: 1, operation: 'customer.update', customerId, customerNumber, expectVersion, changes } as const]),
  ];
  return first === undefined ? refused(nothingDiffers(evidence, mapping)) : { changeSet: first, next, problems: [] };
};

const noEmail = {
  dotdigital: 'A contact cannot be without its email address.',
  erp: 'A customer who is mailed cannot be without an email address.',
} as const;

const nothingDiffers = ({ fields }: Evidence, { document }: Mapping): string =>
  fields.every((field) => readingOf(document)[field].rule.master === 'nobody')
    ? 'No system is the master of this field, so nothing is proposed; write the result that is right.'
    : "Every result is Dotdigital's own value, so there is nothing to send.";

const planCorrection = ({ evidence, edits, today, mapping }: PlanRequest, customer: Customer): Plan => {
  const context = { country: customer.values.country, today };
  const problems: { field: FieldName | null; sentence: string }[] = [];
  const changes: FieldChange[] = [];
  for (const field of evidence.fields) {
    const reading = readingOf(mapping.document)[field];
    const before = valueIn(customer.values, field);
    const chosen =
      field in edits
        ? (edits[field] ?? null)
        : (proposeCorrection(field, before, context, reading.held)?.value ?? undefined);
    if (chosen === undefined) {
      problems.push({ field, sentence: 'No correction can be proposed; write the right value.' });
      continue;
    }
    // What the steps can read is right, also where the ERP writes it in a form of its own.
    const result = reading.isPlain
      ? canonicalAs(reading.held, chosen, context)
      : comparedOfCustomer(reading, { ...customer.values, [field]: chosen }, today);
    // It is written as the steps read it: another form could mean something else to them.
    const asItIs = chosen === null ? null : tidy(chosen) || null;
    const after = reading.isPlain ? writtenForm(field, chosen, context, reading.held) : asItIs;
    if (result.ok) changes.push({ field, before, after });
    else problems.push({ field, sentence: problemSentence(result.problem) });
  }
  if (problems.length === 0 && changes.length === 0)
    problems.push({ field: null, sentence: 'There is nothing to correct any more.' });
  if (problems.length > 0) return { changeSet: null, next: [], problems };
  const { id: customerId, number: customerNumber, version: expectVersion } = customer;
  return {
    changeSet: { v: 1, operation: 'customer.update', customerId, customerNumber, expectVersion, changes },
    next: [],
    problems,
  };
};
