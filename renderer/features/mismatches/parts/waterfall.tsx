import type { Waterfall } from '../../../../shared/domain/linkage.ts';
import { oddsText, signedBits, waterfallText } from '../../../text/linkage-text.ts';
import { type Bar, barsOf } from '../waterfall.ts';

/** What the card says besides what was compared. */
export type WaterfallWords = {
  readonly title: string;
  readonly scale: string;
  /** The odds that are marked on the scale. */
  readonly mark: string;
  readonly sum: (bits: number, isSame: boolean) => string;
  readonly whatIf: (change: Waterfall['whatIfs'][number]) => string;
};

type Props = {
  readonly waterfall: Waterfall;
  /** Bits from which both are one person. */
  readonly certainFrom: number;
  readonly words: WaterfallWords;
};

/** Why two records score as they do: a bar for each comparison, what they come to, and what would change it. */
export const WaterfallCard = ({ waterfall, certainFrom, words: said }: Props) => {
  const { bars, even, certain } = barsOf(waterfall, certainFrom);
  const isCertain = waterfall.bits >= certainFrom;
  return (
    <section className="card waterfall" aria-label={said.title}>
      <h2>
        {said.title} <span className={isCertain ? 'pill good' : 'pill warn'}>{oddsText(waterfall.bits)}</span>
      </h2>
      <p className="faint">{said.scale}</p>
      <table>
        <thead>
          <tr>
            <th scope="col" className="visually-hidden">
              Comparison
            </th>
            <td className="scale" aria-hidden="true">
              {certain - even < leastApart ? null : <span style={{ left: percent(even) }}>even</span>}
              <span className="at-certain" style={{ left: percent(certain) }}>
                {said.mark}
              </span>
            </td>
            <th scope="col" className="visually-hidden">
              Weight
            </th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <Row
              key={`${bar.tone} ${bar.words}`}
              bar={bar}
              even={even}
              certain={certain}
              sum={said.sum(bar.bits, isCertain)}
            />
          ))}
        </tbody>
      </table>
      {waterfall.whatIfs.length === 0 ? null : (
        <>
          <h3>{waterfallText.whatIf}</h3>
          <ul className="why muted">
            {waterfall.whatIfs.slice(0, mostWhatIfs).map((change) => (
              <li key={change.words} className="selectable">
                {said.whatIf(change)}
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

/** Words that stand nearer to each other than this part of the scale would lie one on the other. */
const leastApart = 0.15;

const percent = (part: number): string => `${(part * 100).toFixed(2)}%`;

type RowProps = { readonly bar: Bar; readonly even: number; readonly certain: number; readonly sum: string };

const Row = ({ bar: { words, bits, from, to, tone }, even, certain, sum }: RowProps) => (
  <tr className={tone}>
    <th scope="row" className="selectable">
      {tone === 'sum' ? sum : words}
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
