import { thingName, valueText } from '../../../text/change-text.ts';
import { grouped } from '../../../text/format.ts';
import type { LikeSet } from '../like.ts';

/** Up to twelve of the set, each with what becomes of it. */
export const LikeSample = ({ set: { sample, total } }: { readonly set: LikeSet }) => (
  <section className="card">
    <h2>
      Sample, {grouped(sample.length)} of {grouped(total)}
    </h2>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling block must be reachable by keyboard. */}
    <div className="like-scroll" tabIndex={0}>
      <table className="like-table">
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">What</th>
            <th scope="col">Now</th>
            <th scope="col">Will be</th>
          </tr>
        </thead>
        {sample.map(({ id, label, reference, lines }) => (
          <tbody key={id}>
            {lines.slice(0, shownLines).map(({ thing, before, after }, place) => (
              <tr key={thing}>
                {place === 0 ? (
                  <th
                    scope="rowgroup"
                    rowSpan={Math.min(lines.length, shownLines + 1)}
                    title={`${label} · ${reference}`}
                  >
                    <span className="ellipsis">{label}</span>
                    <small className="faint">{reference}</small>
                  </th>
                ) : null}
                <td>{thingName(thing)}</td>
                <td className="selectable" title={before ?? ''}>
                  <span className={before === null ? 'faint' : ''}>{valueText(before)}</span>
                </td>
                <td className="selectable" title={after ?? ''}>
                  <b className={after === null ? 'faint' : ''}>{valueText(after)}</b>
                </td>
              </tr>
            ))}
            {lines.length > shownLines ? (
              <tr>
                <td colSpan={3} className="faint">
                  and {grouped(lines.length - shownLines)} more
                </td>
              </tr>
            ) : null}
          </tbody>
        ))}
      </table>
    </div>
  </section>
);

/** A new contact has many values: the first ones show enough. */
const shownLines = 4;
