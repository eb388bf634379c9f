import { grouped } from '../../../text/format.ts';
import { mappedFieldText, togetherOf, whatIfText } from '../../../text/mapping-cards-text.ts';
import { mappingText, type ShownMapping, type WhatIf } from '../../../text/mapping-text.ts';
import { kindShortText } from '../../../text/names.ts';
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
  const { products, orders } = counted;
  const { values, opened, closed } = togetherOf(counted);
  const isNothing = ({ fields, ...moves }: Moves): boolean =>
    moves.values === 0 && moves.opened === 0 && moves.closed === 0 && fields.length === 0;
  if ([counted, products, orders].every(isNothing)) return <p className="muted">{whatIfText.nothing}</p>;
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
        <MovedRows moves={counted} title={null} />
        {isNothing(products) ? null : <MovedRows moves={products} title={whatIfText.products} />}
        {isNothing(orders) ? null : <MovedRows moves={orders} title={whatIfText.orders} sent={ordersSent(orders)} />}
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

type Moves = Omit<WhatIf['products'], 'fields' | 'looked'> & {
  readonly fields: readonly { readonly field: string; values: number; opened: number; closed: number }[];
};

/** What becomes of orders as a whole; none of their fields goes elsewhere by itself. */
const ordersSent = ({ comeIn, goOut, otherNames }: WhatIf['orders']): readonly (readonly [string, number])[] =>
  [
    [whatIfText.comeIn, comeIn] as const,
    [whatIfText.goOut, goOut] as const,
    [whatIfText.otherNames, otherNames] as const,
  ].filter(([, count]) => count > 0);

type RowsProps = {
  readonly moves: Moves;
  readonly title: string | null;
  readonly sent?: readonly (readonly [string, number])[];
};

const MovedRows = ({ moves: { fields, kinds }, title, sent = [] }: RowsProps) => (
  <tbody>
    {title === null ? null : (
      <tr>
        <th scope="rowgroup" colSpan={4} className="part">
          {title}
        </th>
      </tr>
    )}
    {sent.map(([label, count]) => (
      <tr key={label}>
        <th scope="row">{label}</th>
        <td>{grouped(count)}</td>
        <td />
        <td />
      </tr>
    ))}
    {fields.map((field) => (
      <tr key={field.field}>
        <th scope="row">{mappedFieldText(field.field)}</th>
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
);
