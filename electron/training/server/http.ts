import type { IncomingHttpHeaders } from 'node:http';

/** A request as a simulated system sees it; path values are decoded one by one, so that an encoded slash stays one. */
export type Call = {
  readonly method: string;
  /** As it came, without the query. */
  readonly path: string;
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly bodyTooLarge: boolean;
};

/** What a write did to one record: its id, another key that it is known by, and whether anything changed. */
export type Written = { readonly recordId: string; readonly key: string | null; readonly changed: boolean };

export type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, instead of `body`; not JSON. */
  readonly text?: string;
  readonly written?: readonly Written[];
};

/**
 * Does its work synchronously, so that what is committed is committed before a byte of the answer leaves. Only an answer
 * that waits for news (a long poll), or one that never comes, is a promise.
 */
export type Handler = (call: Call) => Answer | Promise<Answer>;

/** One header's value, or null; of a repeated one the first. */
export const headerOf = (call: Call, name: string): string | null => {
  const value = call.headers[name.toLowerCase()];
  return (Array.isArray(value) ? value[0] : value) ?? null;
};

/** The body as JSON, or a note that it is none. */
export const jsonOf = ({ body }: Call): { readonly ok: true; readonly value: unknown } | { readonly ok: false } => {
  try {
    return { ok: true, value: JSON.parse(body) };
  } catch {
    return { ok: false };
  }
};

/** The path's segments, decoded; null when an escape is broken. A plus sign in a path is a plus sign. */
export const segmentsOf = (path: string): readonly string[] | null => {
  try {
    return path
      .split('/')
      .filter((segment) => segment !== '')
      .map((segment) => decodeURIComponent(segment));
  } catch {
    return null;
  }
};
