import { contactFact } from '../../../shared/domain/mirror.ts';
import { isMailedNow } from '../domain/normalise/contact-facts.ts';
import { yieldToOthers } from '../runtime/batching.ts';
import type { AlikeContacts, OpenCases } from '../store/audiences.ts';
import type { FlowDeps } from './flow-deps.ts';

/** Rows of contacts looked at before somebody else is answered. */
const rowsAtOnce = 5_000;

/** Who of an audience a campaign reaches, each contact counted once: the parts add up to `contacts`. */
export type CountedAudience = {
  readonly contacts: number;
  readonly reached: number;
  readonly optedOut: number;
  readonly bounced: number;
  readonly gone: number;
  /** In none of these and not mailed either: never asked, or asked without an answer yet. */
  readonly unasked: number;
  readonly cases: readonly OpenCases[];
};

/** Counts the contacts of these lists as the mirror has them, and the mismatches that are open about them. */
export const countAudience = async ({ stores }: FlowDeps, lists: readonly number[]): Promise<CountedAudience> => {
  const counts = { reached: 0, optedOut: 0, bounced: 0, gone: 0, unasked: 0 };
  let next: number | null = 0;
  while (next !== null) {
    const page: ReturnType<typeof stores.audiences.contacts> = stores.audiences.contacts(lists, next, rowsAtOnce);
    for (const alike of page.alike) counts[partOf(alike)] += alike.count;
    next = page.next;
    await yieldToOthers();
  }
  const contacts = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return { contacts, ...counts, cases: stores.audiences.openCases(lists) };
};

const partOf = (alike: AlikeContacts): 'reached' | 'optedOut' | 'bounced' | 'gone' | 'unasked' => {
  if (isMailedNow(alike)) return 'reached';
  if ((alike.facts & contactFact.live) === 0) return 'gone';
  if ((alike.facts & contactFact.optedOut) !== 0) return 'optedOut';
  return (alike.facts & contactFact.bounced) !== 0 ? 'bounced' : 'unasked';
};
