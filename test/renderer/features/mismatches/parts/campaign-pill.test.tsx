import { screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { noFacets } from '../../../../../renderer/features/mismatches/filter.ts';
import { CampaignPill } from '../../../../../renderer/features/mismatches/parts/campaign-pill.tsx';
import { useMismatches } from '../../../../../renderer/features/mismatches/store.ts';
import { good } from '../../../../doubles/window-answers.ts';
import { freshWindow, pass, show } from '../../../screen.tsx';

beforeEach(freshWindow);

test('a campaign is said to have gone out only when the sends to come are known', async () => {
  let finish: (answer: unknown) => void = () => undefined;
  useMismatches.setState({ facets: { ...noFacets, campaign: 7 } });
  await show(<CampaignPill />, { 'mismatch.sends': () => new Promise((resolve) => (finish = resolve)) });
  expect(screen.getByRole('button').textContent).toBe('Campaign');
  finish(good({ sends: [], unpriced: 0 }));
  await pass();
  expect(screen.getByRole('button').textContent).toBe('A campaign that has gone out');
});
