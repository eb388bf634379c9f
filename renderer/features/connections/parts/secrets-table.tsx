import { useNow } from '../../../frame/use-now.ts';
import { daysLeft, warnDays } from '../../../text/connection-text.ts';
import { day } from '../../../text/format.ts';
import { secretName, vaultText } from '../../../text/vault-text.ts';
import type { Kept } from '../vault-store.ts';
import { Heads } from './heads.tsx';

type Props = { readonly credentials: readonly Kept[]; readonly onEnter: (kept: Kept) => void };

/** The secrets of this workspace: when each ends, and what to do about one that cannot be opened. */
export const SecretsTable = ({ credentials, onEnter }: Props) => {
  const now = useNow();
  if (credentials.length === 0) return <p className="muted small">{vaultText.noSecrets}</p>;
  return (
    <table className="secrets">
      <Heads columns={[vaultText.secret, vaultText.expires, { text: vaultText.daysLeft, is: 'number' }]} />
      <tbody>
        {credentials.map((kept) => (
          <Row key={`${kept.system} ${kept.slot}`} kept={kept} now={now} onEnter={onEnter} />
        ))}
      </tbody>
    </table>
  );
};

const Row = ({
  kept,
  now,
  onEnter,
}: {
  readonly kept: Kept;
  readonly now: number;
  readonly onEnter: Props['onEnter'];
}) => {
  const { expiresAt, sentence, state } = kept;
  const left = expiresAt === null ? null : daysLeft(expiresAt, now);
  return (
    <>
      <tr>
        <td>{secretName(kept)}</td>
        <td>{expiresAt === null ? vaultText.neverExpires : day(expiresAt)}</td>
        <td className="n">{left === null ? '–' : <b className={toneOf(left)}>{left}</b>}</td>
      </tr>
      {sentence === null ? null : (
        <tr className="told">
          <td colSpan={3}>
            <p className={state === 'locked' ? 'muted' : 'bad-text'}>{sentence}</p>
            {state === 'unreadable' ? (
              <button type="button" className="btn" onClick={() => onEnter(kept)}>
                {vaultText.enterAgain}
              </button>
            ) : null}
          </td>
        </tr>
      )}
    </>
  );
};

/** Warned 30 and 14 days before the end, urgent from 3 days on. */
const toneOf = (left: number): string => {
  if (left <= warnDays.urgent) return 'bad-text';
  return left <= warnDays.soon ? 'warn-text' : 'plain';
};
