import type { Run } from '../../../../shared/domain/run.ts';
import { State } from '../../../design/state.tsx';
import { invoke } from '../../../ipc/client.ts';
import { counted } from '../../../text/format.ts';
import { phaseText } from '../../../text/names.ts';

/** Before both systems were compared for the first time. */
export const FirstSync = ({ run }: { readonly run: Run | null }) => {
  if (run !== null && (run.state === 'running' || run.state === 'queued')) {
    const { erpRead, dotdigitalRead, compared } = run.counts;
    return (
      <State title="Reading both systems…">
        <p className="muted">{phaseText(run.job, run.phase)}</p>
        <p className="faint">
          {counted(erpRead, 'customer')} and {counted(dotdigitalRead, 'contact')} read, {counted(compared, 'pair')}{' '}
          compared
        </p>
      </State>
    );
  }
  return (
    <State title="Not compared yet">
      <p className="muted">
        {run?.failure?.sentence ?? 'Once both systems have been read, every disagreement between them is listed here.'}
      </p>
      <button
        type="button"
        className="btn pri"
        onClick={() => void invoke('sync.start', { job: 'customers', mode: 'full' })}
      >
        Sync now
      </button>
    </State>
  );
};
