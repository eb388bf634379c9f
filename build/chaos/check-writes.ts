import { attributeWrites, slackMs } from './attribute-writes.ts';
import type { Held } from './checks.ts';
import type { Ledger } from './ledger.ts';
import { isForgotten, type Owner } from './owners.ts';
import type { RemoteWrite } from './remote-state.ts';
import type { Change } from './workspace-state.ts';

/** At most one write of each change took effect, exactly one where it was verified, and what took effect is told so. */
export const writeViolations = (held: Held, owners: ReadonlyMap<string, Owner>): readonly string[] => {
  const { ledger, remote, workspace } = held;
  const effective = remote.writes.filter(({ changed }) => changed);
  const { writesOf, unexplained, tooEarly } = attributeWrites(effective, workspace, owners);
  return [
    ...unexplained.map(
      ({ system, method, recordId, at }) =>
        `${method} changed ${system} ${recordId} at ${at} a second time, or unasked`,
    ),
    ...tooEarly.map(
      ({ system, recordId, at }) => `${system} ${recordId} was changed at ${at}, before the step before was verified`,
    ),
    ...workspace.changes.flatMap((change) => {
      const write = writesOf.get(change.id);
      const isVerified = change.state === 'verified';
      if (isVerified === (write !== undefined) || isForgotten(change)) return [];
      if (write !== undefined && isLate(ledger, write)) return [];
      if (wasTouchedMeanwhile(held, change, owners.get(change.id), write)) return [];
      return write === undefined
        ? [`the change ${change.id} is verified, and no write of it took effect`]
        : [`the change ${change.id} took effect and is told as ${change.state}`];
    }),
    ...repeatedKeys(effective).map((key) => `the command ${key} took effect twice`),
    ...sentAgain(ledger, remote.writes).map(
      ({ system, recordId, at }) => `${system} ${recordId} was sent at ${at} what it had already`,
    ),
  ];
};

/** A write that found its effect there: blind, unless a dead engine's request was still on its way. */
const sentAgain = (ledger: Ledger, writes: readonly RemoteWrite[]): readonly RemoteWrite[] =>
  writes.filter((write) => !write.changed && !isLate(ledger, write));

const isLate = ({ late }: Ledger, { at }: RemoteWrite): boolean =>
  late.some(({ from, until }) => at >= from && at <= until + slackMs);

const repeatedKeys = (writes: readonly RemoteWrite[]): readonly string[] => {
  const keys = writes.flatMap(({ key }) => key ?? []);
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))];
};

/**
 * Whether a person wrote to the record while the change was under way, or an undoing took it away: then any of its ends
 * may be right.
 */
const wasTouchedMeanwhile = (
  { ledger, remote, workspace }: Held,
  change: Change,
  owner: Owner | undefined,
  write: RemoteWrite | undefined,
): boolean => {
  const until = workspace.settledAt.get(change.id) ?? Number.POSITIVE_INFINITY;
  const recordId = write?.recordId ?? recordIdOf(owner);
  const isThen = (at: number): boolean => at >= change.decidedAt && at <= until;
  return (
    ledger.edits.some((edit) => edit.system === change.system && edit.recordId === recordId && isThen(edit.at)) ||
    remote.writes.some(
      (other) => other !== write && other.method === 'DELETE' && other.recordId === recordId && isThen(other.at),
    )
  );
};

const recordIdOf = (owner: Owner | undefined): string | null => {
  const target = owner?.target ?? null;
  if (target === null || 'newEmail' in target) return null;
  return target.system === 'erp' ? target.customerId : String(target.contactId);
};
