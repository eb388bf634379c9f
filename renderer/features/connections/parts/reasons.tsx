import { takeText } from '../../../text/desk-text.ts';
import { grouped } from '../../../text/format.ts';

type Props = { readonly reasons: readonly { readonly sentence: string; readonly count: number }[] };

/** Why decisions are left out, and how many for each reason. */
export const Reasons = ({ reasons }: Props) =>
  reasons.length === 0 ? null : (
    <>
      <h3>{takeText.left}</h3>
      <ul className="reasons-left">
        {reasons.map(({ sentence, count }) => (
          <li key={sentence}>
            <b>{grouped(count)}</b>
            <span>{sentence}</span>
          </li>
        ))}
      </ul>
    </>
  );
