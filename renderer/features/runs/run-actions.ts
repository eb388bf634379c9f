import type { Run } from '../../../shared/domain/run.ts';
import type { Action } from '../../actions/action.ts';
import type { Start } from './store.ts';
import { cancelRun, select, startJob, useRuns } from './store.ts';

const group = 'Sync runs';

export type RunsContext = {
  /** The runs that can be stepped through, newest first. */
  readonly ids: readonly number[];
  readonly selectedId: number | null;
  readonly running: Run | null;
  /** Whether nothing can be started now: one runs, or this machine may only read. */
  readonly isBlocked: boolean;
  readonly isReadOnly: boolean;
};

/** What starts a job, and which. */
export type StartAction = Action & { readonly start: Start };

/** What can be run by hand; the menu shows the same. */
export const startActions = ({ isBlocked }: Pick<RunsContext, 'isBlocked'>): readonly StartAction[] => [
  starting('run-changes', 'Customers, changes only', { job: 'customers', mode: 'incremental' }, isBlocked, 'r'),
  starting('run-full', 'Customers, in full', { job: 'customers', mode: 'full' }, isBlocked),
  starting('run-consent', 'Consent', { job: 'consent', mode: 'incremental' }, isBlocked),
  starting('run-products', 'Products', { job: 'products', mode: 'incremental' }, isBlocked),
  starting('run-stock', 'Stock and prices', { job: 'stock', mode: 'incremental' }, isBlocked),
  starting('run-orders', 'Orders', { job: 'orders', mode: 'incremental' }, isBlocked),
  starting('run-marketing-orders', 'Marketing orders', { job: 'marketing-orders', mode: 'incremental' }, isBlocked),
  starting('run-campaigns', 'Campaigns', { job: 'campaigns', mode: 'incremental' }, isBlocked),
  starting('run-full-check', 'Full check of everything', { job: 'full-check', mode: 'full' }, isBlocked),
];

const starting = (id: string, label: string, start: Start, isBlocked: boolean, key?: string): StartAction => ({
  start,
  id,
  label,
  keys: key === undefined ? [] : [key],
  keyText: key === undefined ? '' : key.toUpperCase(),
  group,
  when: () => !isBlocked,
  run: () => void startJob(start),
});

/** What the keys do on this screen. */
export const runActions = (context: RunsContext): readonly Action[] => {
  const { ids, selectedId, running, isReadOnly } = context;
  const place = ids.indexOf(selectedId ?? -1);
  const moving = (id: string, label: string, key: string, to: number): Action => ({
    id,
    label,
    keys: [key],
    keyText: key.toUpperCase(),
    group,
    mayRepeat: true,
    when: () => ids.length > 0,
    run: () => select(ids[Math.min(ids.length - 1, Math.max(0, to))] ?? null),
  });
  return [
    moving('newer-run', 'Newer run', 'k', place - 1),
    moving('older-run', 'Older run', 'j', place + 1),
    ...startActions(context).filter(({ keys }) => keys.length > 0),
    {
      id: 'cancel-run',
      label: 'Cancel what runs',
      keys: ['x'],
      keyText: 'X',
      group,
      when: () => running !== null && !isReadOnly && useRuns.getState().cancellingId !== running.id,
      run: () => {
        if (running !== null) void cancelRun(running.id);
      },
    },
  ];
};
