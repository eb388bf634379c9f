import { isZone } from '../../../shared/domain/zoned-time.ts';

/** The time zone that this machine is set to; UTC where it is set to none with rules. */
export const machineZone = (): string => {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return isZone(timeZone) ? timeZone : 'UTC';
};
