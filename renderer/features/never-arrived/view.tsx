import { UnreadState } from '../../design/unread.tsx';
import { useQuery } from '../../ipc/use-query.ts';
import { shelfIntro, shelfText } from '../../text/shelf-text.ts';
import { People } from './parts/people.tsx';
import { Reasons } from './parts/reasons.tsx';

/** Never arrived: every customer whom a sync passes over, why, and what they are worth. */
export const NeverArrivedView = () => {
  const { data: counts, error, retry } = useQuery('shelf.counts', {});
  const values = useQuery('shelf.values', {}).data?.reasons;
  return (
    <main className="shelf">
      <header className="shelf-head">
        <h1>{shelfText.title}</h1>
        <p className="muted">{counts === undefined ? shelfText.counting : shelfIntro(counts)}</p>
      </header>
      {error !== null ? (
        <UnreadState title="The customers could not be counted" sentence={error.sentence} retry={retry} />
      ) : (
        <div className="shelf-columns">
          {counts === undefined ? <section aria-busy="true" /> : <Reasons counts={counts} values={values} />}
          <People />
        </div>
      )}
    </main>
  );
};
