import { mappingText, type ShownMapping } from '../../../text/mapping-text.ts';
import { showMappingDialog } from '../store.ts';

type Props = {
  readonly mapping: ShownMapping;
  /** Why the draft cannot be put in force now. */
  readonly reason: string | null;
  readonly isReadOnly: boolean;
};

/** Which version is in force, whose draft there is, and what can be done with it. */
export const Head = ({ mapping: { inForce, draft }, reason, isReadOnly }: Props) => {
  const next = inForce.version + 1;
  return (
    <header className="mapping-head">
      <h1>{mappingText.title}</h1>
      <div className="row">
        {reason === null ? null : (
          <span className="muted" id="not-in-force" role="status">
            {reason}
          </span>
        )}
        {draft === null ? null : (
          <>
            <button
              type="button"
              className="btn ghost"
              disabled={isReadOnly}
              onClick={() => showMappingDialog({ is: 'discard' })}
            >
              {mappingText.discard}
            </button>
            <button type="button" className="btn" onClick={() => showMappingDialog({ is: 'compare' })}>
              {mappingText.compare(inForce.version)} <kbd>C</kbd>
            </button>
            <button
              type="button"
              className="btn pri"
              disabled={reason !== null}
              aria-describedby={reason === null ? undefined : 'not-in-force'}
              onClick={() => showMappingDialog({ is: 'put' })}
            >
              {mappingText.put(next)} <kbd>P</kbd>
            </button>
          </>
        )}
      </div>
      <p className="muted">
        {mappingText.inForce(inForce)} · {draft === null ? mappingText.noDraft : mappingText.draft(next, draft)}
      </p>
    </header>
  );
};
