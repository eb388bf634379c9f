import type { Action } from '../../actions/action.ts';
import type { ShownCampaign } from '../../text/campaign-text.ts';
import { rowId, select, showNaming } from './store.ts';

const group = 'Campaigns';

/** What can be done with the campaign that is shown, and how to get to the next one. */
export const campaignActions = (
  campaigns: readonly ShownCampaign[],
  selected: ShownCampaign | undefined,
  isReadOnly: boolean,
): readonly Action[] => {
  const place = campaigns.findIndex(({ id }) => id === selected?.id);
  const move = (by: number) => (): void => {
    const to = campaigns[Math.min(campaigns.length - 1, Math.max(0, place + by))];
    if (to === undefined) return;
    select(to.id);
    document.getElementById(rowId(to.id))?.scrollIntoView({ block: 'nearest' });
  };
  const some = (): boolean => campaigns.length > 0;
  return [
    {
      id: 'next-campaign',
      label: 'Next',
      keys: ['j', 'ArrowDown'],
      keyText: 'J',
      group,
      mayRepeat: true,
      when: some,
      run: move(1),
    },
    {
      id: 'previous-campaign',
      label: 'Previous',
      keys: ['k', 'ArrowUp'],
      keyText: 'K',
      group,
      mayRepeat: true,
      when: some,
      run: move(-1),
    },
    {
      id: 'name-target',
      label: 'Name its target',
      keys: ['n'],
      keyText: 'N',
      group,
      when: () => selected !== undefined && selected.targets === null && selected.state === 'scheduled' && !isReadOnly,
      run: () => showNaming(true),
    },
  ];
};
