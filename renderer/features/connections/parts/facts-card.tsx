import { connectionText } from '../../../text/connection-text.ts';
import { day } from '../../../text/format.ts';
import type { Listed, Side } from '../sides.ts';
import { edit } from '../store.ts';
import type { Kept } from '../vault-store.ts';

type Props = { readonly side: Side; readonly credentials: readonly Kept[]; readonly mayEdit: boolean };

/** The connection that is looked at, without its secret; beside it what is in use, while another is set up. */
export const FactsCard = ({ side, credentials, mayEdit }: Props) => {
  const { tested, next, current } = side;
  if (tested === null) return null;
  return (
    <div className="card">
      <h2>
        {connectionText.facts}
        {mayEdit ? (
          <button type="button" className="btn" onClick={() => edit(side.system)}>
            {next === null ? connectionText.setUpNew : connectionText.edit}
          </button>
        ) : null}
      </h2>
      {next !== null && current !== null ? (
        <Facts listed={current} credentials={credentials} caption={connectionText.inUse} />
      ) : null}
      <Facts
        listed={tested}
        credentials={credentials}
        caption={next !== null && current !== null ? connectionText.beingSetUp : null}
      />
      {mayEdit && next === null ? <p className="faint small">{connectionText.setUpHint}</p> : null}
    </div>
  );
};

type FactsProps = {
  readonly listed: Listed;
  readonly credentials: readonly Kept[];
  readonly caption: string | null;
};

const Facts = ({ listed, credentials, caption }: FactsProps) => {
  const { system, slot, name, baseUrl, user, hasSecret } = listed;
  const kept = credentials.find((one) => one.system === system && one.slot === slot);
  const ends = kept?.expiresAt == null ? '' : `, ${connectionText.expires.toLowerCase()} ${day(kept.expiresAt)}`;
  const missing = kept?.state === 'locked' ? connectionText.secretLocked : connectionText.secretMissing;
  return (
    <>
      {caption === null ? null : <h3 className="sub">{caption}</h3>}
      <dl className="facts-of">
        <dt>{connectionText.name}</dt>
        <dd className="selectable">{name}</dd>
        <dt>{connectionText.address}</dt>
        <dd className="selectable mono">{baseUrl}</dd>
        {user === '' ? null : (
          <>
            <dt>{connectionText.user}</dt>
            <dd className="selectable">{user}</dd>
          </>
        )}
        <dt>{connectionText.secret[system]}</dt>
        <dd className={hasSecret ? '' : 'bad-text'}>{hasSecret ? `${connectionText.secretAtHand}${ends}` : missing}</dd>
      </dl>
    </>
  );
};
