import type { LinkageView } from '../../../../shared/domain/linkage.ts';
import { oddsText, signedBits, sumText, waterfallText, whatIfText } from '../../../text/linkage-text.ts';
import { type Bar, barsOf } from '../waterfall.ts';

type Props = {
  readonly pair: LinkageView['pairs'][number];
  readonly certainFrom: number;
};

/** Why two records score as they do: a bar for each comparison, what they come to, and what would change it. */
export const WaterfallCard = ({ pair: { contactId, answer, waterfall }, certainFrom }: Props) => {
  const { bars, even, certain } = barsOf(waterfall, certainFrom);
  const isCertain = waterfall.bits >= certainFrom;
  return (
    <section className="card waterfall" aria-label={waterfallText.title(answer, contactId)}>
      <h2>
        {waterfallText.title(answer, contactId)}{' '}
        <span className={isCertain ? 'pill good' : 'pill warn'}>{oddsText(waterfall.bits)}</span>
      </h2>
      <p className="faint">{waterfallText.scale(certainFrom)}</p>
      <table>
        <thead>
          <tr>
            <th scope="col" className="visually-hidden">
              Comparison
            </th>
            <td className="scale" aria-hidden="true">
              <span style={{ left: percent(even) }}>even</span>
              <span className="at-certain" style={{ left: percent(certain) }}>
                certain
              </span>
            </td>
            <th scope="col" className="visually-hidden">
              Weight
            </th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <Row key={`${bar.tone} ${bar.words}`} bar={bar} even={even} certain={certain} isSame={isCertain} />
          ))}
        </tbody>
      </table>
      {waterfall.whatIfs.length === 0 ? null : (
        <>
          <h3>{waterfallText.whatIf}</h3>
          <ul className="why muted">
            {waterfall.whatIfs.slice(0, mostWhatIfs).map((change) => (
              <li key={change.words} className="selectable">
                {whatIfText(change, certainFrom)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};

/** More than this is read by nobody; the nearest changes come first. */
const mostWhatIfs = 4;

const percent = (part: number): string => `${(part * 100).toFixed(2)}%`;

type RowProps = { readonly bar: Bar; readonly even: number; readonly certain: number; readonly isSame: boolean };

const Row = ({ bar: { words, bits, from, to, tone }, even, certain, isSame }: RowProps) => (
  <tr className={tone}>
    <th scope="row" className="selectable">
      {tone === 'sum' ? sumText(bits, isSame) : words}
      <small>{tone === 'sum' ? '' : waterfallText.odds(bits, tone === 'before')}</small>
    </th>
    <td aria-hidden="true">
      <i className="line" style={{ left: percent(even) }} />
      <i className="line at-certain" style={{ left: percent(certain) }} />
      <b style={{ left: percent(from), width: percent(Math.max(to - from, 0.004)) }} />
    </td>
    <td className="weight selectable">{signedBits(bits)}</td>
  </tr>
);
