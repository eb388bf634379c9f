import { isSameSecret } from '../server/admin.ts';
import { type Answer, type Call, type Handler, headerOf } from '../server/http.ts';
import { matchRoute } from '../server/routes.ts';
import { atOnce, type StateFile } from '../server/state-file.ts';
import type { WriteLog } from '../server/write-log.ts';
import type { Account } from './contact-writes.ts';
import type { RateLimiter } from './rate-limit.ts';
import { forbidden, refusal, refusalV2, unauthorised } from './refusals.ts';
import type { DotdigitalRoute } from './routes.ts';

const isV2 = ({ segments }: Call): boolean => segments[0] === 'v2';

/** What v3 says of a request that it cannot serve, in the name of the service that was asked. */
const badRequestOf = ({ segments }: Call): string =>
  segments[0] === 'insightData' ? 'insightData:badRequest' : 'contacts:badRequest';

const notServed = (call: Call, match: 'unknown-path' | 'wrong-method'): Answer => {
  const status = match === 'unknown-path' ? 404 : 405;
  const sentence = match === 'unknown-path' ? 'There is no such resource.' : 'The method is not allowed here.';
  return isV2(call) ? refusalV2(status, `${sentence} ERROR_UNKNOWN`) : refusal(status, badRequestOf(call), sentence);
};

type Serving = {
  readonly routes: readonly DotdigitalRoute[];
  readonly settleDue: () => void;
  readonly file: StateFile;
  readonly log: WriteLog;
  readonly limiter: RateLimiter;
  readonly account: Account;
  readonly authorization: string;
};

/** Access first, then the path, then the limit; what is refused there is in no write log. */
export const createHandler =
  ({ routes, settleDue, file, log, limiter, account, authorization }: Serving): Handler =>
  (call) => {
    if (account.switches.wrongRegion) return forbidden(account.switches.forbiddenBody);
    if (!isSameSecret(headerOf(call, 'Authorization') ?? '', authorization)) {
      return unauthorised(isV2(call) ? 'message' : account.switches.unauthorisedBody);
    }
    const match = matchRoute(routes, call);
    if (typeof match === 'string') return notServed(call, match);
    const { refusal: tooMany, headers } = limiter.take(account.switches.tierOf[match.route.name], isV2(call));
    if (tooMany) return { ...tooMany, headers };
    if (call.bodyTooLarge) return { ...refusal(413, badRequestOf(call), 'The body is too large.'), headers };
    const answer = atOnce(file, () => {
      settleDue();
      const given = match.route.handle(call, match.params);
      log.note(call, given, account.clock());
      return given;
    });
    return { ...answer, headers: { ...answer.headers, ...headers } };
  };
