import { mismatchStatuses } from '../../shared/domain/mismatch.ts';
import { complain } from '../actions/announce.ts';
import { noFacets } from '../features/mismatches/filter.ts';
import { reloadList, useMismatches } from '../features/mismatches/store.ts';
import { useNavigation } from './navigation.ts';

/** Goes to one mismatch, whatever became of it: the list is narrowed to those with its label, and it is selected. */
export const openMismatch = async ({ id, label }: { readonly id: number; readonly label: string }): Promise<void> => {
  const { getInitialState, setState, getState } = useMismatches;
  setState({
    facets: { ...noFacets, statuses: mismatchStatuses, search: label },
    list: getInitialState().list,
    selectedId: id,
    panel: null,
    isPlaced: true,
  });
  useNavigation.getState().go('mismatches');
  await reloadList('place');
  const { list } = getState();
  if (list.isFresh && list.rows.length > 0 && !list.rows.some((row) => row.id === id))
    complain('This mismatch is not among those that the search finds.');
};
