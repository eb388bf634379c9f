import { useState } from 'react';
import { Skeleton } from '../../../design/skeleton.tsx';
import { Awaited } from '../../../design/unread.tsx';
import { openMismatch } from '../../../frame/open-mismatch.ts';
import { useQuery } from '../../../ipc/use-query.ts';
import { grouped } from '../../../text/format.ts';
import { type PostingRow, postingRows, postingText } from '../../../text/posting-text.ts';

type Props = { readonly now: number };

/** The marketing orders that the ERP lacks: what a run would post, and the shelf with what each waits for. */
export const PostingCard = ({ now }: Props) => {
  const { data, error, retry } = useQuery('posting.standing', {});
  if (data === undefined) return <Awaited error={error} retry={retry} height={40} />;
  if (data.lookedAt === null) return <p className="muted">{postingText.unread}</p>;
  const { unposted, ready, waiting, elsewhere } = data.standing;
  const onShelf = waiting.reduce((sum, { count }) => sum + count, 0);
  return (
    <section className="plan" aria-label={postingText.title}>
      <h3>{postingText.title}</h3>
      {unposted === 0 ? (
        <p className="muted">{postingText.none}</p>
      ) : (
        <dl className="standing">
          {postingRows(data).map(([label, count]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{grouped(count)}</dd>
            </div>
          ))}
        </dl>
      )}
      {ready + onShelf === 0 ? null : <p className="muted">{postingText.policy(data)}</p>}
      {ready === 0 ? null : <Orders state="ready" title={postingText.ready(ready)} now={now} />}
      {onShelf === 0 ? null : (
        <>
          <ul className="waits">
            {waiting.map((one) => (
              <li key={one.reason}>{postingText.reasonCount(one, now)}</li>
            ))}
          </ul>
          <Orders state="waiting" title={postingText.shelf(onShelf)} now={now} />
        </>
      )}
      {elsewhere.length === 0 ? null : <p className="muted">{postingText.elsewhere(elsewhere)}</p>}
    </section>
  );
};

type State = 'ready' | 'waiting';

/** Asked for when it is opened: thousands may wait. */
const Orders = ({ state, title, now }: Props & { readonly state: State; readonly title: string }) => {
  const [cursors, showPages] = useState<readonly string[] | null>(null);
  return (
    <details className="postings" onToggle={({ currentTarget }) => showPages(currentTarget.open ? [''] : null)}>
      <summary>{title}</summary>
      {cursors === null ? null : (
        <ul>
          {cursors.map((after, place) => (
            <Page
              key={after}
              state={state}
              after={after}
              now={now}
              onMore={place === cursors.length - 1 ? (next) => showPages([...cursors, next]) : null}
            />
          ))}
        </ul>
      )}
    </details>
  );
};

type PageProps = Props & {
  readonly state: State;
  readonly after: string;
  readonly onMore: ((next: string) => void) | null;
};

const Page = ({ state, after, now, onMore }: PageProps) => {
  const { data, error } = useQuery('posting.page', { state, after });
  if (data === undefined)
    return <li>{error === null ? <Skeleton width="100%" height={24} /> : <span>{error.sentence}</span>}</li>;
  const { rows, next } = data;
  return (
    <>
      {rows.map((row) => (
        <Order key={row.key} row={row} now={now} />
      ))}
      {next === null || onMore === null ? null : (
        <li>
          <button type="button" className="btn" onClick={() => onMore(next)}>
            {postingText.more}
          </button>
        </li>
      )}
    </>
  );
};

const Order = ({ row, now }: { readonly row: PostingRow; readonly now: number }) => (
  <li>
    <span className="posting-head">
      <b className="selectable">{row.key}</b>
      <span>{postingText.amount(row)}</span>
      <span className="faint">{postingText.since(row.since, now)}</span>
      {row.mismatchId === null ? null : (
        <button
          type="button"
          className="btn small"
          onClick={() => void openMismatch({ id: row.mismatchId ?? 0, label: row.key })}
        >
          {postingText.open}
        </button>
      )}
    </span>
    {row.reasons.map(({ reason, sentence }) => (
      <span key={reason} className="wraps">
        {sentence}
      </span>
    ))}
    {row.reasons.length === 0 && !row.isForPolicy ? <span className="muted">{postingText.byPerson}</span> : null}
    {row.requests.map(({ body }) => (
      <details key={row.key}>
        <summary>{postingText.sent}</summary>
        <pre className="selectable">{body}</pre>
      </details>
    ))}
  </li>
);
