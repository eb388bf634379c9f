import { Dialog } from 'radix-ui';
import type { KeyboardEvent } from 'react';
import { Skeleton } from '../../../design/skeleton.tsx';
import { UnreadState } from '../../../design/unread.tsx';
import { useQuery } from '../../../ipc/use-query.ts';
import { when } from '../../../text/format.ts';
import { type CauseDetail, causeCounts, causesText, causeTitle } from '../../../text/mechanism-text.ts';
import { kindText, ownerText } from '../../../text/names.ts';
import { approveCause, openCause, useCauses } from '../causes.ts';
import { useLike } from '../like.ts';
import { showPanel, useMismatches } from '../store.ts';
import { CauseMain } from './cause-main.tsx';
import { CauseSide } from './cause-side.tsx';
import { Confirm } from './confirm.tsx';

/** A cause: what broke, what will be done about it and about its records, and what is set apart. */
export const CauseSheet = ({ now }: { readonly now: number }) => {
  const isOpen = useMismatches((state) => state.panel === 'cause');
  const openId = useCauses((state) => state.openId);
  return (
    <Dialog.Root open={isOpen && openId !== null} onOpenChange={(open) => (open ? undefined : showPanel(null))}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content
          className="dialog like cause-sheet"
          aria-describedby={undefined}
          onKeyDown={onKey}
          onOpenAutoFocus={focusItself}
        >
          {openId === null ? null : <Opened key={openId} id={openId} now={now} />}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
};

/** What is to be read comes before every button. */
const focusItself = (event: Event): void => {
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
};

/** A goes to what approves; it never approves by itself. */
const onKey = (event: KeyboardEvent<HTMLElement>): void => {
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !(event.target instanceof HTMLInputElement);
  if (!isPlain || event.key.toLowerCase() !== 'a') return;
  event.preventDefault();
  event.currentTarget.querySelector<HTMLElement>('.like-foot input, .like-foot .pri')?.focus();
};

const Opened = ({ id, now }: { readonly id: number; readonly now: number }) => {
  const { data, error, retry } = useQuery('cause.get', { id });
  return (
    <>
      <header>
        <div className="cause-head">
          <Dialog.Title asChild>
            <h1>{data === undefined ? causesText.title : causeTitle(data.row.signature)}</h1>
          </Dialog.Title>
          {data === undefined ? null : <Pills detail={data} now={now} />}
        </div>
        <Dialog.Close className="btn ghost">
          Close <kbd>Esc</kbd>
        </Dialog.Close>
      </header>
      {data !== undefined ? (
        <Shown detail={data} now={now} />
      ) : error === null ? (
        <div className="like-body" role="status" aria-label={causesText.title}>
          <Skeleton width="80%" />
          <Skeleton width="100%" height={220} />
        </div>
      ) : (
        <UnreadState title={causesText.failed} sentence={error.sentence} retry={retry} />
      )}
    </>
  );
};

const Pills = ({ detail: { row }, now }: { readonly detail: CauseDetail; readonly now: number }) => (
  <div className="row">
    <span className="pill">{causeCounts(row)}</span>
    <span className="pill">{kindText[row.signature.kind]}</span>
    <span className="pill">Owner: {ownerText[row.owner]}</span>
    <span className="pill">Since {when(row.since ?? row.foundAt, now)}</span>
    {row.settledAt === null ? null : <span className="pill good">Settled {when(row.settledAt, now)}</span>}
  </div>
);

const Shown = ({ detail, now }: { readonly detail: CauseDetail; readonly now: number }) => {
  const { set, error } = useLike();
  const { id, counts } = detail.row;
  const isOpen = counts.together > 0;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
      <section className="like-body" aria-label={causeTitle(detail.row.signature)} tabIndex={0}>
        <CauseMain detail={detail} set={isOpen ? set : null} now={now} />
        <CauseSide detail={detail} set={isOpen ? set : null} />
      </section>
      {error !== null && isOpen ? (
        <div className="notice warn" role="alert">
          <span>{error.sentence}</span>
          <button type="button" className="btn" onClick={() => void openCause(id)}>
            Look again
          </button>
        </div>
      ) : null}
      {isOpen && set !== null ? (
        <Confirm
          key={set.setId}
          set={set}
          isStale={error !== null}
          approve={() => void approveCause(id, set)}
          hasFocus={false}
        />
      ) : null}
    </>
  );
};
