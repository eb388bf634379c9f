import { type Failure, failure } from '../../../../shared/errors.ts';
import type { HttpOutcome } from './exchange.ts';

/** Which answers show that the address itself is wrong, told with what to do; null for all others. */
export const wrongAddress = (outcome: HttpOutcome, system: string): Failure | null => {
  if (outcome.kind === 'broken') return null;
  const { status, headers } = outcome;
  if (status >= 300 && status < 400)
    return failure(
      'remote.unexpected-shape',
      `This address sends on to ${hostOf(headers.location)}. Concord never follows with a secret: enter the final address.`,
    );
  if (status === 404) return failure('remote.not-found', 'Nothing is at this path; check what follows the host.');
  const isPage = /^text\/html\b/i.test(headers['content-type'] ?? '');
  if (isPage && status < 500 && status !== 401 && status !== 403)
    return failure(
      'remote.unexpected-shape',
      `A web page answers at this address, not ${system}. Check the host and the path.`,
    );
  return null;
};

/** The host alone: what follows it may carry a token. */
const hostOf = (location: string | undefined): string =>
  location !== undefined && URL.canParse(location) ? new URL(location).host : 'another address';
