import type { OutputOf } from '../../shared/ipc/contract.ts';
import { clock, grouped, when } from './format.ts';
import { type Bar, span } from './run-text.ts';

export type Cause = OutputOf<'run.troubles'>['causes'][number];

/** What became of a cause: a later run came through, the run itself did, or it still has to be looked at. */
export type CauseEnd =
  | { readonly kind: 'made-good'; readonly text: string }
  | { readonly kind: 'look'; readonly text: string; readonly runId: number };

/** Set-aside records, a changed account and imports that went wrong stay as they are however many runs come through. */
const staysOpen = ({ records, code }: Cause): boolean =>
  records > 0 || code === 'schema-changed' || code.startsWith('import-');

/** What became of a cause, by the runs that followed it. */
export const endOf = (cause: Cause, bars: readonly Bar[]): CauseEnd => {
  const { runId, lastAt } = cause;
  const look: CauseEnd = {
    kind: 'look',
    text: cause.records > 0 ? 'See the records' : `See run ${grouped(runId)}`,
    runId,
  };
  const own = bars.find(({ id }) => id === runId);
  if (staysOpen(cause) || own === undefined) return look;
  if (own.state === 'succeeded') return { kind: 'made-good', text: 'none, the run came through' };
  const good = bars
    .filter(
      ({ job, state, startedAt, id }) => job === own.job && state === 'succeeded' && id > runId && startedAt >= lastAt,
    )
    .sort((left, right) => left.id - right.id)[0];
  return good?.endedAt == null ? look : { kind: 'made-good', text: `none, made good ${clock(good.endedAt)}` };
};

/** From when, and where it is over, until when. */
export const causeTimes = (cause: Cause, end: CauseEnd, now: number): string =>
  end.kind === 'made-good' ? span(cause.firstAt, cause.lastAt, now) : when(cause.firstAt, now);
