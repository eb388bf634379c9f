import { Search } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { OutputOf } from '../../shared/ipc/contract.ts';
import { useSettledText } from '../design/use-settled-text.ts';
import { setFacets, useMismatches } from '../features/mismatches/store.ts';
import { useQuery } from '../ipc/use-query.ts';
import { grouped } from '../text/format.ts';
import { lagOf, readingRun, readText } from '../text/freshness.ts';
import { syncNow } from './frame-actions.ts';
import { useNavigation } from './navigation.ts';
import { useNow } from './use-now.ts';

type Workspace = OutputOf<'workspace.get'>;

/** Search, how fresh both sides are, what is being sent, and the sync. */
export const TopBar = () => {
  const workspace = useQuery('workspace.get', {}).data;
  const now = useNow();
  const setBack = useQuery('schedule.get', {}).data?.setBack ?? [];
  const isRunning = workspace !== undefined && workspace.running !== null;
  const lag = ({ readAt }: Workspace['erp']): number | null =>
    workspace === undefined || readAt === null ? null : lagOf(readAt, readingRun(workspace), setBack, now);
  return (
    <header className="top">
      <SearchField />
      <div className="fresh">
        {workspace === undefined ? null : (
          <>
            <Sending outbox={workspace.outbox} isReviewer={workspace.role === 'reviewer'} />
            <Freshness
              label="ERP"
              side={workspace.erp}
              isRunning={workspace.running?.phase === 'erp'}
              read={workspace.running?.counts.erpRead ?? 0}
              lag={lag(workspace.erp)}
              now={now}
            />
            <Freshness
              label="Dotdigital"
              side={workspace.dotdigital}
              isRunning={workspace.running?.phase === 'dotdigital'}
              read={workspace.running?.counts.dotdigitalRead ?? 0}
              lag={lag(workspace.dotdigital)}
              now={now}
            />
          </>
        )}
      </div>
      <button
        type="button"
        className="btn"
        disabled={workspace === undefined || isRunning || workspace.access === 'read-only'}
        onClick={() => void syncNow()}
      >
        {isRunning ? 'Syncing…' : 'Sync now'} <kbd>S</kbd>
      </button>
    </header>
  );
};

const searchFor = (search: string): void => setFacets({ search });

const SearchField = () => {
  const search = useMismatches((state) => state.facets.search);
  const [text, setText] = useSettledText(search, searchFor);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
  return (
    <label className="search">
      <Search size={14} aria-hidden="true" />
      <span className="visually-hidden">Search mismatches by name, email or customer number</span>
      <input
        id="search"
        ref={field}
        type="search"
        value={text}
        placeholder="Search by name, email or customer number"
        maxLength={200}
        onChange={(event) => {
          // At once: when the typing has settled, the operator may have gone elsewhere.
          useNavigation.getState().go('mismatches');
          setText(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            setText('');
            event.currentTarget.blur();
          }
          if (event.key === 'Enter' || event.key === 'ArrowDown') {
            event.preventDefault();
            document.getElementById('mismatch-list')?.focus();
          }
        }}
      />
      <kbd>Ctrl K</kbd>
    </label>
  );
};

type FreshnessProps = {
  readonly label: string;
  readonly side: Workspace['erp'];
  readonly isRunning: boolean;
  readonly read: number;
  /** How long ago it was read at least; null where that is not known. */
  readonly lag: number | null;
  readonly now: number;
};

const hourMs = 3_600_000;

const Freshness = ({ label, side, isRunning, read, lag, now }: FreshnessProps) => {
  if (isRunning) {
    return (
      <span>
        <i className="dot run" />
        {label} {grouped(read)} read
      </span>
    );
  }
  if (side.readAt === null) {
    return (
      <span>
        <i className="dot off" />
        {label} not read yet
      </span>
    );
  }
  const tone = lag === null || lag > 24 * hourMs ? 'dot b' : lag > hourMs ? 'dot w' : 'dot';
  return (
    <span title={`${grouped(side.records)} records`}>
      <i className={tone} />
      {label} {readText(lag, now)}
    </span>
  );
};

type SendingProps = { readonly outbox: Workspace['outbox']; readonly isReviewer: boolean };

const Sending = ({ outbox, isReviewer }: SendingProps) => {
  const open = outbox
    .filter(({ state }) => ['pending', 'in-flight', 'accepted', 'unconfirmed'].includes(state))
    .reduce((total, { count }) => total + count, 0);
  if (open === 0) return null;
  // A reviewer sends nothing: what is decided here waits for the writer.
  if (isReviewer) return <span>{grouped(open)} for the writer</span>;
  return (
    <span>
      <i className="dot run" />
      Sending {grouped(open)}
    </span>
  );
};
