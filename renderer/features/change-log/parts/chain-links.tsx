import type { OutputOf } from '../../../../shared/ipc/contract.ts';
import { auditActionText } from '../../../text/chain-text.ts';
import { hashForEye } from '../../../text/change-text.ts';
import { clockToSecond, grouped } from '../../../text/format.ts';

/** The entries of the audit chain that this change has, each with the hash it builds on and its own. */
export const ChainLinks = ({ chain }: Pick<OutputOf<'change.get'>, 'chain'>) => {
  if (chain.length === 0) return null;
  return (
    <section>
      <h3>
        Chain <span>previous → own hash, SHA-256</span>
      </h3>
      <ol className="log-links selectable">
        {chain.map(({ seq, at, action, hash, prevHash, agrees }) => (
          <li key={seq} className={agrees ? '' : 'broken'}>
            <b>{grouped(seq)}</b>
            <span className="ellipsis">
              {auditActionText(action)} <span className="faint">{clockToSecond(at)}</span>
            </span>
            <em>{agrees ? 'agrees' : 'altered'}</em>
            <p>
              <code title={prevHash}>{hashForEye(prevHash)}</code>→<code title={hash}>{hashForEye(hash)}</code>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
};
