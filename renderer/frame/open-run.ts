import { select } from '../features/runs/store.ts';
import { useNavigation } from './navigation.ts';

/** Goes to the Sync runs, to one of them. */
export const openRun = (id: number): void => {
  select(id);
  useNavigation.getState().go('runs');
};
