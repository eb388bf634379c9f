import { grouped } from '../../../text/format.ts';
import { whatIfText } from '../../../text/mapping-cards-text.ts';
import { mappingText, type ShownMapping, type WhatIf } from '../../../text/mapping-text.ts';
import { fieldText, kindShortText } from '../../../text/names.ts';
import { salesDiffer } from '../edits.ts';
import { countChanges, stopCounting, useWhatIf } from '../what-if.ts';

/** What the draft would change, counted when it is asked for. */
export const ChangesCard = ({ mapping: { inForce, draft } }: { readonly mapping: ShownMapping }) => {
  const { counted, lookId, refusal } = useWhatIf();
  const isFresh = counted !== null && counted.draft === draft?.hash;
  return (
    <section className="card" aria-label={whatIfText.title(inForce.version + 1)}>
      <h2>
        {whatIfText.title(inForce.version + 1)}{' '}
        <span className="muted">{isFresh ? mappingText.took(counted.tookMs) : ''}</span>
      </h2>
      {draft === null ? (
        <p className="muted">{whatIfText.noDraft}</p>
      ) : (
        <>
          {isFresh ? (
            <Counted counted={counted} version={inForce.version} />
          ) : (
            <p className="muted">{counted === null ? whatIfText.intro : whatIfText.stale}</p>
          )}
          {salesDiffer(inForce.document, draft.document) ? <p className="muted">{whatIfText.sales}</p> : null}
          {refusal === null ? null : (
            <p className="notice bad" role="alert">
              {refusal}
            </p>
          )}
          {lookId === null ? (
            isFresh ? null : (
              <div className="row">
                <button type="button" className="btn" onClick={() => void countChanges()}>
                  {counted === null ? whatIfText.count : whatIfText.countAgain} <kbd>W</kbd>
                </button>
              </div>
            )
          ) : (
            <Counting />
          )}
        </>
      )}
    </section>
  );
};

const Counting = () => {
  const { done, total, isStopping } = useWhatIf();
  return (
    <div className="counting">
      <progress aria-label={whatIfText.progress(done, total)} value={done} max={Math.max(1, total)} />
      <span className="muted">{whatIfText.progress(done, total)}</span>
      <button type="button" className="btn" disabled={isStopping} onClick={() => void stopCounting()}>
        {isStopping ? whatIfText.stopping : whatIfText.stop}
      </button>
    </div>
  );
};

const Counted = ({ counted, version }: { readonly counted: WhatIf; readonly version: number }) => {
  const { fields, kinds, values, opened, closed } = counted;
  if (values === 0 && opened === 0 && closed === 0 && fields.length === 0)
    return <p className="muted">{whatIfText.nothing}</p>;
  return (
    <>
      <table className="mapping-figures">
        <thead>
          <tr>
            <th scope="col">{whatIfText.field}</th>
            <th scope="col">{whatIfText.values}</th>
            <th scope="col">{whatIfText.open}</th>
            <th scope="col">{whatIfText.closes}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.field}>
              <th scope="row">{fieldText[field.field]}</th>
              <td>{grouped(field.values)}</td>
              <td>{grouped(field.opened)}</td>
              <td>{grouped(field.closed)}</td>
            </tr>
          ))}
          {kinds.map((kind) => (
            <tr key={kind.kind}>
              <th scope="row" className="muted">
                {kindShortText[kind.kind]}
              </th>
              <td />
              <td>{grouped(kind.opened)}</td>
              <td>{grouped(kind.closed)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{whatIfText.together}</th>
            <td>{grouped(values)}</td>
            <td>{grouped(opened)}</td>
            <td>{grouped(closed)}</td>
          </tr>
        </tfoot>
      </table>
      <p className="fine-print">{whatIfText.legend(counted, mappingText.took(counted.tookMs), version)}</p>
    </>
  );
};
