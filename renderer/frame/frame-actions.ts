import type { Action } from '../actions/action.ts';
import { announce, complain } from '../actions/announce.ts';
import { invoke } from '../ipc/client.ts';
import { useNavigation } from './navigation.ts';

const always = (): boolean => true;
const group = 'Everywhere';

/** Starts a sync of what changed. */
export const syncNow = async (): Promise<void> => {
  const started = await invoke('sync.start', { job: 'customers', mode: 'incremental' });
  if (started.ok) announce('The sync has started.');
  else complain(started.error.sentence);
};

/** What can be done on every screen. */
export const frameActions: readonly Action[] = [
  {
    id: 'search',
    label: 'Search',
    keys: ['/'],
    keyText: '/',
    group,
    when: always,
    run: () => document.getElementById('search')?.focus(),
  },
  { id: 'sync', label: 'Sync now', keys: ['s'], keyText: 'S', group, when: always, run: () => void syncNow() },
  {
    id: 'go-mismatches',
    label: 'Mismatches',
    keys: ['1'],
    keyText: '1',
    group,
    when: always,
    run: () => useNavigation.getState().go('mismatches'),
  },
  {
    id: 'go-runs',
    label: 'Sync runs',
    keys: ['2'],
    keyText: '2',
    group,
    when: always,
    run: () => useNavigation.getState().go('runs'),
  },
  {
    id: 'go-change-log',
    label: 'Change log',
    keys: ['3'],
    keyText: '3',
    group,
    when: always,
    run: () => useNavigation.getState().go('change-log'),
  },
  {
    id: 'go-connections',
    label: 'Connections',
    keys: ['4'],
    keyText: '4',
    group,
    when: always,
    run: () => useNavigation.getState().go('connections'),
  },
  {
    id: 'go-campaigns',
    label: 'Campaigns',
    keys: ['5'],
    keyText: '5',
    group,
    when: always,
    run: () => useNavigation.getState().go('campaigns'),
  },
  {
    id: 'go-schedules',
    label: 'Schedules & alerts',
    keys: ['6'],
    keyText: '6',
    group,
    when: always,
    run: () => useNavigation.getState().go('schedules'),
  },
  {
    id: 'go-mapping',
    label: 'Mapping & mastership',
    keys: ['7'],
    keyText: '7',
    group,
    when: always,
    run: () => useNavigation.getState().go('mapping'),
  },
  {
    id: 'go-never-arrived',
    label: 'Never arrived',
    keys: ['8'],
    keyText: '8',
    group,
    when: always,
    run: () => useNavigation.getState().go('never-arrived'),
  },
  {
    id: 'keys',
    label: 'Show the keys',
    keys: ['?'],
    keyText: '?',
    group,
    when: always,
    run: () => useNavigation.getState().showKeys(true),
  },
];
