import { useEffect, useRef } from 'react';
import type { OutputOf } from '../../../../shared/ipc/contract.ts';
import { Skeleton } from '../../../design/skeleton.tsx';
import { systemInSentence, thingName, valueText } from '../../../text/change-text.ts';
import { clockToSecond } from '../../../text/format.ts';
import { undoExtent, undoNotes } from '../../../text/undo-text.ts';
import { previewUndo, type UndoPreview, useUndo } from '../undo.ts';

type Detail = OutputOf<'change.get'>;
type Props = { readonly detail: Detail; readonly isReadOnly: boolean };

/** What undoing this change would do now. The remote system is read only when the operator asks. */
export const UndoCard = ({ detail, isReadOnly }: Props) => {
  const looked = useUndo();
  const isThis = looked.id === detail.row.id;
  const place = useRef<HTMLDivElement>(null);
  // Asked for by key, it may be out of sight.
  useEffect(() => {
    if (isThis && (looked.isReading || looked.preview !== null)) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isThis, looked.isReading, looked.preview]);
  return (
    <div ref={place}>
      <Card detail={detail} isReadOnly={isReadOnly} looked={looked} isThis={isThis} />
    </div>
  );
};

type CardProps = Props & { readonly looked: ReturnType<typeof useUndo.getState>; readonly isThis: boolean };

const Card = ({ detail, isReadOnly, looked, isThis }: CardProps) => {
  const { row, undoBlocked, canWithdraw } = detail;
  const system = systemInSentence[row.system];
  if (canWithdraw) {
    return <Plain title="Not sent yet" text="It can be withdrawn: nothing is written and its mismatch comes back." />;
  }
  if (undoBlocked !== null) return <Plain title="Undo" text={undoBlocked} />;
  if (isThis && looked.isReading) {
    return (
      <section className="log-undo" aria-busy="true">
        <div className="u">
          <h3>If you undo this now</h3>
          <p className="muted">Reading {system} again…</p>
        </div>
        <div className="u">
          <Skeleton width="100%" height={54} />
        </div>
      </section>
    );
  }
  if (isThis && looked.error !== null) {
    return <Plain title="Undo could not be looked at" text={looked.error.sentence} again={row.id} />;
  }
  if (isThis && looked.preview !== null) return <Preview id={row.id} system={system} preview={looked.preview} />;
  return (
    <section className="log-undo">
      <div className="u">
        <h3>If you undo this now</h3>
        <p className="muted">
          Concord reads {system} again and shows what undoing would write. Looking writes nothing.
        </p>
        <button type="button" className="btn" disabled={isReadOnly} onClick={() => void previewUndo(row.id)}>
          See what it would write <kbd>U</kbd>
        </button>
      </div>
    </section>
  );
};

const Plain = ({
  title,
  text,
  again = null,
}: {
  readonly title: string;
  readonly text: string;
  readonly again?: string | null;
}) => (
  <section className="log-undo">
    <div className="u">
      <h3>{title}</h3>
      <p className="muted">{text}</p>
      {again === null ? null : (
        <button type="button" className="btn" onClick={() => void previewUndo(again)}>
          Read again
        </button>
      )}
    </div>
  </section>
);

type PreviewProps = { readonly id: string; readonly system: string; readonly preview: UndoPreview };

const Preview = ({ id, system, preview }: PreviewProps) => {
  const isPartial = preview.lines.some(({ isLeftAlone }) => isLeftAlone);
  return (
    <section className="log-undo">
      <div className="u">
        <h3>
          If you undo this now{' '}
          {preview.blocked === null ? (
            <span className={isPartial ? 'pill warn' : 'pill'}>{undoExtent(preview)}</span>
          ) : null}
        </h3>
        <p className="muted">
          Read again in {system} at {clockToSecond(preview.readAt)}.{' '}
          <button type="button" className="link-button" onClick={() => void previewUndo(id)}>
            Read again
          </button>
        </p>
        {preview.blocked === null ? null : <p className="blocked">{preview.blocked}</p>}
      </div>
      {preview.lines.length === 0 ? null : <UndoTable preview={preview} />}
      {preview.blocked === null ? (
        <ul>
          {undoNotes(preview).map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
    </section>
  );
};

/** Field by field: what stands there now, and what would after undoing. */
export const UndoTable = ({ preview }: { readonly preview: UndoPreview }) => (
  <table className="selectable">
    <thead>
      <tr>
        <th scope="col">Field</th>
        <th scope="col">Now</th>
        <th scope="col">After undo</th>
      </tr>
    </thead>
    <tbody>
      {preview.lines.map(({ thing, name, now, after, isLeftAlone }) => (
        <tr key={thing}>
          <th scope="row">{thingName(thing, name)}</th>
          <td>{valueText(now)}</td>
          {isLeftAlone ? (
            <td className="muted">{valueText(now)}, left alone</td>
          ) : (
            <td className="changed">{valueText(after)}</td>
          )}
        </tr>
      ))}
    </tbody>
  </table>
);
