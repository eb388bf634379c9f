import { type LeftOutReason, leftOutReasons, type Reach } from '../../../../shared/domain/mapping-report.ts';
import { customerFact } from '../../../../shared/domain/mirror.ts';

/** What decides whether customers are sent. */
export type Standing = {
  readonly facts: number;
  readonly given: number | null;
  readonly isEmailMalformed: boolean;
  /** On either side. */
  readonly isPermitted: boolean;
};

/** Why a customer is not sent, the first reason that holds; null where it is sent. */
export const leftOutBecause = ({ facts, given, isEmailMalformed, isPermitted }: Standing): LeftOutReason | null => {
  if ((facts & customerFact.active) === 0) return 'inactive';
  if ((facts & customerFact.person) === 0) return 'company';
  // Who is excepted stands as a test; where the rules read nothing otherwise, it is one.
  if ((facts & customerFact.test) !== 0)
    return given === null || (given & customerFact.test) !== 0 ? 'test' : 'excepted';
  if ((facts & customerFact.optedOut) !== 0) return 'opted-out';
  if ((facts & customerFact.hasEmail) === 0) return 'no-email';
  if (isEmailMalformed) return 'email-not-valid';
  return isPermitted ? null : 'no-permission';
};

/** Counts customers by why they are not sent. */
export const countReach = (): {
  readonly add: (standing: Standing, count: number) => void;
  readonly reach: () => Reach;
} => {
  const counts = new Map<LeftOutReason | null, number>();
  return {
    add: (standing, count) => {
      const reason = leftOutBecause(standing);
      counts.set(reason, (counts.get(reason) ?? 0) + count);
    },
    reach: () => ({
      total: [...counts.values()].reduce((sum, count) => sum + count, 0),
      sent: counts.get(null) ?? 0,
      leftOut: leftOutReasons.flatMap((reason) => {
        const count = counts.get(reason) ?? 0;
        return count === 0 ? [] : [{ reason, count }];
      }),
    }),
  };
};
