import { type Period, periodSchema } from '../../../../../shared/domain/order.ts';
import { failure } from '../../../../../shared/errors.ts';
import { err, ok, type Result } from '../../../../../shared/result.ts';
import { parseJson } from '../../http/parse-json.ts';
import type { Http } from '../../http/request.ts';
import { flowFailure } from './failure.ts';
import { get } from './records.ts';

/** The accounting periods of a range (contract erp-cloud 9.3, endpoint 4). */
export const readPeriods = async (
  http: Http,
  from: string,
  to: string,
  signal: AbortSignal,
): Promise<Result<readonly Period[]>> => {
  const outcome = await get(http, `/periods?from=${from}&to=${to}`, '/periods', signal);
  if (outcome.kind !== 'answer' || outcome.status !== 200) return err(flowFailure(outcome, false));
  const read = periodSchema.array().safeParse(parseJson(outcome.text));
  if (read.success) return ok(read.data);
  return err(
    failure('remote.unexpected-shape', 'The ERP told its accounting periods in a way that Concord cannot read.'),
  );
};
