import { noFacets } from '../features/mismatches/filter.ts';
import { setFacets, useMismatches } from '../features/mismatches/store.ts';
import { useNavigation } from './navigation.ts';

/** Goes to the open cases that a campaign's send to come touches, what endangers it most first. */
export const openCampaignCases = (campaign: number): void => {
  useMismatches.setState({ sort: 'impact', panel: null });
  setFacets({ ...noFacets, campaign });
  useNavigation.getState().go('mismatches');
};
