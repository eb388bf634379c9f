import type { Finding } from '../../../shared/domain/mismatch.ts';
import { chooseContact } from '../domain/match/choose.ts';
import { differingMask } from '../domain/mismatch/compare.ts';
import { agreesQuietly, judge } from '../domain/mismatch/judge.ts';
import { stepsOf } from '../domain/mismatch/lifecycle.ts';
import type { ContactKey, CustomerKey } from '../store/mirror-store.ts';
import type { MismatchKey, NewMismatch } from '../store/stores.ts';
import { type FlowDeps, todayOf } from './flow-deps.ts';

export type PairToJudge = {
  readonly matchKey: string;
  readonly customers: readonly CustomerKey[];
  readonly contacts: readonly ContactKey[];
  readonly stored: readonly MismatchKey[];
  readonly runId: number | null;
};

export type Moved = { readonly opened: number; readonly cleared: number; readonly ambiguous: boolean };

/** Judges one match key and brings its stored cases up to date. Call inside `atomically`. */
export const judgePair = (deps: FlowDeps, pair: PairToJudge): Moved => {
  const { mismatches } = deps.stores;
  const [customer] = pair.customers;
  if (isQuiet(pair)) return nothingMoved;
  const person = readOnce(() => (customer === undefined ? null : deps.stores.mirror.customer(customer.rid)));
  const choice = chooseContact(customer === undefined ? [] : pair.contacts, sameEmailAs(deps, person));
  // Whether it is this contact or that is for a person to say: nothing is found, nothing is written.
  if (choice.answer === 'ambiguous') return { opened: 0, cleared: clearAll(deps, pair.stored), ambiguous: true };
  const contact = choice.answer === 'one' ? choice.contact : null;
  const findings = customer === undefined ? [] : judge(customer, contact, () => maskOf(deps, person(), contact));
  const steps = stepsOf(findings, pair.stored, `${customer?.hash ?? '-'}:${contact?.hash ?? '-'}`);
  let opened = 0;
  let cleared = 0;
  for (const step of steps) {
    switch (step.step) {
      case 'open':
      case 'reopen':
        mismatches.open(caseOf(deps, pair, step.finding, person(), contact), step.reopened);
        opened += 1;
        break;
      case 'refresh':
        mismatches.refresh(step.id, caseOf(deps, pair, step.finding, person(), contact));
        break;
      case 'clear':
        mismatches.setStatus(step.id, 'cleared', { at: deps.clock.now(), reopened: null, ignoredAs: null });
        cleared += 1;
        break;
    }
  }
  return { opened, cleared, ambiguous: false };
};

const nothingMoved: Moved = { opened: 0, cleared: 0, ambiguous: false };

/** One customer, one contact, nothing stored, nothing to find. */
const isQuiet = ({ customers, contacts, stored }: PairToJudge): boolean => {
  const [customer] = customers;
  const [contact] = contacts;
  if (customer === undefined || contact === undefined || contacts.length > 1 || stored.length > 0) return false;
  return contact.method !== null && agreesQuietly(customer, contact);
};

const clearAll = ({ stores, clock }: FlowDeps, stored: readonly MismatchKey[]): number => {
  const open = stored.filter(({ status }) => status === 'open');
  for (const { id } of open) stores.mismatches.setStatus(id, 'cleared', { at: clock.now(), reopened: null });
  return open.length;
};

type Person = ReturnType<FlowDeps['stores']['mirror']['customer']>;

/** Reads when first asked, and keeps the answer: a whole row costs more than all of the judging. */
const readOnce = (read: () => Person): (() => Person) => {
  let known: Person | undefined;
  return () => {
    known ??= read();
    return known;
  };
};

const sameEmailAs =
  ({ stores }: FlowDeps, person: () => Person) =>
  (contact: ContactKey): boolean => {
    const emailKey = person()?.emailKey ?? null;
    return emailKey !== null && stores.mirror.contact(contact.rid)?.emailKey === emailKey;
  };

const maskOf = ({ stores, clock }: FlowDeps, person: Person, contact: ContactKey | null): number => {
  const right = contact === null ? null : stores.mirror.contact(contact.rid);
  if (person === null || right === null) return 0;
  return differingMask(person.values, right.values, person.malformed, todayOf(clock));
};

const caseOf = (
  { clock }: FlowDeps,
  pair: PairToJudge,
  finding: Finding,
  person: Person,
  contact: ContactKey | null,
): NewMismatch => ({
  finding,
  matchKey: pair.matchKey,
  customerRid: person?.rid ?? null,
  contactRid: contact?.rid ?? null,
  label: person === null ? '' : labelOf(person),
  at: clock.now(),
  runId: pair.runId,
});

/** The person's name, else the email, else the number. */
const labelOf = ({ values, number }: NonNullable<Person>): string => {
  const name = [values.firstName, values.lastName].filter((part) => part !== null && part.trim() !== '').join(' ');
  return name.trim() || values.email || number;
};
