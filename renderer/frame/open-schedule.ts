import { useNavigation } from './navigation.ts';

/** Goes to the schedules of the jobs. */
export const openSchedule = (): void => useNavigation.getState().go('schedules');
