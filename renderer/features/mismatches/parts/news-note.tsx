import { newsText, riskNames } from '../../../text/risk-text.ts';
import { reloadList, useMismatches } from '../store.ts';

/** Says quietly what the list does not show yet; nothing moves until it is asked for. */
export const NewsNote = () => {
  const { added, isReordered } = useMismatches((state) => state.list.news);
  const isShown = added > 0 || isReordered;
  return (
    <div role="status" className={isShown ? 'news' : 'visually-hidden'}>
      {isShown ? (
        <>
          <span>{newsText(added, isReordered)}</span>
          <button type="button" className="btn ghost" onClick={() => void reloadList()}>
            {riskNames.showNews} <kbd>T</kbd>
          </button>
        </>
      ) : null}
    </div>
  );
};
