import type { ToldCost } from '../../../../shared/domain/cost.ts';
import { runIdSchema } from '../../../../shared/domain/ids.ts';
import type { Run } from '../../../../shared/domain/run.ts';
import { Skeleton } from '../../../design/skeleton.tsx';
import { Unread } from '../../../design/unread.tsx';
import { useQuery } from '../../../ipc/use-query.ts';
import { toldText } from '../../../text/cost-text.ts';
import { runStateText } from '../../../text/names.ts';
import { isPlanned } from '../../../text/plan-text.ts';
import { comparedText, runFacts, runTitle, runTone, wroteNothingText } from '../../../text/run-text.ts';
import { Difference } from './difference.tsx';
import { Funnel, Sides } from './funnel.tsx';
import { Refused, SetAside, Troubles } from './met.tsx';
import { OptOutCard } from './opt-out-card.tsx';
import { OutlookCard } from './outlook-card.tsx';
import { PlanCard } from './plan-card.tsx';
import { PostingCard } from './posting-card.tsx';

type Props = {
  readonly id: number;
  /** What the list knows of it already. */
  readonly known: Run | undefined;
  readonly now: number;
  readonly onAccept: ((run: Run) => void) | null;
};

/** One run: how its counts lead to each other, why it ended as it did, what it met and what it had to set aside. */
export const RunDetail = ({ id, known, now, onAccept }: Props) => {
  const { data, error, retry } = useQuery('run.get', { runId: runIdSchema.parse(id) });
  const run = data?.run ?? known;
  if (run === undefined)
    return (
      <section className="card run-detail" aria-label={`Run ${id}`} aria-busy={error === null}>
        {error === null ? (
          <Skeleton width="100%" height={120} />
        ) : (
          <Unread sentence={`The run could not be read: ${error.sentence}`} retry={retry} />
        )}
      </section>
    );
  return (
    <section className="card run-detail" aria-label={`Run ${id}`}>
      <div className="card-head">
        <h2>{runTitle(run, now)}</h2>
        <span className="faint ellipsis">{runFacts(run, now)}</span>
        <span className={runTone[run.state]}>{runStateText[run.state]}</span>
      </div>
      <Failed run={run} onAccept={onAccept} />
      {data !== undefined && data.written > 0 ? (
        <Funnel run={run} written={data.written} verified={data.verified} />
      ) : (
        <Sides run={run} />
      )}
      <p className="muted">
        {comparedText(run)}. {data !== undefined && data.written === 0 ? wroteNothingText(run.job) : ''}
      </p>
      <Told told={data?.told ?? null} run={run} />
      {isPlanned(run.job) ? <PlanCard job={run.job} /> : null}
      {run.job === 'customers' ? <OutlookCard /> : null}
      {run.job === 'consent' ? <OptOutCard /> : null}
      {run.job === 'marketing-orders' ? <PostingCard now={now} /> : null}
      {data === undefined && error !== null ? (
        <Unread sentence={`The run could not be read: ${error.sentence}`} retry={retry} />
      ) : null}
      {data === undefined ? null : (
        <>
          {data.difference.length === 0 ? null : <Difference changes={data.difference} />}
          {data.refused.length === 0 ? null : <Refused records={data.refused} />}
          {data.badRecords.length === 0 ? null : <SetAside records={data.badRecords} />}
          {data.troubles.length === 0 ? null : <Troubles troubles={data.troubles} now={now} />}
        </>
      )}
    </section>
  );
};

/** What was told of its cost beforehand, and what it took. */
const Told = ({ told, run }: { readonly told: ToldCost | null; readonly run: Run }) => {
  const sentence = toldText(told, run);
  return sentence === null ? null : <p className="muted">{sentence}.</p>;
};

const Failed = ({ run, onAccept }: { readonly run: Run; readonly onAccept: Props['onAccept'] }) =>
  run.failure === null ? null : (
    <div className={run.state === 'aborted' ? 'notice warn' : 'notice bad'}>
      <span className="selectable">{run.failure.sentence}</span>
      {run.state === 'aborted' && onAccept !== null ? (
        <button type="button" className="btn" onClick={() => onAccept(run)}>
          Run again and accept it
        </button>
      ) : null}
    </div>
  );
