import { showDialog } from '../features/runs/store.ts';
import { useNavigation } from './navigation.ts';

/** Goes to the Sync runs and opens the schedule of the jobs there. */
export const openSchedule = (): void => {
  showDialog('schedule');
  useNavigation.getState().go('runs');
};
