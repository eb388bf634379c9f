import { Dialog } from 'radix-ui';
import { useEffect, useRef, useState } from 'react';
import { grouped } from '../../../text/format.ts';
import { likeProgress, typedAbove } from '../../../text/like-text.ts';
import { type LikeSet, stopLike, useLike } from '../like.ts';

type Props = {
  readonly set: LikeSet;
  /** It was refused, and has to be looked at anew. */
  readonly isStale: boolean;
  readonly approve: () => void;
  /** Takes the focus when it comes. */
  readonly hasFocus: boolean;
};

/** More than a hundred are confirmed by writing how many. */
export const Confirm = ({ set, isStale, approve, hasFocus }: Props) => {
  const { isApproving, isStopping, done } = useLike();
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  // The set comes after the dialog: the focus goes to what confirms it.
  useEffect(() => {
    if (hasFocus) (field.current ?? button.current)?.focus();
  }, [hasFocus]);
  const mustType = set.total > typedAbove;
  const isConfirmed = !mustType || typed.replace(/[\s,.]/g, '') === String(set.total);
  const isReady = isConfirmed && !isApproving && !isStale && set.total > 0;
  return (
    <form
      className="like-foot"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) approve();
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
