import { hashTexts } from '../domain/normalise/hash.ts';
import type { MismatchKey } from '../store/case-stores.ts';
import type { JudgedAs } from '../store/mirror-store.ts';
import { type FlowDeps, todayOf } from './flow-deps.ts';
import { isQuiet, judgePair, type PairToJudge } from './judge-pair.ts';
import { sharersOf } from './who-shares.ts';

export type KeysMoved = { readonly opened: number; readonly cleared: number; readonly ambiguous: number };

/**
 * Which keys are judged: all of them and who shares an address with them, as after a change; or, of a range in a full pass,
 * those that share none, then those that share one or may be one person with another. A full pass leaves alone what stands as it was judged.
 */
export type Judging = 'changed' | 'alone' | 'sharing';

/**
 * Judges match keys and brings the stored cases up to date. Answers how many opened and cleared. Call inside `atomically`;
 * what is said of a change equals what a full pass would say of these keys.
 */
export const detectKeys = (
  deps: FlowDeps,
  keys: readonly string[],
  runId: number | null,
  judging: Judging = 'changed',
): KeysMoved => {
  const { mirror, mismatches } = deps.stores;
  const moved = { opened: 0, cleared: 0, ambiguous: 0 };
  const judged: (Prepared & { readonly isAmbiguous: boolean; readonly hasMoved: boolean })[] = [];
  const signatureOf = signing(deps);
  for (const prepared of prepare(deps, keys, runId, judging)) {
    const { pair, others, known } = prepared;
    if (judging !== 'changed' && known !== undefined && known.signature === signatureOf(pair, others, pair.stored)) {
      if (known.isAmbiguous) moved.ambiguous += 1;
      continue;
    }
    const { opened, cleared, ambiguous } = judgePair(deps, pair);
    moved.opened += opened;
    moved.cleared += cleared;
    if (ambiguous) moved.ambiguous += 1;
    judged.push({ ...prepared, isAmbiguous: ambiguous, hasMoved: opened + cleared > 0 });
  }
  const stored = mismatches.keysIn(judged.flatMap(({ pair, hasMoved }) => (hasMoved ? [pair.matchKey] : [])));
  for (const { pair, others, isAmbiguous } of judged) {
    // What is kept goes with its rows: of whom none is left, nothing may be.
    if (isQuiet(pair) || pair.customers.length + pair.contacts.length === 0) continue;
    const signature = signatureOf(pair, others, stored.get(pair.matchKey) ?? pair.stored);
    if (signature !== null) mirror.keepJudged(pair.matchKey, { signature, isAmbiguous });
  }
  const asked = new Set(keys);
  mirror.clearDirty(judged.flatMap(({ pair: { matchKey } }) => (asked.has(matchKey) ? [matchKey] : [])));
  return moved;
};

type Rows = Pick<PairToJudge, 'customers' | 'contacts'>;

type Prepared = {
  readonly pair: PairToJudge;
  /** The rows of who shares its address or may be the same person; null where not all of them were read. */
  readonly others: readonly Rows[] | null;
  readonly known: JudgedAs | undefined;
};

/** The pairs of these keys, read at once: a statement for each key costs more than all of the judging. */
const prepare = (
  { stores }: FlowDeps,
  keys: readonly string[],
  runId: number | null,
  judging: Judging,
): readonly Prepared[] => {
  const { mirror, mismatches, imports } = stores;
  const sharers = sharersOf(stores, keys);
  const sharing = [...new Set([...sharers.values()].flat())];
  // What is found about one record of a person rests on the others. A full pass comes to each of them by itself.
  const changed = judging === 'changed' ? [...new Set([...keys, ...sharing])] : keys;
  const all = judging === 'alone' ? keys.filter((key) => !sharers.has(key)) : changed;
  const shares = new Set([...sharers.keys(), ...sharing]);
  const { customers, contacts } = mirror.keyRowsIn(judging === 'alone' ? all : [...new Set([...all, ...sharing])]);
  const stored = mismatches.keysIn(all);
  const refused = imports.refusedIn(all);
  const known = mirror.judgedIn(all);
  const rowsOf = (key: string): Rows => ({ customers: customers.get(key) ?? [], contacts: contacts.get(key) ?? [] });
  return all.map((matchKey) => {
    const sharesEmail = shares.has(matchKey);
    const facts = { matchKey, sharesEmail, isRefused: refused.has(matchKey), runId };
    return {
      pair: { ...rowsOf(matchKey), ...facts, stored: stored.get(matchKey) ?? [] },
      others: sharesEmail ? (sharers.get(matchKey)?.map(rowsOf) ?? null) : [],
      known: known.get(matchKey),
    };
  });
};

/**
 * One number for all that judging reads, besides what marks a key when it changes; null where that is not all. What a
 * day and a mapping say of the same rows may be something else, so a full pass judges all of them once a day.
 */
const signing = ({ stores, clock }: FlowDeps) => {
  const rules = `${todayOf(clock)} ${stores.mappings.inForce().version}`;
  return (pair: PairToJudge, others: readonly Rows[] | null, stored: readonly MismatchKey[]): number | null => {
    if (others === null || pair.isRefused !== false) return null;
    let text = rules + rowsText(pair);
    for (const rows of others) text += `o${rowsText(rows)}`;
    for (const { id, severity, status, fieldMask, ignoredAs } of stored)
      text += `m${id},${severity},${status},${fieldMask},${ignoredAs}`;
    return hashTexts([text], 1);
  };
};

const rowsText = ({ customers, contacts }: Rows): string => {
  let text = '';
  for (const { rid, hash, malformed, facts } of customers) text += `c${rid},${hash},${malformed},${facts}`;
  for (const { rid, hash, facts, method } of contacts) text += `d${rid},${hash},${facts},${method}`;
  return text;
};
