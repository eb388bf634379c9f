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
  const choice =
    customer === undefined ? ({ answer: 'none' } as const) : chooseContact(pair.contacts, sameEmailAs(deps, customer));
  // Whether it is this contact or that is for a person to say: nothing is found, nothing is written.
  if (choice.answer === 'ambiguous') return { opened: 0, cleared: clearAll(deps, pair.stored), ambiguous: true };
  const contact = choice.answer === 'one' ? choice.contact : null;
  const findings = customer === undefined ? [] : judge(customer, contact, () => maskOf(deps, customer, contact));
  const steps = stepsOf(findings, pair.stored, `${customer?.hash ?? '-'}:${contact?.hash ?? '-'}`);
  let opened = 0;
  let cleared = 0;
  for (const step of steps) {
    switch (step.step) {
      case 'open':
      case 'reopen':
        mismatches.open(caseOf(deps, pair, step.finding, customer, contact), step.reopened);
        opened += 1;
        break;
      case 'refresh':
        mismatches.refresh(step.id, caseOf(deps, pair, step.finding, customer, contact));
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

const sameEmailAs =
  ({ stores }: FlowDeps, customer: CustomerKey) =>
  (contact: ContactKey): boolean => {
    const emailKey = stores.mirror.customer(customer.rid)?.emailKey ?? null;
    return emailKey !== null && stores.mirror.contact(contact.rid)?.emailKey === emailKey;
  };

const maskOf = ({ stores, clock }: FlowDeps, customer: CustomerKey, contact: ContactKey | null): number => {
  const left = stores.mirror.customer(customer.rid);
  const right = contact === null ? null : stores.mirror.contact(contact.rid);
  if (left === null || right === null) return 0;
  return differingMask(left.values, right.values, customer.malformed, todayOf(clock));
};

const caseOf = (
  { stores, clock }: FlowDeps,
  pair: PairToJudge,
  finding: Finding,
  customer: CustomerKey | undefined,
  contact: ContactKey | null,
): NewMismatch => ({
  finding,
  matchKey: pair.matchKey,
  customerRid: customer?.rid ?? null,
  contactRid: contact?.rid ?? null,
  label: labelOf(stores, customer),
  at: clock.now(),
  runId: pair.runId,
});

/** The person's name, else the email, else the number. */
const labelOf = (stores: FlowDeps['stores'], customer: CustomerKey | undefined): string => {
  const record = customer === undefined ? null : stores.mirror.customer(customer.rid);
  if (record === null) return '';
  const name = [record.values.firstName, record.values.lastName]
    .filter((part) => part !== null && part.trim() !== '')
    .join(' ');
  return name.trim() || record.values.email || record.number;
};
