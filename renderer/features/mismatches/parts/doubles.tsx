import type { DoublesView } from '../../../../shared/domain/linkage.ts';
import type { MismatchDetail } from '../../../../shared/ipc/operations/mismatch.ts';
import { doublesText } from '../../../text/doubles-text.ts';
import { waterfallText } from '../../../text/linkage-text.ts';
import { chosenDouble, takeBackTwoRecords } from '../doubles.ts';
import { useMismatches } from '../store.ts';
import { SaidList } from './said-list.tsx';
import { WaterfallCard } from './waterfall.tsx';

/** Why two records of one side are shown as one person's; and which were said to be somebody else's, with the way back. */
export const Doubles = ({ detail }: { readonly detail: MismatchDetail }) => {
  const chosen = useMismatches((state) => state.keeps[detail.row.id]) ?? detail.keep?.proposed ?? null;
  return (
    <>
      {detail.doubles.map((view) => (
        <Side key={view.side} detail={detail} view={view} chosen={chosen} />
      ))}
    </>
  );
};

type Props = { readonly detail: MismatchDetail; readonly view: DoublesView; readonly chosen: string | null };

const Side = ({ detail, view: { side, shownFrom, pairs, apart }, chosen }: Props) => {
  const double = chosenDouble(detail, chosen);
  const pair = double === null ? undefined : pairs.find(({ otherId }) => otherId === double.otherId);
  return (
    <>
      {pair === undefined ? null : (
        <WaterfallCard
          waterfall={pair.waterfall}
          certainFrom={shownFrom}
          words={{
            title: doublesText.title(side, pair.title),
            scale: doublesText.scale(shownFrom),
            mark: doublesText.mark,
            sum: (_bits, isShown) => doublesText.sum(isShown),
            whatIf: doublesText.whatIf,
          }}
        />
      )}
      <SaidList
        title={waterfallText.ruledOut}
        said={apart.map((said) => ({
          key: said.otherId,
          text: doublesText.apart(side, said),
          takeBack: () => void takeBackTwoRecords(detail, said),
        }))}
      />
    </>
  );
};
