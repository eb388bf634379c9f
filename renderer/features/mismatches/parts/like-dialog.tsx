import { Dialog } from 'radix-ui';
import type { MismatchDetail } from '../../../../shared/ipc/operations/mismatch.ts';
import { Skeleton } from '../../../design/skeleton.tsx';
import { grouped } from '../../../text/format.ts';
import { likeCalls, likeRule, likeSending, likeTitle } from '../../../text/like-text.ts';
import { kindText } from '../../../text/names.ts';
import { approveLike, type LikeSet, previewLike, useLike } from '../like.ts';
import { showPanel, useMismatches } from '../store.ts';
import { Confirm } from './confirm.tsx';
import { LikeSample } from './like-sample.tsx';

/** Shows everything that the same decision would cover, and approves it. */
export const LikeDialog = ({ detail }: { readonly detail: MismatchDetail }) => {
  const isOpen = useMismatches((state) => state.panel === 'like');
  const { set, error } = useLike();
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => (open ? undefined : showPanel(null))}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog like" aria-describedby={undefined}>
          <header>
            <Dialog.Title asChild>
              <h1>{set === null ? 'Approve like this' : likeTitle(set)}</h1>
            </Dialog.Title>
            <span className="pill">{kindText[detail.row.kind]}</span>
            <Dialog.Close className="btn ghost">
              Close <kbd>Esc</kbd>
            </Dialog.Close>
          </header>
          {set !== null ? <Preview set={set} /> : null}
          {error !== null ? (
            <div className="notice warn" role="alert">
              <span>{error.sentence}</span>
              <button type="button" className="btn" onClick={() => void previewLike(detail)}>
                Look again
              </button>
            </div>
          ) : null}
          {set === null && error === null ? <Counting /> : null}
          {set === null ? null : (
            <Confirm
              key={set.setId}
              set={set}
              isStale={error !== null}
              approve={() => void approveLike(set)}
              hasFocus
            />
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
};

const Counting = () => (
  <div className="like-body" role="status" aria-label="Counting what the same decision would cover">
    <Skeleton width="80%" />
    <Skeleton width="100%" height={180} />
    <Skeleton width="60%" />
  </div>
);

const Preview = ({ set }: { readonly set: LikeSet }) => {
  const left = set.leftOut.reduce((total, { count }) => total + count, 0);
  return (
    <div className="like-body">
      <div className="like-main">
        <section className="card">
          <h2>What will be done</h2>
          <p className="muted">{likeRule(set)}</p>
          {set.isCut ? (
            <p className="problem">
              More are like it. {grouped(set.limit)} are taken at once; approve the rest after them.
            </p>
          ) : null}
        </section>
        <LikeSample set={set} />
      </div>
      <div className="like-side">
        <section className="card">
          <p className="like-total">
            <b>{grouped(set.total)}</b> approved together
          </p>
          <p className="muted">{left === 0 ? 'None left out' : `${grouped(left)} left out`}</p>
        </section>
        <section className="card">
          <h2>Expected effect</h2>
          <dl className="like-figures">
            {likeCalls(set).map(({ name, count }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{count}</dd>
              </div>
            ))}
            {set.rule.direction === 'dotdigital' ? (
              <div>
                <dt>Programs that may start</dt>
                <dd>unknown</dd>
              </div>
            ) : null}
          </dl>
          <p className="faint">
            {likeSending(set)}
            {set.rule.direction === 'dotdigital' ? ' Dotdigital does not tell which programs listen to a value.' : ''}
          </p>
        </section>
        {left === 0 ? null : (
          <section className="card">
            <h2>
              Left out: {grouped(left)} <span className="pill warn">stay open</span>
            </h2>
            <dl className="like-figures">
              {set.leftOut.map(({ reason, count }) => (
                <div key={reason}>
                  <dt>{reason}</dt>
                  <dd>{grouped(count)}</dd>
                </div>
              ))}
            </dl>
          </section>
        )}
      </div>
    </div>
  );
};
