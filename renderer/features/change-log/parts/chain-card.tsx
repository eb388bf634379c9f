import { useEffect } from 'react';
import { anchorText, chainVerdict, checkedText } from '../../../text/chain-text.ts';
import { shortHash } from '../../../text/change-text.ts';
import { useChain, verifyChain } from '../chain.ts';

/** Whether the audit chain is whole, as last checked. The first look checks it. */
export const ChainCard = () => {
  const { found, error, isChecking } = useChain();
  useEffect(() => {
    const { found: known, error: refused } = useChain.getState();
    if (known === null && refused === null) void verifyChain();
  }, []);
  if (error !== null && !isChecking) {
    return (
      <section className="chain unknown" aria-label="Audit chain">
        <Links tone="unknown" />
        <p>
          <b>The chain could not be checked</b> <span className="muted">{error.sentence}</span>
        </p>
      </section>
    );
  }
  if (found === null) {
    return (
      <section className="chain unknown" aria-label="Audit chain" aria-busy="true">
        <Links tone="unknown" />
        <p className="muted">Checking every entry against the one before it…</p>
      </section>
    );
  }
  const { isWhole, title, sentence } = chainVerdict(found);
  const isEmpty = found.entries === 0;
  const tone = isChecking || (isEmpty && isWhole) ? 'unknown' : isWhole ? 'whole' : 'broken';
  return (
    <section className={`chain ${tone}`} aria-label="Audit chain" aria-busy={isChecking}>
      <Links tone={tone} />
      <p className="selectable">
        <b>{title}</b>{' '}
        <span className="muted">
          {isChecking ? 'checking again…' : isEmpty && isWhole ? '' : checkedText(found)}
          {isWhole && !isChecking && !isEmpty ? <span className="wide">, none missing, none altered</span> : null}
        </span>
        <br />
        <span className="muted" title={found.anchor === null ? undefined : anchorText}>
          {sentence}
        </span>
      </p>
      {isEmpty ? null : (
        <code className="muted selectable" title={`Hash of the newest entry: ${found.headHash}`}>
          {shortHash(found.headHash)}
        </code>
      )}
    </section>
  );
};

const places = [0, 24, 48, 72] as const;

/** Four links; the last one says how it stands, and where it is broken there is a gap. */
const Links = ({ tone }: { readonly tone: 'whole' | 'broken' | 'unknown' }) => (
  <svg
    width="92"
    height="22"
    viewBox="0 0 92 22"
    aria-hidden="true"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
  >
    {places.map((x) => (
      <rect key={x} x={x + 1} y="4" width="16" height="14" rx="3" />
    ))}
    {places.slice(0, tone === 'broken' ? 2 : 3).map((x) => (
      <path key={x} d={`M${x + 17} 11h8`} />
    ))}
    {tone === 'whole' ? <path d="M77 11l3 3 5-6" strokeWidth="1.8" /> : null}
    {tone === 'broken' ? <path d="M78 8l6 6m0-6l-6 6" strokeWidth="1.8" /> : null}
  </svg>
);
