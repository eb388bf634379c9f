import type { ListView, SavedView } from '../../../shared/domain/saved-view.ts';
import { invoke } from '../../ipc/client.ts';
import { type MismatchesState, reloadList, useMismatches } from './store.ts';

/** What the list is narrowed to and how it is ordered, as a view keeps it. */
export const viewOf = ({ facets, sort }: Pick<MismatchesState, 'facets' | 'sort'>): ListView => ({ ...facets, sort });

/** The kept view that the list shows now; none where something was changed since. */
export const currentView = (
  views: readonly SavedView[],
  state: Pick<MismatchesState, 'facets' | 'sort'>,
): SavedView | null => {
  const shown = textOf(viewOf(state));
  return views.find(({ view }) => textOf(view) === shown) ?? null;
};

/** Whatever order its parts were chosen in. */
const textOf = (view: ListView): string =>
  JSON.stringify(
    Object.entries(view)
      .map(([name, value]) => [name, Array.isArray(value) ? [...value].sort() : value])
      .sort(),
  );

/** Shows the list as a view keeps it, from its top. */
export const openView = ({ view: { sort, ...facets } }: SavedView): void => {
  const { list } = useMismatches.getState();
  useMismatches.setState({ facets, sort, list: { ...list, isLoading: true }, panel: null });
  void reloadList('top');
};

/** Keeps the present view under a name; answers why not, or null. */
export const keepView = async (name: string): Promise<{ readonly sentence: string } | null> => {
  const done = await invoke('view.save', { name, view: viewOf(useMismatches.getState()) });
  return done.ok ? null : done.error;
};

export const renameView = async (id: number, name: string): Promise<{ readonly sentence: string } | null> => {
  const done = await invoke('view.rename', { id, name });
  return done.ok ? null : done.error;
};

export const removeView = async (id: number): Promise<{ readonly sentence: string } | null> => {
  const done = await invoke('view.remove', { id });
  return done.ok ? null : done.error;
};
