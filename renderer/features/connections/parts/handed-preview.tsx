import type { OutputOf } from '../../../../shared/ipc/contract.ts';
import { thingName, valueText } from '../../../text/change-text.ts';
import { takeText, verbText } from '../../../text/desk-text.ts';
import { kindShortText } from '../../../text/names.ts';
import { Reasons } from './reasons.tsx';

type Shown = OutputOf<'handover.inspect'>;
type Row = Shown['rows'][number];
type Props = {
  readonly shown: Shown;
  readonly isBusy: boolean;
  readonly onTake: () => void;
  readonly onLeave: () => void;
};

/** What taking a file in would do: how many decisions, which, and why some are left out. */
export const HandedPreview = ({ shown, isBusy, onTake, onLeave }: Props) => (
  <div className="form handed">
    <dl className="facts-of">
      <dt>{takeText.from}</dt>
      <dd>
        {takeText.desk(shown.operator, shown.desk.name)}
        <br />
        <span className="fingerprint selectable">{shown.desk.fingerprint}</span>
      </dd>
      <dt>{takeText.file}</dt>
      <dd>{takeText.fileOf(shown.number, shown.createdAt)}</dd>
    </dl>
    <p role="status">
      <b>{takeText.sums(shown.takes, shown.total)}</b> {shown.done === 0 ? null : takeText.done(shown.done)}
    </p>
    <Reasons reasons={shown.leaves} />
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys. */}
    <section className="scroll" tabIndex={0} aria-label={takeText.what}>
      <ul className="handed-rows">
        {shown.rows.map((row, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a file never change their places.
          <li key={place}>
            <div className="st">
              <span>
                {row.label === '' ? <span className="faint">{takeText.nobody}</span> : <b>{row.label}</b>}{' '}
                <span className="faint small">{row.label === '' ? null : row.reference}</span>
              </span>
              <span className="muted small">{takeText.decided(verbText[row.verb], kindShortText[row.kind])}</span>
            </div>
            {row.sentence === null ? <Lines row={row} /> : <span className="warn-text">{row.sentence}</span>}
          </li>
        ))}
      </ul>
    </section>
    {shown.rows.length < shown.total ? (
      <p className="faint small">{takeText.shown(shown.rows.length, shown.total)}</p>
    ) : null}
    <div className="buttons">
      <button type="button" className="btn" disabled={isBusy} onClick={onLeave}>
        {takeText.notNow}
      </button>
      <button type="button" className="btn pri" disabled={isBusy} onClick={onTake}>
        {isBusy ? takeText.taking : shown.takes === 0 ? takeText.finish : takeText.take(shown.takes)}
      </button>
    </div>
  </div>
);

const Lines = ({ row }: { readonly row: Row }) =>
  row.lines.length === 0
    ? takeText.asDecided
    : row.lines.map(({ thing, name, before, after }) => (
        <div key={`${thing} ${after ?? ''}`}>
          <span className="muted">{thingName(thing, name)}:</span> {valueText(before)} → {valueText(after)}
        </div>
      ));
