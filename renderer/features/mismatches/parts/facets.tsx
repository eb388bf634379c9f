import { ArrowDownWideNarrow, X } from 'lucide-react';
import {
  type MismatchKind,
  type MismatchStatus,
  mismatchKinds,
  type Owner,
  ownerOf,
  type Severity,
  severities,
} from '../../../../shared/domain/mismatch.ts';
import { type Age, ages, type MismatchSort, mismatchSorts } from '../../../../shared/domain/saved-view.ts';
import type { OutputOf } from '../../../../shared/ipc/contract.ts';
import type { MismatchFilter } from '../../../../shared/ipc/operations/mismatch.ts';
import { PillMenu } from '../../../design/pill-menu.tsx';
import { useQuery } from '../../../ipc/use-query.ts';
import { grouped } from '../../../text/format.ts';
import { kindShortText, kindText, ownerText, severityText, sortText, statusTextAt } from '../../../text/names.ts';
import { isNarrowed, noFacets } from '../filter.ts';
import { setFacets, setSort, useMismatches } from '../store.ts';
import { CampaignPill } from './campaign-pill.tsx';
import { ViewsMenu } from './views-menu.tsx';

type Assigned = MismatchFilter['assigned'];
type Counts = OutputOf<'mismatch.counts'>['counts'];

const shownStatuses: readonly MismatchStatus[] = ['open', 'decided', 'resolved', 'deferred', 'ignored', 'cleared'];
const shownOwners: readonly Owner[] = [...new Set(mismatchKinds.map((kind) => ownerOf[kind]))];
const ageText: Readonly<Record<Age, string>> = {
  any: 'Any age',
  day: 'Seen within a day',
  week: 'Seen within a week',
  month: 'Seen within 30 days',
};
const assignedText: Readonly<Record<Assigned, string>> = {
  anyone: 'Assigned: anyone',
  me: 'Assigned: me',
  nobody: 'Assigned: nobody',
  review: 'Left for review by a policy',
};
const assignments: readonly Assigned[] = ['anyone', 'me', 'nobody', 'review'];

/** What the list is narrowed to. Counts are of the chosen statuses. */
export const Facets = () => {
  const { facets, sort } = useMismatches();
  const statusText = statusTextAt(useQuery('workspace.get', {}).data?.role);
  const { campaign } = facets;
  const counts = useQuery('mismatch.counts', campaign === null ? {} : { campaign }).data?.counts ?? [];
  const within = counts.filter(({ status }) => facets.statuses.includes(status));
  const [status = 'open'] = facets.statuses;
  return (
    <div className="facets">
      <PillMenu
        label={`${statusText[status]} ${grouped(sum(counts, (row) => row.status === status))}`}
        active
        single
        chosen={facets.statuses}
        choices={shownStatuses.map((value) => ({
          value,
          label: statusText[value],
          count: grouped(sum(counts, (row) => row.status === value)),
        }))}
        onChoose={(statuses) => setFacets({ statuses: [...statuses] })}
      />
      <PillMenu<MismatchKind>
        label={
          facets.kinds.length === 1 && facets.kinds[0] !== undefined
            ? kindShortText[facets.kinds[0]]
            : facets.kinds.length > 1
              ? `Kind: ${facets.kinds.length}`
              : 'Kind'
        }
        active={facets.kinds.length > 0}
        chosen={facets.kinds}
        choices={mismatchKinds.map((value) => ({
          value,
          label: kindText[value],
          count: grouped(sum(within, (row) => row.kind === value)),
        }))}
        onChoose={(kinds) => setFacets({ kinds: [...kinds] })}
      />
      <PillMenu<Owner>
        label={facets.owners.length === 1 && facets.owners[0] !== undefined ? ownerText[facets.owners[0]] : 'Owner'}
        active={facets.owners.length > 0}
        chosen={facets.owners}
        choices={shownOwners.map((value) => ({
          value,
          label: ownerText[value],
          count: grouped(sum(within, (row) => ownerOf[row.kind] === value)),
        }))}
        onChoose={(owners) => setFacets({ owners: [...owners] })}
      />
      <PillMenu<Severity>
        label={
          facets.severities.length === 1 && facets.severities[0] !== undefined
            ? severityText[facets.severities[0]]
            : 'Severity'
        }
        active={facets.severities.length > 0}
        chosen={facets.severities}
        choices={severities.map((value) => ({
          value,
          label: severityText[value],
          count: grouped(sum(within, (row) => row.severity === value)),
        }))}
        onChoose={(chosen) => setFacets({ severities: [...chosen] })}
      />
      <CampaignPill />
      <PillMenu<Age>
        label={facets.age === 'any' ? 'Age' : ageText[facets.age]}
        active={facets.age !== 'any'}
        single
        chosen={[facets.age]}
        choices={ages.map((value) => ({ value, label: ageText[value] }))}
        onChoose={([age]) => setFacets({ age: age ?? 'any' })}
      />
      <PillMenu<Assigned>
        label={facets.assigned === 'anyone' ? 'Assigned' : assignedText[facets.assigned]}
        active={facets.assigned !== 'anyone'}
        single
        chosen={[facets.assigned]}
        choices={assignments.map((value) => ({ value, label: assignedText[value] }))}
        onChoose={([assigned]) => setFacets({ assigned: assigned ?? 'anyone' })}
      />
      <PillMenu<MismatchSort>
        label={`Order: ${sortText[sort]}`}
        icon={<ArrowDownWideNarrow size={13} aria-hidden="true" />}
        active={false}
        single
        chosen={[sort]}
        choices={mismatchSorts.map((value) => ({ value, label: sortText[value] }))}
        onChoose={([chosen]) => setSort(chosen ?? 'impact')}
      />
      <ViewsMenu />
      {isNarrowed(facets) ? (
        <button
          type="button"
          className="pill clear"
          onClick={() => setFacets({ ...noFacets, statuses: facets.statuses })}
        >
          Clear <X size={11} aria-hidden="true" />
        </button>
      ) : null}
    </div>
  );
};

const sum = (counts: Counts, isWanted: (row: Counts[number]) => boolean): number =>
  counts.reduce((total, row) => total + (isWanted(row) ? row.count : 0), 0);
