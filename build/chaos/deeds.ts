import type { OutputOf } from '../../shared/ipc/contract.ts';
import { approve, isAnAnswer, newApproval } from './approve.ts';
import { type Ask, answerTo } from './ask.ts';
import type { Approval, Forgetting, Ledger } from './ledger.ts';
import type { RemoteState } from './remote-state.ts';
import type { Seeded } from './seeded.ts';
import { targetsOf } from './target.ts';

/** What an operator does besides approving one case. Each answers when the engine did, or when it died. */

/** Undoes one of the last verified changes, as it was previewed. */
export const undoOne = async (ask: Ask, ledger: Ledger, random: Seeded): Promise<void> => {
  const page = await answerTo(ask, 'change.page', { filter: { results: ['fine'] }, limit: 40 });
  const change = random.pick(
    (page?.changes ?? []).filter(({ operation, undoes }) => operation !== '' && undoes === null),
  );
  if (change === undefined) return;
  const result = await ask('change.preview-undo', { id: change.id });
  // Read anew: a fault may be in the way.
  if (result === null || !result.ok) return;
  const { requests, token, blocked } = result.value as OutputOf<'change.preview-undo'>;
  const targets = blocked === null ? targetsOf(requests) : null;
  if (targets === null) return;
  const { id, mismatchId } = change;
  const undoes = { id, token };
  await approve(
    ask,
    ledger,
    newApproval({ key: random.uuid(), mismatchId, evidenceHash: '', keep: null, undoes, targets }),
  );
};

/** Takes an approval back, if it was not sent yet. */
export const withdraw = async (ask: Ask, ledger: Ledger, random: Seeded, approval: Approval): Promise<void> => {
  const result = await ask('decision.withdraw', { id: approval.mismatchId, key: random.uuid() });
  if (result === null) return;
  if (result.ok) approval.withdrawn = true;
  else noteRefusal(ledger, 'taking back', result.error);
};

/** Approves every case like one, where there are at most `most`. */
export const approveAllLike = async (
  ask: Ask,
  ledger: Ledger,
  random: Seeded,
  seen: Approval,
  most: number,
): Promise<void> => {
  const { mismatchId: id, evidenceHash } = seen;
  const set = await ask('decision.preview-like', { id, evidenceHash });
  if (set === null) return;
  if (!set.ok) return noteRefusal(ledger, 'a set', set.error);
  const { setId, total } = set.value as OutputOf<'decision.preview-like'>;
  if (total > most) return;
  const like = { key: random.uuid(), total, approved: null as number | null };
  ledger.likes.push(like);
  const result = await ask('decision.approve-like', { setId, key: like.key });
  if (result === null) return;
  if (result.ok) like.approved = (result.value as OutputOf<'decision.approve-like'>).approved;
  else noteRefusal(ledger, 'a set', result.error);
};

/** Chooses a person to be forgotten, as both systems and the mirror know them now: nothing may have changed since the sync. */
export const choosePerson = async (
  ask: Ask,
  remote: RemoteState,
  random: Seeded,
  at: number,
): Promise<Forgetting | null> => {
  const number = random.pick(remote.customers)?.number ?? '';
  const found = await answerTo(ask, 'person.find', { text: number });
  if (found === null || found.records.length === 0) return null;
  const ids = new Set(found.records.map(({ system, id }) => `${system}/${id}`));
  const customers = remote.customers.filter(({ id }) => ids.has(`erp/${id}`));
  const contacts = remote.contacts.filter(({ contactId }) => ids.has(`dotdigital/${contactId}`));
  return {
    key: random.uuid(),
    at,
    records: found.records.map(({ system, id }) => ({ system, id })),
    numbers: [...customers.map((one) => one.number), ...contacts.flatMap(({ erpNumber }) => erpNumber ?? [])],
    emails: contacts.flatMap(({ email }) => email ?? []),
    done: false,
  };
};

/** Forgets a person, for the first time or once more. */
export const forget = async (ask: Ask, ledger: Ledger, forgetting: Forgetting): Promise<void> => {
  if (!ledger.forgettings.includes(forgetting)) ledger.forgettings.push(forgetting);
  const { records, key } = forgetting;
  const result = await ask('person.forget', { records, reason: 'The person asked for it.', key });
  if (result === null) return;
  if (result.ok) forgetting.done = true;
  else noteRefusal(ledger, 'forgetting', result.error);
};

const noteRefusal = (
  ledger: Ledger,
  what: string,
  { code, sentence }: { readonly code: string; readonly sentence: string },
): void => {
  if (code !== 'engine.unavailable' && !isAnAnswer(code))
    ledger.problems.push(`${what} was refused for a reason that has no place here: ${code}: ${sentence}`);
};
