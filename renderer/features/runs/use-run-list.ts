import { useRef, useState } from 'react';
import type { Run } from '../../../shared/domain/run.ts';
import { complain } from '../../actions/announce.ts';
import { invoke } from '../../ipc/client.ts';
import { useQuery } from '../../ipc/use-query.ts';

/** How many runs are read at first, and how many more at a time. */
const step = 50;

type Older = { readonly runs: readonly Run[]; readonly next: number | null };

/** The runs, newest first: the newest are kept current, older ones are added as they are asked for. */
export const useRunList = () => {
  const { data, error, retry } = useQuery('run.page', { limit: step });
  const [older, setOlder] = useState<Older | null>(null);
  const seen = useRef<readonly Run[]>([]);
  const runs = data === undefined ? seen.current : joined(data.runs, [...seen.current, ...(older?.runs ?? [])]);
  seen.current = runs;
  const next = older === null ? (data?.next ?? null) : older.next;
  const readMore = async (before: number): Promise<void> => {
    const page = await invoke('run.page', { before, limit: step });
    if (!page.ok) return complain(page.error.sentence);
    setOlder((known) => ({ runs: [...(known?.runs ?? []), ...page.value.runs], next: page.value.next }));
  };
  return {
    runs,
    isRead: data !== undefined,
    error,
    retry,
    more: next === null ? null : () => void readMore(next),
  };
};

/** The newest page in front of what was read before; without it where so many were added that there is a gap between. */
const joined = (newest: readonly Run[], before: readonly Run[]): readonly Run[] => {
  const last = newest.at(-1);
  if (last === undefined || !before.some(({ id }) => id >= last.id)) return newest;
  const known = new Set(newest.map(({ id }) => id));
  const rest = new Map(before.filter(({ id }) => !known.has(id)).map((run) => [run.id, run]));
  return [...newest, ...rest.values()].sort((left, right) => right.id - left.id);
};
