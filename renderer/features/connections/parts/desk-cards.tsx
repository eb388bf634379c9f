import { Skeleton } from '../../../design/skeleton.tsx';
import { Unread } from '../../../design/unread.tsx';
import { useQuery } from '../../../ipc/use-query.ts';
import { deskText } from '../../../text/desk-text.ts';
import { DeskCard } from './desk-card.tsx';
import { HandOverCard } from './hand-over-card.tsx';
import { TakeInCard } from './take-in-card.tsx';
import { TrustedCard } from './trusted-card.tsx';

/** Two desks: this one's key, those that it trusts, and the decisions that go from one to the other. */
export const DeskCards = ({ isReadOnly }: { readonly isReadOnly: boolean }) => {
  const { data, error, retry } = useQuery('desk.get', {});
  if (data === undefined)
    return (
      <section className="card" aria-label={deskText.title}>
        <h2>{deskText.title}</h2>
        {error === null ? (
          <Skeleton width="100%" height={90} />
        ) : (
          <Unread sentence={`${deskText.failed}. ${error.sentence}`} retry={retry} />
        )}
      </section>
    );
  return (
    <>
      {data.role === 'reviewer' ? (
        <HandOverCard desk={data} isReadOnly={isReadOnly} />
      ) : (
        <TakeInCard desk={data} isReadOnly={isReadOnly} />
      )}
      <TrustedCard desk={data} isReadOnly={isReadOnly} />
      <DeskCard desk={data} />
    </>
  );
};
