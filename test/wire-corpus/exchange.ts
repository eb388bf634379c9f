import type { Switches } from '../../electron/training/dotdigital/switches.ts';
import type { Matcher, Shape } from './shapes.ts';

/** Texts kept from earlier answers, by name; `base` is the address of the account. */
export type Kept = Readonly<Record<string, string>>;

/** One request, as a client that knows nothing of Concord sends it, and what the contract says of its answer. */
export type Exchange = {
  readonly name: string;
  /** Sections of the contract with their marks: `3.1 [C], 2.3 [V]`. */
  readonly source: string;
  /** The switches that decide where the contract is silent. */
  readonly assumes?: keyof Switches | readonly (keyof Switches)[];
  /** Where the contract is silent and no switch decides: what is taken for granted, and why. */
  readonly silent?: string;
  /** Calls to the admin port before the request: the path and what is posted. */
  readonly admin?: readonly (readonly [path: string, body: unknown])[];
  /** Method and target exactly as they go over the line; `{{name}}` is what was kept, `{{%name}}` percent-encoded. */
  readonly send: string;
  /** Over the headers that the official client sends; null takes one away. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** Exactly as it goes over the line, with what was kept filled in. */
  readonly body?: string;
  readonly status: number | readonly number[];
  readonly answerHeaders?: Readonly<Record<string, Shape>>;
  /** Left out, nothing is said of the body; a text is the body itself, not a JSON string. */
  readonly answer?: Shape | ((kept: Kept) => Shape);
  /** What later exchanges of the sequence need, from the answer. */
  readonly keep?: Readonly<Record<string, (body: unknown) => unknown>>;
};

/** Exchanges with one fresh account, one after the other. */
export type Sequence = {
  readonly name: string;
  readonly switches?: Partial<Switches>;
  readonly exchanges: readonly Exchange[];
};

/** Follows names and indices into a body: `at('_links', 'next', 'marker')`. */
export const at =
  (...path: readonly (string | number)[]) =>
  (body: unknown): unknown =>
    path.reduce<unknown>(
      (value, name) => (value as Readonly<Record<string | number, unknown>> | null | undefined)?.[name],
      body,
    );

/** The query that the official client's paginator makes of a page: that of its next link, with the marker (2.3 [V]). */
export const nextQuery = (body: unknown): string => {
  const link = String(at('_links', 'next', 'link')(body));
  const query = new URL(link, 'http://any.example').searchParams;
  query.set('marker', String(at('_links', 'next', 'marker')(body)));
  return query.toString();
};

/** A v3 refusal: the envelope of section 3.4, with details in either spelling. */
export const envelope = (code: Shape, more: Readonly<Record<string, Shape>> = {}): Shape => ({
  errorCode: code,
  description: {
    check: (value, path) => (typeof value === 'string' ? [] : [`${path}: wanted a text`]),
  } satisfies Matcher,
  ...more,
});

/** The body of a v2 refusal: a sentence, then the token that clients match (3.6 [C]). */
export const token = (...tokens: readonly string[]): Shape => ({
  message: {
    check: (value, path) =>
      typeof value === 'string' && tokens.some((one) => new RegExp(`(^|[\\s:])${one}\\s*$`).test(value))
        ? []
        : [`${path}: wanted a sentence with ${tokens.join(' or ')}, got ${JSON.stringify(value)}`],
  } satisfies Matcher,
});
