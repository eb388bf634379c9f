import type { RequestPreview } from '../../../../shared/domain/change.ts';
import type { OutputOf } from '../../../../shared/ipc/contract.ts';
import { isForgotten } from '../../../text/change-text.ts';
import { clockToMs, counted } from '../../../text/format.ts';
import { answerText, prettyBody, purposeText } from '../../../text/proof-text.ts';

type Detail = OutputOf<'change.get'>;

/** What was sent, or will be, as the remote system gets it. */
export const Requests = ({ detail }: { readonly detail: Detail }) => {
  const first = detail.attempts.find(({ purpose }) => purpose === 'write');
  if (detail.requests.length === 0 || isForgotten(detail.row)) return null;
  const isOver = ['stale', 'withdrawn', 'dead'].includes(detail.row.state);
  const title = first !== undefined ? 'Request' : isOver ? 'What would have been sent' : 'What will be sent';
  return (
    <section>
      <h3>
        {title} <span>{first === undefined ? 'not sent' : clockToMs(first.startedAt)}</span>
      </h3>
      <RequestList requests={detail.requests} />
    </section>
  );
};

/** Requests as they are sent, credentials left out. */
export const RequestList = ({ requests }: { readonly requests: readonly RequestPreview[] }) => (
  <>
    {requests.map(({ method, path, body }) => (
      <pre key={`${method} ${path}`} className="selectable">
        {method} <Path path={path} />
        {body === null ? '' : `\n${prettyBody(body)}`}
      </pre>
    ))}
  </>
);

/** A path that breaks in front of its question mark rather than within the query. */
const Path = ({ path }: { readonly path: string }) => {
  const [before = '', ...rest] = path.split('?');
  return (
    <>
      {before}
      {rest.length === 0 ? null : <span className="query">?{rest.join('?')}</span>}
    </>
  );
};

/** Every call that was made for it: writing and reading back, with its time. */
export const Answers = ({ attempts }: Pick<Detail, 'attempts'>) => {
  if (attempts.length === 0) return null;
  return (
    <section>
      <h3>
        {attempts.length === 1 ? 'Answer' : 'Answers'} <span>{counted(attempts.length, 'call')}</span>
      </h3>
      <ol className="log-answers selectable">
        {attempts.map((attempt) => (
          <li key={`${attempt.purpose}-${attempt.startedAt}`}>
            <span>{purposeText[attempt.purpose]}</span>
            <code>{answerText(attempt)}</code>
            <time className="faint">
              {clockToMs(attempt.startedAt)}
              {attempt.endedAt === null ? '' : ` · ${counted(attempt.endedAt - attempt.startedAt, 'ms', 'ms')}`}
            </time>
          </li>
        ))}
      </ol>
    </section>
  );
};
