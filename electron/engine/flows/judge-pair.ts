import { contactFact, type MirrorContact, type MirrorCustomer } from '../../../shared/domain/mirror.ts';
import type { Finding } from '../../../shared/domain/mismatch.ts';
import { hasListGap } from '../domain/lists/standing.ts';
import { chooseContact } from '../domain/match/choose.ts';
import { differingMask } from '../domain/mismatch/compare.ts';
import { agreesQuietly, judge, orphan, withCandidates } from '../domain/mismatch/judge.ts';
import { promisesMore } from '../domain/mismatch/reward.ts';
import type { MismatchKey, NewMismatch } from '../store/case-stores.ts';
import type { ContactKey, CustomerKey } from '../store/mirror-store.ts';
import { bringCases, type CasesMoved } from './bring-cases.ts';
import { type FlowDeps, todayOf } from './flow-deps.ts';
import { withRefusal } from './import-refusals.ts';
import { sameContacts } from './same-contacts.ts';
import {
  candidatesOf,
  hasLiveContact,
  knownOptOutOf,
  liveNumbered,
  optOutBehindBounce,
  placeAmong,
  type Row,
  sameRecords,
  seenCandidates,
} from './surroundings.ts';

export type PairToJudge = {
  readonly matchKey: string;
  readonly customers: readonly CustomerKey[];
  readonly contacts: readonly ContactKey[];
  readonly stored: readonly MismatchKey[];
  /** Somebody else has this customer's address, or may be the same person. */
  readonly sharesEmail: boolean;
  /** False where no import's refusal stands; asked for where it is left out. */
  readonly isRefused?: boolean;
  readonly runId: number | null;
};

export type Moved = CasesMoved & { readonly ambiguous: boolean };

/** What was found about one key, and about which rows. */
export type Judged = {
  readonly findings: readonly Finding[];
  readonly customer: (MirrorCustomer & Row) | null;
  readonly contact: ContactKey | null;
  readonly hashes: string;
  readonly ambiguous: boolean;
};

/** Judges one match key and brings its stored cases up to date. Call inside `atomically`. */
export const judgePair = (deps: FlowDeps, pair: PairToJudge): Moved => {
  if (isQuiet(pair)) return nothingMoved;
  const judged = judgeOnly(deps, pair);
  const { findings, hashes, ambiguous } = judged;
  // Which lists are missing is in no row of the case; which sends that concerns is looked at again.
  if (findings.some(({ kind }) => kind === 'list-gap'))
    deps.stores.impacts.markCases(pair.stored.flatMap(({ kind, id }) => (kind === 'list-gap' ? [id] : [])));
  const moved = bringCases(deps, { findings, stored: pair.stored, hashes }, (finding) =>
    caseOf(deps, pair, finding, judged),
  );
  return { ...moved, ambiguous };
};

/** What is found about one match key, without a case being touched. */
export const judgeOnly = (deps: FlowDeps, pair: PairToJudge): Judged => {
  const [customer] = pair.customers;
  const found = customer === undefined ? judgeAlone(deps, pair) : judgeCustomer(deps, pair, customer);
  return { ...found, findings: withRefusal(deps, pair, found.findings) };
};

const nothingMoved: Moved = { opened: 0, cleared: 0, ambiguous: false };

/** One customer, one contact, nothing stored, nothing to find. */
export const isQuiet = ({ customers, contacts, stored, sharesEmail }: PairToJudge): boolean => {
  const [customer] = customers;
  const [contact] = contacts;
  if (sharesEmail || stored.length > 0 || contacts.length > 1) return false;
  if (customer === undefined || contact === undefined) return false;
  return contact.method !== null && agreesQuietly(customer, contact);
};

/** Contacts without a customer: one that carries a number belongs to somebody whom the ERP lacks. */
const judgeAlone = ({ stores }: FlowDeps, { contacts }: PairToJudge): Judged => {
  const found = contacts.find(
    ({ rid, facts }) =>
      (facts & contactFact.live) !== 0 &&
      stores.mirror.contact(rid)?.erpNumber != null &&
      // Its number may have been another one of a customer: whose it is, is asked there.
      !stores.identity.isCandidate(rid),
  );
  return {
    findings: found === undefined ? [] : [orphan],
    customer: null,
    contact: found ?? null,
    hashes: `-:${found?.hash ?? '-'}`,
    ambiguous: false,
  };
};

const judgeCustomer = (deps: FlowDeps, pair: PairToJudge, key: CustomerKey): Judged => {
  const { stores } = deps;
  const customer = stores.mirror.customer(key.rid);
  if (customer === null) return { findings: [], customer, contact: null, hashes: '-:-', ambiguous: false };
  const choice = chooseContact(pair.contacts, ({ rid }) => {
    const emailKey = customer.emailKey;
    return emailKey !== null && stores.mirror.contact(rid)?.emailKey === emailKey;
  });
  const numbered = liveNumbered(pair.contacts);
  const isUnclear = choice.answer === 'ambiguous';
  const contact = choice.answer === 'one' ? choice.contact : null;
  const row = contact === null ? null : stores.mirror.contact(contact.rid);
  const hidden = row === null ? null : optOutBehindBounce(stores, customer, row);
  noteLinkedOptOut(deps, customer, row, hidden !== null);
  const others = pair.sharesEmail ? sameRecords(stores, customer) : [];
  const same = pair.sharesEmail && row !== null && numbered.length < 2 ? sameContacts(stores, customer, row) : [];
  const findings = judge(key, contact, {
    fieldMask: () =>
      row === null
        ? 0
        : differingMask(
            customer.values,
            row.values,
            customer.malformed,
            todayOf(deps.clock),
            stores.mappings.inForce(),
          ),
    promisesMore: (reward) =>
      row !== null && promisesMore(customer.values, row.values, reward, todayOf(deps.clock), stores.mappings.inForce()),
    contacts: same.length === 0 ? numbered.length : 1 + same.length,
    place: placeAmong(customer, others),
    isReachedElsewhere: contact === null && others.some((other) => hasLiveContact(stores, other)),
    // Which contact is the customer's is unclear, not whether there is one.
    isKnownOptOut: contact === null && !isUnclear && knownOptOutOf(stores, customer) !== null,
    isOutBehindBounce: hidden !== null,
    hasListGap: () =>
      row !== null && hasListGap(customer.values, row, todayOf(deps.clock), stores.mappings.inForce().document),
  });
  const candidates = choice.answer === 'none' ? candidatesOf(stores, customer) : [];
  const settled = candidates.length > 0 ? withCandidates(findings) : findings;
  return {
    // Whether it is this contact or that is for a person to say: only what does not rest on it is found.
    findings: isUnclear ? findings.filter(({ kind }) => settlesNothing.has(kind)) : settled,
    customer,
    contact: isUnclear ? (numbered[0] ?? null) : contact,
    hashes: `${customer.hash}:${contact?.hash ?? seenCandidates(candidates)}`,
    ambiguous: isUnclear && numbered.length < 2,
  };
};

/** What can be said although it is not clear which of several contacts is the customer's. */
const settlesNothing = new Set(['duplicate-contact', 'duplicate-customer']);

/** The will of a person is kept under all of their names, before one of the records goes. */
const noteLinkedOptOut = (
  { stores }: FlowDeps,
  customer: MirrorCustomer & Row,
  contact: (MirrorContact & Row) | null,
  isOutBehindBounce: boolean,
): void => {
  if (contact === null || ((contact.facts & contactFact.unsubscribed) === 0 && !isOutBehindBounce)) return;
  const names = [`customer:${customer.id}`, `number:${customer.number}`];
  const given = stores.optOuts.latest([`contact:${contact.contactId}`]);
  const known = stores.optOuts.latest(names);
  const isAnew = given !== null && known !== null && known.at < given.at;
  stores.optOuts.note(names, given?.givenAt ?? null, 'dotdigital', isAnew);
};

const caseOf = (
  { stores, clock }: FlowDeps,
  pair: PairToJudge,
  finding: Finding,
  { customer, contact }: Judged,
): NewMismatch => ({
  finding,
  matchKey: pair.matchKey,
  customerRid: customer?.rid ?? null,
  contactRid: contact?.rid ?? null,
  label: labelOf(customer ?? (contact === null ? null : stores.mirror.contact(contact.rid))),
  at: clock.now(),
  runId: pair.runId,
});

/** The person's name, else the email, else the number. */
export const labelOf = (person: Pick<MirrorCustomer, 'values'> | null): string => {
  if (person === null) return '';
  const { values } = person;
  const name = [values.firstName, values.lastName].filter((part) => part !== null && part.trim() !== '').join(' ');
  return name.trim() || values.email || ('number' in person ? String(person.number) : '');
};
