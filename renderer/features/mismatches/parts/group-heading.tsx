import type { CSSProperties } from 'react';
import { useQuery } from '../../../ipc/use-query.ts';
import { grouped } from '../../../text/format.ts';
import { severityGroupText } from '../../../text/names.ts';
import { riskNames, sendHeading } from '../../../text/risk-text.ts';
import { isNarrowed } from '../filter.ts';
import type { Group } from '../list-items.ts';
import { useMismatches } from '../store.ts';

type Props = { readonly of: Group; readonly style: CSSProperties; readonly now: number };

/** The heading over rows that belong together, with how many there are where the counters know. */
export const GroupHeading = ({ of, style, now }: Props) => {
  const [text, count] = useGroup(of, now);
  return (
    <div role="presentation" className="grp" style={style}>
      <span className="of" title={text}>
        {text}
      </span>
      <span>{count}</span>
    </div>
  );
};

const useGroup = (of: Group, now: number): readonly [string, string | null] => {
  const facets = useMismatches((state) => state.facets);
  const counts = useQuery('mismatch.counts', {}).data?.counts ?? [];
  const told = useQuery('mismatch.sends', { statuses: facets.statuses }).data;
  const within = counts.filter(({ status }) => facets.statuses.includes(status));
  const sumOf = (rows: typeof within): number => rows.reduce((total, row) => total + row.count, 0);
  // The counters know statuses, severities and sends; a narrower filter is counted in the foot only.
  const isCounted = !isNarrowed({ ...facets, campaign: null });
  if (of.by === 'severity') {
    const own = sumOf(within.filter(({ severity }) => severity === of.severity));
    return [severityGroupText[of.severity], isCounted && facets.campaign === null ? grouped(own) : null];
  }
  const isPriced = told !== undefined && told.unpriced === 0;
  const sends = told?.sends ?? [];
  const count = (n: number): string | null => (isCounted ? (isPriced ? grouped(n) : riskNames.counting) : null);
  if (of.campaign === null) {
    const tied = sends.reduce((total, send) => total + send.grouped, 0);
    return [sends.length === 0 ? riskNames.noneKnown : riskNames.notTied, count(Math.max(0, sumOf(within) - tied))];
  }
  const send = sends.find(({ campaign }) => campaign === of.campaign);
  if (send === undefined) return [told === undefined ? '' : riskNames.passed, null];
  return [sendHeading(send, now), count(facets.campaign === null ? send.grouped : send.touching)];
};
