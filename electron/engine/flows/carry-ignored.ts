import { maskOf, overlap } from '../../../shared/domain/fields.ts';
import type { Mapping } from '../../../shared/domain/mapping-document.ts';
import type { Finding } from '../../../shared/domain/mismatch.ts';
import { areListsOther, changedFields } from '../domain/mapping/changed-fields.ts';
import { batchesOf, yieldToOthers } from '../runtime/batching.ts';
import type { MismatchKey } from '../store/case-stores.ts';
import type { FlowDeps } from './flow-deps.ts';
import { todayOf } from './flow-deps.ts';
import { type Judged, judgeOnly } from './judge-pair.ts';
import { underDraft } from './under-draft.ts';
import { sharersOf } from './who-shares.ts';

/** Customers whose cases are looked for at once, and those of them that are judged before others are answered. */
const rangeSize = 5_000;
const judgedAtOnce = 50;

type Carrying = {
  readonly findings: readonly Finding[];
  /** The pair's hashes under the mapping before, and under the new one. */
  readonly was: string;
  readonly is: string;
  /** The fields that the new mapping treats otherwise. */
  readonly changedMask: number;
  /** Whether it says otherwise who belongs in which list. */
  readonly hasOtherLists: boolean;
};

/**
 * Stored cases with what was set aside standing as it was set aside: a new mapping gives every row another hash, which is
 * no new evidence where the same is found and the mapping treats its fields as before.
 */
export const carriedCases = (
  stored: readonly MismatchKey[],
  { findings, was, is, changedMask, hasOtherLists }: Carrying,
): readonly MismatchKey[] =>
  stored.map((known) => {
    const isSetAside = known.status === 'ignored' || known.status === 'deferred';
    const isSame = findings.some(({ kind, fieldMask }) => kind === known.kind && fieldMask === known.fieldMask);
    const isOther = known.kind === 'list-gap' ? hasOtherLists : overlap(known.fieldMask, changedMask);
    const isCarried = isSetAside && known.ignoredAs === was && isSame && !isOther;
    return isCarried ? { ...known, ignoredAs: is } : known;
  });

/** Hashes of the pair that was judged, as its rows have them under another mapping; the candidates are the same. */
export const hashesUnder = ({ mirror }: FlowDeps['stores'], { customer, contact, hashes }: Judged): string => {
  const ofCustomer = customer === null ? null : mirror.customer(customer.rid);
  const ofContact = contact === null ? null : mirror.contact(contact.rid);
  return `${ofCustomer?.hash ?? '-'}:${ofContact?.hash ?? (contact === null ? hashes.slice(hashes.indexOf(':') + 1) : '-')}`;
};

/** Brings what was set aside over to the mapping in force, after its rows were derived again. */
export const carrySetAside = async (deps: FlowDeps, before: Mapping): Promise<void> => {
  const { stores } = deps;
  const old = underDraft(stores, before, todayOf(deps.clock));
  const { document } = stores.mappings.inForce();
  const changed = {
    changedMask: maskOf(changedFields(before.document, document)),
    hasOtherLists: areListsOther(before.document, document),
  };
  for (let after = '', isLast = false; !isLast; ) {
    const range = stores.mirror.keyRange(after, rangeSize);
    const cases = [...stores.mismatches.keysIn(stores.mismatches.unsettledKeys(after, range.upTo))].filter(([, keys]) =>
      keys.some(({ ignoredAs }) => ignoredAs !== null),
    );
    for (const some of batchesOf(cases, judgedAtOnce)) {
      stores.atomically(() => {
        for (const [matchKey, stored] of some) carryOne(deps, old, matchKey, stored, changed);
      });
      await yieldToOthers();
    }
    await yieldToOthers();
    ({ upTo: after, isLast } = range);
  }
};

const carryOne = (
  deps: FlowDeps,
  old: FlowDeps['stores'],
  matchKey: string,
  stored: readonly MismatchKey[],
  changed: Pick<Carrying, 'changedMask' | 'hasOtherLists'>,
): void => {
  const { mirror, mismatches } = deps.stores;
  const customers = mirror.customerKeysOf(matchKey);
  const contacts = mirror.contactKeysOf(matchKey);
  const sharesEmail = sharersOf(deps.stores, [matchKey]).size > 0;
  const judged = judgeOnly(
    { ...deps, stores: { ...deps.stores, imports: old.imports, optOuts: old.optOuts } },
    { matchKey, customers, contacts, stored, sharesEmail, runId: null },
  );
  const was = hashesUnder(old, judged);
  const carried = carriedCases(stored, { findings: judged.findings, was, is: judged.hashes, ...changed });
  for (const { id, ignoredAs } of carried)
    if (ignoredAs !== null && stored.find((known) => known.id === id)?.ignoredAs !== ignoredAs)
      mismatches.carry(id, ignoredAs);
};
