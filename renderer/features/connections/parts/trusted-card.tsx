import { useState } from 'react';
import type { OutputOf } from '../../../../shared/ipc/contract.ts';
import { Ask } from '../../../design/ask.tsx';
import { trustText } from '../../../text/desk-text.ts';
import { untrustDesk } from '../desk.ts';
import { TrustDialog } from './trust-dialog.tsx';

type Desk = OutputOf<'desk.get'>;
type Trusted = Desk['trusted'][number];

/** The desks that this one trusts, since when, and removing one. */
export const TrustedCard = ({ desk, isReadOnly }: { readonly desk: Desk; readonly isReadOnly: boolean }) => {
  const [isAdding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Trusted | null>(null);
  const { role, trusted, blocked } = desk;
  return (
    <section className="card" aria-label={trustText.title}>
      <h2>
        {trustText.title}
        <button type="button" className="btn" disabled={isReadOnly || blocked !== null} onClick={() => setAdding(true)}>
          {trustText.add}
        </button>
      </h2>
      {trusted.length === 0 ? (
        <p className="muted small">{trustText.none(role)}</p>
      ) : (
        <ul className="desks">
          {trusted.map((one) => (
            <li key={one.fingerprint}>
              <div className="grow">
                <b>{one.name}</b> <span className="faint small">{trustText.since(one.trustedAt, one.trustedBy)}</span>
                <span className="fingerprint selectable">{one.fingerprint}</span>
                {one.lastNumber === null || one.lastAt === null ? null : (
                  <span className="muted small">{trustText.last(one.lastNumber, one.lastAt)}</span>
                )}
              </div>
              <button
                type="button"
                className="btn ghost"
                disabled={isReadOnly}
                aria-label={trustText.removeNamed(one.name)}
                onClick={() => setRemoving(one)}
              >
                {trustText.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
      {isAdding ? <TrustDialog role={role} onClose={() => setAdding(false)} /> : null}
      {removing === null ? null : <RemoveDialog desk={removing} onClose={() => setRemoving(null)} />}
    </section>
  );
};

const RemoveDialog = ({ desk, onClose }: { readonly desk: Trusted; readonly onClose: () => void }) => {
  const { name, fingerprint } = desk;
  return (
    <Ask
      title={trustText.removeTitle(name)}
      text={trustText.removeText}
      onClose={onClose}
      label={trustText.removeDo}
      tone="danger"
      work={() => untrustDesk(fingerprint, name)}
    ></Ask>
  );
};
