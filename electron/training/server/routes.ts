import type { Answer, Call } from './http.ts';

export type Params = Readonly<Record<string, string>>;

/** One call of a simulated system. In the pattern, `:name` stands for any one segment. */
export type Route<Facts> = Facts & {
  readonly method: string;
  readonly pattern: string;
  readonly handle: (call: Call, params: Params) => Answer;
};

export type Match<R> = { readonly route: R; readonly params: Params } | 'unknown-path' | 'wrong-method';

const paramsOf = (pattern: string, segments: readonly string[]): Params | null => {
  const parts = pattern.split('/').filter((part) => part !== '');
  if (parts.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = segment;
    else if (part !== segment) return null;
  }
  return params;
};

/** The first route that fits; the particular stands before the general. */
export const matchRoute = <R extends { readonly method: string; readonly pattern: string }>(
  routes: readonly R[],
  { method, segments }: Pick<Call, 'method' | 'segments'>,
): Match<R> => {
  let isKnownPath = false;
  for (const route of routes) {
    const params = paramsOf(route.pattern, segments);
    if (params === null) continue;
    if (route.method === method) return { route, params };
    isKnownPath = true;
  }
  return isKnownPath ? 'wrong-method' : 'unknown-path';
};
