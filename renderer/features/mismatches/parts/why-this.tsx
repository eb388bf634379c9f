import type { LearnedWeight } from '../../../../shared/domain/learned.ts';
import type { InputOf, OutputOf } from '../../../../shared/ipc/contract.ts';
import { useQuery } from '../../../ipc/use-query.ts';
import { outcomeText, percentText, weightText } from '../../../text/learned-text.ts';
import { comparedFieldText } from '../../../text/names.ts';

type Part = OutputOf<'suggestion.why'>['parts'][number];

/** So many weights are listed of each part; what weighs less decides nothing. */
const mostShown = 6;
const leastWeight = 0.1;

/** Every weight that counted for a suggestion, as it was learned. */
export const WhyThis = ({ id }: { readonly id: InputOf<'suggestion.why'>['id'] }) => {
  const { data, error } = useQuery('suggestion.why', { id });
  if (error !== null) return <p className="muted">{error.sentence}</p>;
  return (
    <>
      {data?.parts.map((part) => (
        <Weights key={part.field ?? ''} part={part} />
      ))}
      <p className="faint">
        Learned on this machine from the decisions in this workspace. It decides nothing, and no policy reads it.
      </p>
    </>
  );
};

const Weights = ({ part }: { readonly part: Part }) => {
  const shown = part.weights.filter(({ weight }) => Math.abs(weight) >= leastWeight).slice(0, mostShown);
  return (
    <table className="weights">
      <caption>
        {part.field === null ? 'Chosen' : comparedFieldText[part.field]}:{' '}
        {part.choices
          .map(({ outcome, probability }) => `${outcomeText[outcome]} ${percentText(probability)}`)
          .join(', ')}
      </caption>
      <tbody>
        {shown.map((weight) => (
          <WeightRow key={weight.features.join()} weight={weight} />
        ))}
      </tbody>
    </table>
  );
};

const WeightRow = ({ weight: { features, weight, decisions, alike } }: { readonly weight: LearnedWeight }) => (
  <tr>
    <th scope="row">{weightText(features)}</th>
    <td className={weight > 0 ? 'for' : 'against'}>
      {weight > 0 ? 'for' : 'against'} {Math.abs(weight).toFixed(1)}
    </td>
    <td className="faint">
      {alike} of {decisions}
    </td>
  </tr>
);
