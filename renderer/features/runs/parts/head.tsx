import { openSchedule } from '../../../frame/open-schedule.ts';
import { type Bar, headline, legend } from '../../../text/run-text.ts';
import type { Timer } from '../../../text/schedule-text.ts';
import type { StartAction } from '../run-actions.ts';
import { showDialog } from '../store.ts';
import { RunMenu } from './run-menu.tsx';

type Props = {
  /** Null while they are not known. */
  readonly bars: readonly Bar[] | null;
  readonly timers: readonly Timer[] | undefined;
  readonly isReadOnly: boolean;
  readonly starts: readonly StartAction[];
};

/** What the last hours came to, what the colours mean, and what can be started or paused. */
export const Head = ({ bars, timers, isReadOnly, starts }: Props) => {
  const isAnyOn = timers?.some(({ isOn }) => isOn) === true;
  return (
    <header className="runs-head">
      <div>
        <h1>Sync runs</h1>
        <p className="muted">{bars === null ? 'What was read, when, and what came of it.' : headline(bars)}</p>
      </div>
      <ul className="legend" aria-label="Colours of the runs">
        {legend.map(({ tone, text }) => (
          <li key={tone}>
            <i className={`key ${tone}`} aria-hidden="true" />
            {text}
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="btn"
        disabled={timers === undefined || isReadOnly}
        onClick={() => showDialog(isAnyOn ? 'pause' : 'resume')}
      >
        {isAnyOn || timers === undefined ? 'Pause all…' : 'Switch on…'}
      </button>
      <button type="button" className="btn" disabled={timers === undefined || isReadOnly} onClick={openSchedule}>
        Schedule…
      </button>
      <RunMenu actions={starts} />
    </header>
  );
};
