import type { OutputOf } from '../../../../shared/ipc/contract.ts';
import { when } from '../../../text/format.ts';
import { importLine, importStateOf } from '../../../text/import-text.ts';

type Props = { readonly imports: OutputOf<'run.imports'>['imports'] | undefined; readonly now: number };

/** What was sent in bulk lately, and what Dotdigital's report said of it; nothing where nothing was. */
export const ImportCard = ({ imports = [], now }: Props) => {
  const shown = imports.filter(({ state }) => state !== 'not-sent');
  if (shown.length === 0) return null;
  return (
    <section className="card imports" aria-labelledby="imports-title">
      <div className="card-head">
        <h2 id="imports-title">Sent in bulk</h2>
        <span className="faint">last 6 hours</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
      <section className="scrolls" aria-label="Imports" tabIndex={0}>
        <ul>
          {shown.map((one) => {
            const { text, tone } = importStateOf(one.state);
            return (
              <li key={one.id} className="selectable">
                <div className="row">
                  <span className="strong">{importLine(one)}</span>
                  <span className={`pill ${tone}`}>{text}</span>
                </div>
                <span className="faint">
                  {one.importId === null ? '' : `Import ${one.importId}, `}
                  {when(one.startedAt, now)}
                </span>
                {one.sentence === null ? null : <span className="muted">{one.sentence}</span>}
              </li>
            );
          })}
        </ul>
      </section>
    </section>
  );
};
