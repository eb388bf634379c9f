import { type MismatchStatus, mismatchKinds, mismatchStatuses, severities } from '../../../shared/domain/mismatch.ts';
import type { OutputOf } from '../../../shared/ipc/contract.ts';
import type { SendCount } from '../store/impact-store.ts';
import type { HandlerDeps } from './handler-deps.ts';

/** Counting beyond this tells an operator nothing. */
const countLimit = 10_000;
const mostSends = 100;

/** The sends to come with the cases that each touches; counted by counters. */
export const sendsOf = (
  { stores: { impacts } }: HandlerDeps,
  statuses: readonly MismatchStatus[],
): OutputOf<'mismatch.sends'> => {
  const wanted = new Set(statuses.map((status) => mismatchStatuses.indexOf(status)));
  const counts = impacts.counts(null).filter(({ status }) => wanted.has(status));
  const sends = impacts
    .sends()
    .filter(({ gone }) => !gone)
    .slice(0, mostSends);
  return {
    sends: sends.map(({ campaign, name, sendAt, namedBy, notTold, lists, everyone }) => ({
      campaign,
      name,
      sendAt,
      namedBy,
      notTold: notTold.slice(0, 100),
      isTargetKnown: everyone || lists.length > 0 || notTold.length > 0,
      touching: sumOf(counts, campaign, 'touching'),
      grouped: sumOf(counts, campaign, 'grouped'),
    })),
    unpriced: impacts.unpriced(countLimit),
  };
};

const sumOf = (counts: readonly SendCount[], campaign: number, what: 'touching' | 'grouped'): number =>
  counts.reduce((sum, count) => (count.campaign === campaign ? sum + count[what] : sum), 0);

/** How many cases one send touches, by kind, severity and status. */
export const countsOfSend = ({ stores }: HandlerDeps, campaign: number): OutputOf<'mismatch.counts'>['counts'] =>
  stores.impacts.counts(campaign).flatMap(({ kind, severity, status, touching }) => {
    const [named, weight, stands] = [mismatchKinds[kind], severities[severity], mismatchStatuses[status]];
    if (named === undefined || weight === undefined || stands === undefined || touching === 0) return [];
    return [{ kind: named, severity: weight, status: stands, count: touching }];
  });
