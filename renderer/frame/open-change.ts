import { select } from '../features/change-log/store.ts';
import { useNavigation } from './navigation.ts';

/** Goes to the Change log, to one change where there is one: it is shown whether or not the list is narrowed. */
export const openChange = (id: string | null): void => {
  if (id !== null) select(id);
  useNavigation.getState().go('change-log');
};
