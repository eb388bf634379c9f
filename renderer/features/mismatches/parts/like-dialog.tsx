import { Dialog } from 'radix-ui';
import { useEffect, useRef, useState } from 'react';
import type { MismatchDetail } from '../../../../shared/ipc/operations/mismatch.ts';
import { Skeleton } from '../../../design/skeleton.tsx';
import { grouped } from '../../../text/format.ts';
import { likeCalls, likeProgress, likeRule, likeSending, likeTitle, typedAbove } from '../../../text/like-text.ts';
import { kindText } from '../../../text/names.ts';
import { approveLike, type LikeSet, previewLike, stopLike, useLike } from '../like.ts';
import { showPanel, useMismatches } from '../store.ts';
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
          {set === null ? null : <Confirm key={set.setId} set={set} isStale={error !== null} />}
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

/** More than a hundred are confirmed by writing how many. */
const Confirm = ({ set, isStale }: { readonly set: LikeSet; readonly isStale: boolean }) => {
  const { isApproving, isStopping, done } = useLike();
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  // The set comes after the dialog: the focus goes to what confirms it.
  useEffect(() => (field.current ?? button.current)?.focus(), []);
  const mustType = set.total > typedAbove;
  const isConfirmed = !mustType || typed.replace(/[\s,.]/g, '') === String(set.total);
  const isReady = isConfirmed && !isApproving && !isStale && set.total > 0;
  return (
    <form
      className="like-foot"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void approveLike(set);
      }}
    >
      {isApproving ? (
        <div className="like-progress" role="status">
          <span>{likeProgress(done, set.total, isStopping)}</span>
          <div className="bar" aria-hidden="true">
            <i style={{ width: `${(100 * done) / set.total}%` }} />
          </div>
        </div>
      ) : mustType ? (
        <label>
          Write {set.total} to confirm
          <input
            ref={field}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
      ) : (
        <span className="muted">Nothing is sent before you approve.</span>
      )}
      {isApproving ? (
        <button type="button" className="btn" disabled={isStopping} onClick={() => void stopLike(set)}>
          Stop
        </button>
      ) : null}
      <Dialog.Close className="btn">{isApproving ? 'Close' : 'Cancel'}</Dialog.Close>
      <button ref={button} type="submit" className="btn pri" disabled={!isReady}>
        Approve {grouped(set.total)}
      </button>
    </form>
  );
};
