import { runIdSchema } from '../../../../shared/domain/ids.ts';
import type { Run } from '../../../../shared/domain/run.ts';
import { useQuery } from '../../../ipc/use-query.ts';
import { counted, grouped, moment } from '../../../text/format.ts';
import { runStateText } from '../../../text/names.ts';
import { runTone } from './run-table.tsx';

type Props = { readonly run: Run; readonly onAccept: (() => void) | null };

/** One run: how its counts lead to each other, why it ended as it did, and what it had to set aside. */
export const RunDetail = ({ run, onAccept }: Props) => {
  const badRecords = useQuery('run.get', { runId: runIdSchema.parse(run.id) }).data?.badRecords ?? [];
  const { counts } = run;
  return (
    <section className="card run-detail" aria-label={`Run ${run.id}`}>
      <div className="live-head">
        <h2>
          Customers, {moment(run.startedAt)}{' '}
          <span className="faint">
            run {grouped(run.id)} · {run.startedBy}
          </span>
        </h2>
        <span className={runTone[run.state]}>{runStateText[run.state]}</span>
      </div>
      {run.failure === null ? null : (
        <div className={run.state === 'aborted' ? 'notice warn' : 'notice bad'}>
          <span>{run.failure.sentence}</span>
          {run.state === 'aborted' && onAccept !== null ? (
            <button type="button" className="btn" onClick={onAccept}>
              Run again and accept it
            </button>
          ) : null}
        </div>
      )}
      <Strip
        side="ERP"
        read={counts.erpRead}
        changed={counts.erpChanged}
        removed={counts.erpRemoved}
        calls={counts.erpCalls}
      />
      <Strip
        side="Dotdigital"
        read={counts.dotdigitalRead}
        changed={counts.dotdigitalChanged}
        removed={counts.dotdigitalRemoved}
        calls={counts.dotdigitalCalls}
      />
      <p className="muted">
        {grouped(counts.compared)} compared, {grouped(counts.opened)} mismatches found, {grouped(counts.cleared)} gone
        by themselves, {grouped(counts.skipped)} records set aside. A run writes nothing to either system.
      </p>
      {badRecords.length === 0 ? null : (
        <table>
          <thead>
            <tr>
              <th scope="col">Set aside</th>
              <th scope="col">Side</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {badRecords.map((record) => (
              <tr key={`${record.system}-${record.reference}-${record.seenAt}`}>
                <td className="selectable">{record.reference}</td>
                <td>
                  <span className={record.system === 'erp' ? 'pill erp' : 'pill dd'}>
                    {record.system === 'erp' ? 'ERP' : 'Dotdigital'}
                  </span>
                </td>
                <td className="muted">{record.problem}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};

type StripProps = {
  readonly side: string;
  readonly read: number;
  readonly changed: number;
  readonly removed: number;
  readonly calls: number;
};

const Strip = ({ side, read, changed, removed, calls }: StripProps) => (
  <dl className="strip" aria-label={side}>
    <div className="side-name">
      <dt>{side}</dt>
      <dd className="faint">{counted(calls, 'call')}</dd>
    </div>
    <div>
      <dt>Read</dt>
      <dd>{grouped(read)}</dd>
    </div>
    <div className="less">
      <dt>unchanged</dt>
      <dd>−{grouped(read - changed)}</dd>
    </div>
    <div>
      <dt>Changed</dt>
      <dd>{grouped(changed)}</dd>
    </div>
    <div>
      <dt>Taken out</dt>
      <dd>{grouped(removed)}</dd>
    </div>
  </dl>
);
