import { PillMenu } from '../../../design/pill-menu.tsx';
import { useQuery } from '../../../ipc/use-query.ts';
import { grouped } from '../../../text/format.ts';
import { riskNames } from '../../../text/risk-text.ts';
import { setFacets, useMismatches } from '../store.ts';

const any = 'any';

/** Narrows the list to what one campaign's send to come touches, with how many cases that are. */
export const CampaignPill = () => {
  const facets = useMismatches((state) => state.facets);
  const told = useQuery('mismatch.sends', { statuses: facets.statuses }).data;
  const sends = told?.sends ?? [];
  const chosen = sends.find(({ campaign }) => campaign === facets.campaign);
  const isCounting = told !== undefined && told.unpriced > 0;
  return (
    <PillMenu
      label={chosen?.name ?? (facets.campaign === null || told === undefined ? riskNames.campaign : riskNames.passed)}
      active={facets.campaign !== null}
      single
      chosen={[facets.campaign === null ? any : String(facets.campaign)]}
      choices={[
        { value: any, label: riskNames.anyCampaign },
        ...sends.map(({ campaign, name, touching, isTargetKnown }) => ({
          value: String(campaign),
          label: name,
          count: isCounting ? riskNames.counting : isTargetKnown ? grouped(touching) : riskNames.targetNotTold,
        })),
      ]}
      onChoose={([value]) => setFacets({ campaign: value === undefined || value === any ? null : Number(value) })}
    />
  );
};
