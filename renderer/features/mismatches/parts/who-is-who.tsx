import type { MismatchDetail } from '../../../../shared/ipc/operations/mismatch.ts';
import { sumText, waterfallText, whatIfText } from '../../../text/linkage-text.ts';
import { takeBackNotSame } from '../verdicts.ts';
import { SaidList } from './said-list.tsx';
import { WaterfallCard } from './waterfall.tsx';

type Props = { readonly detail: MismatchDetail; readonly stays: string | null };

/** Why the two records are, or may be, one person; and who was said to be somebody else, with the way back. */
export const WhoIsWho = ({ detail, stays }: Props) => {
  const { linkage } = detail;
  if (linkage === null) return null;
  const pair = linkage.pairs.find(({ contactId }) => String(contactId) === stays) ?? linkage.pairs[0];
  return (
    <>
      {pair === undefined ? null : (
        <WaterfallCard
          waterfall={pair.waterfall}
          certainFrom={linkage.certainFrom}
          words={{
            title: waterfallText.title(pair.answer, pair.contactId),
            scale: waterfallText.scale(linkage.certainFrom),
            mark: 'certain',
            sum: sumText,
            whatIf: (change) => whatIfText(change, linkage.certainFrom),
          }}
        />
      )}
      <SaidList
        title={waterfallText.ruledOut}
        said={linkage.ruledOut.map((said) => ({
          key: String(said.contactId),
          text: waterfallText.ruledOutBy(said),
          takeBack: () => void takeBackNotSame(detail, said.contactId),
        }))}
      />
    </>
  );
};
