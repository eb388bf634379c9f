import type { ReactNode } from 'react';
import {
  campaignText,
  outExactly,
  outText,
  type ShownCampaign,
  type ShownTarget,
} from '../../../text/campaign-text.ts';
import { grouped } from '../../../text/format.ts';
import { showNaming } from '../store.ts';
import { Reach } from './reach.tsx';

type Props = { readonly campaign: ShownCampaign; readonly now: number; readonly isReadOnly: boolean };

/** One campaign: when, what, where to, and whom it reaches. */
export const Detail = ({ campaign, now, isReadOnly }: Props) => {
  const at = outExactly(campaign);
  return (
    <>
      <header className="campaign-head">
        <h1 className="selectable">{campaign.name}</h1>
        <div className="row">
          <span className={campaign.state === 'scheduled' ? 'pill warn' : 'pill'}>{outText(campaign, now)}</span>
          {at === null ? null : <span className="pill">{at}</span>}
          {campaign.type === null ? null : <span className="pill">{campaign.type}</span>}
          {campaign.tags.map((tag) => (
            <span key={tag} className="pill dd">
              {tag}
            </span>
          ))}
        </div>
      </header>
      <div className="campaign-body">
        {campaign.subject === null ? null : (
          <Fact label={campaignText.subject}>
            <span className="selectable">{campaign.subject}</span>
          </Fact>
        )}
        <Targets {...{ campaign, now, isReadOnly }} />
        {campaign.targets === null && campaign.named === null ? null : (
          <Reach key={campaign.id} id={campaign.id} isToCome={campaign.state === 'scheduled'} />
        )}
      </div>
    </>
  );
};

const Fact = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <section className="card campaign-fact" aria-label={label}>
    <h2>{label}</h2>
    {children}
  </section>
);

const Targets = ({ campaign, now, isReadOnly }: Props) => {
  const { targets, named } = campaign;
  const label = campaign.state === 'sent' ? campaignText.wentTo : campaignText.goesTo;
  if (targets !== null)
    return (
      <Fact label={label}>
        {targets.length === 0 ? (
          <p className="muted">{campaignText.nobody}</p>
        ) : (
          <TargetTable targets={targets} more={campaign.moreTargets} />
        )}
      </Fact>
    );
  if (campaign.state !== 'scheduled' && named === null)
    return (
      <Fact label={label}>
        <p className="muted">{campaign.sentAt === null ? campaignText.untold : campaignText.noLongerTold}</p>
      </Fact>
    );
  return (
    <Fact label={label}>
      {named === null ? (
        <p className="muted">{campaignText.untold}</p>
      ) : (
        <TargetTable targets={named.targets} more={0} />
      )}
      <div className="row">
        {named === null ? null : <span className="pill warn">{campaignText.namedBy(named, now)}</span>}
        <button type="button" className="btn" disabled={isReadOnly} onClick={() => showNaming(true)}>
          {named === null ? campaignText.name : campaignText.rename} <kbd>N</kbd>
        </button>
      </div>
    </Fact>
  );
};

const TargetTable = ({ targets, more }: { readonly targets: readonly ShownTarget[]; readonly more: number }) => (
  <table>
    <thead>
      <tr>
        <th scope="col">{campaignText.target}</th>
        <th scope="col">{campaignText.type}</th>
        <th scope="col" className="n">
          {campaignText.contacts}
        </th>
      </tr>
    </thead>
    <tbody>
      {targets.map(({ id, name, kind, contacts }) => (
        <tr key={id}>
          <td className="selectable">{name}</td>
          <td className="muted">{kind ?? campaignText.gone}</td>
          <td className="n">{contacts === null ? campaignText.unknownCount : grouped(contacts)}</td>
        </tr>
      ))}
      {more === 0 ? null : (
        <tr>
          <td colSpan={3} className="muted">
            {grouped(more)} more
          </td>
        </tr>
      )}
    </tbody>
  </table>
);
