import type { Action } from '../../actions/action.ts';
import { move, reloadList, select, useMismatches } from './store.ts';

const rows = () => useMismatches.getState().list.rows;
const hasNews = (): boolean => {
  const { added, isReordered } = useMismatches.getState().list.news;
  return added > 0 || isReordered;
};
const hasRows = (): boolean => rows().length > 0;

/** Going through the list. */
export const listActions = (group: string): readonly Action[] => [
  { ...going('previous', 'Prev', ['k', 'ArrowUp'], 'K', group), run: () => move(-1) },
  { ...going('next', 'Next', ['j', 'ArrowDown'], 'J', group), run: () => move(1) },
  { ...going('page-up', 'Ten back', ['PageUp'], 'PgUp', group), run: () => move(-10) },
  { ...going('page-down', 'Ten on', ['PageDown'], 'PgDn', group), run: () => move(10) },
  jump('first', 'First', 'Home', group, () => rows()[0]?.id ?? null),
  jump('last', 'Last of those loaded', 'End', group, () => rows().at(-1)?.id ?? null),
  {
    id: 'show-news',
    label: 'Show what is new',
    keys: ['t'],
    keyText: 'T',
    group,
    when: hasNews,
    run: () => void reloadList(),
  },
];

const going = (id: string, label: string, keys: readonly string[], keyText: string, group: string) =>
  ({ id, label, keys, keyText, group, when: hasRows, mayRepeat: true }) as const;

const jump = (id: string, label: string, key: string, group: string, target: () => number | null): Action => ({
  id,
  label,
  keys: [key],
  keyText: key,
  group,
  when: hasRows,
  run: () => select(target()),
});
