import type { MismatchKind } from '../../shared/domain/mismatch.ts';
import { noFacets } from '../features/mismatches/filter.ts';
import { setFacets } from '../features/mismatches/store.ts';
import { useNavigation } from './navigation.ts';

/** Goes to the open mismatches of one kind. */
export const openKind = (kind: MismatchKind): void => {
  setFacets({ ...noFacets, kinds: [kind] });
  useNavigation.getState().go('mismatches');
};
