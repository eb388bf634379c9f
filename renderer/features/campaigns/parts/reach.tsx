import { Awaited } from '../../../design/unread.tsx';
import { openCampaignCases } from '../../../frame/open-campaign-cases.ts';
import { useQuery } from '../../../ipc/use-query.ts';
import { type Audience, audienceParts, campaignText, reachShare } from '../../../text/campaign-text.ts';
import { grouped } from '../../../text/format.ts';
import { kindText, severityText } from '../../../text/names.ts';

/** Whom a campaign reaches, and what is open about them. */
export const Reach = ({ id, isToCome }: { readonly id: number; readonly isToCome: boolean }) => {
  const { data, error, retry } = useQuery('campaign.audience', { id });
  if (data === undefined) return <Awaited error={error} retry={retry} height={132} />;
  if (data.audience === null)
    return (
      <section className="card campaign-fact" aria-label={campaignText.reach}>
        <h2>{campaignText.reach}</h2>
        <p className="muted">{campaignText.noReach}</p>
      </section>
    );
  return (
    <>
      <Parts audience={data.audience} />
      <Cases id={id} isToCome={isToCome} audience={data.audience} />
    </>
  );
};

const Parts = ({ audience }: { readonly audience: Audience }) => (
  <section className="card campaign-fact" aria-label={campaignText.reach}>
    <h2>
      {campaignText.reach} <span className="faint">{campaignText.reachIntro}</span>
    </h2>
    <dl className="reach">
      {audienceParts(audience).map(([label, count, tone], index, all) => (
        <div key={label} className={tone}>
          <dd>
            <span aria-hidden="true">{index === 0 ? '' : index === all.length - 1 ? '= ' : '− '}</span>
            {grouped(count)}
          </dd>
          <dt>{label}</dt>
        </div>
      ))}
      {audience.contacts === 0 ? null : (
        <div className="good">
          <dd>{reachShare(audience)}</dd>
          <dt>of its lists</dt>
        </div>
      )}
    </dl>
    {audience.notCounted.length === 0 ? null : <p className="muted">{campaignText.notCounted(audience.notCounted)}</p>}
  </section>
);

type CasesProps = { readonly id: number; readonly isToCome: boolean; readonly audience: Audience };

const Cases = ({ id, isToCome, audience: { cases } }: CasesProps) => (
  <section className="card campaign-fact" aria-label={campaignText.cases}>
    <h2>{campaignText.cases}</h2>
    {cases.length === 0 ? (
      <p className="muted">{campaignText.noCases}</p>
    ) : (
      <table>
        <tbody>
          {cases.map(({ kind, severity, count }) => (
            <tr key={`${kind} ${severity}`}>
              <td>{kindText[kind]}</td>
              <td>
                <span className={severity === 'blocks' ? 'pill bad' : 'pill warn'}>{severityText[severity]}</span>
              </td>
              <td className="n">{campaignText.casesOf(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
    {isToCome && cases.length > 0 ? (
      <div className="row">
        <button type="button" className="btn" onClick={() => openCampaignCases(id)}>
          {campaignText.showCases}
        </button>
      </div>
    ) : null}
  </section>
);
