import { useState } from 'react';
import { Awaited } from '../../../design/unread.tsx';
import { useQuery } from '../../../ipc/use-query.ts';
import { filesText, versionsText } from '../../../text/mapping-cards-text.ts';
import type { ShownMapping } from '../../../text/mapping-text.ts';
import { showMappingDialog } from '../store.ts';

type Props = { readonly mapping: ShownMapping; readonly isReadOnly: boolean };

/** Few enough to be taken in at once. */
const shownAtFirst = 5;

/** The versions that were in force, and the mapping as a file. */
export const VersionsCard = ({ isReadOnly }: Props) => {
  const { data, error, retry } = useQuery('mapping.versions', {});
  const [isAll, showAll] = useState(false);
  const versions = data?.versions ?? [];
  return (
    <section className="card versions" aria-label={versionsText.title}>
      <h2>
        {versionsText.title}
        <span className="row">
          <button type="button" className="btn ghost" onClick={() => showMappingDialog({ is: 'export' })}>
            {filesText.export}
          </button>
          <button
            type="button"
            className="btn ghost"
            disabled={isReadOnly}
            onClick={() => showMappingDialog({ is: 'import' })}
          >
            {filesText.import}
          </button>
        </span>
      </h2>
      {data === undefined ? (
        <Awaited error={error} retry={retry} height={60} />
      ) : (
        <ul>
          {versions.slice(0, isAll ? versions.length : shownAtFirst).map((version) => (
            <li key={version.version}>
              <button
                type="button"
                className="version"
                onClick={() => showMappingDialog({ is: 'version', version: version.version })}
              >
                <b>{versionsText.name(version.version)}</b>
                {version.until === null ? <span className="pill good">{versionsText.inForce}</span> : null}
                <span className="muted">{versionsText.since(version)}</span>
                <small>{versionsText.changes(version.changes)}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
      {versions.length <= shownAtFirst || isAll ? null : (
        <button type="button" className="btn ghost" onClick={() => showAll(true)}>
          {versionsText.all(versions.length)}
        </button>
      )}
    </section>
  );
};
