import { Skeleton } from './skeleton.tsx';
import { State } from './state.tsx';

type Refused = { readonly sentence: string };
type UnreadProps = Refused & { readonly retry: () => void };

const Again = ({ retry }: { readonly retry: () => void }) => (
  <button type="button" className="btn" onClick={retry}>
    Try again
  </button>
);

/** What could not be read, within what could; it can be asked for again. */
export const Unread = ({ sentence, retry }: UnreadProps) => (
  <div className="notice bad">
    <span>{sentence}</span>
    <Again retry={retry} />
  </div>
);

/** A screen or pane that could not be read. */
export const UnreadState = ({ title, sentence, retry }: UnreadProps & { readonly title: string }) => (
  <State title={title}>
    <p className="muted">{sentence}</p>
    <Again retry={retry} />
  </State>
);

type AwaitedProps = { readonly error: Refused | null; readonly retry: () => void; readonly height: number };

/** The place of an answer that is not there yet: being filled, or why it could not be. */
export const Awaited = ({ error, retry, height }: AwaitedProps) =>
  error === null ? <Skeleton width="100%" height={height} /> : <Unread sentence={error.sentence} retry={retry} />;
