import type { Forecast } from '../../../../shared/domain/cost.ts';
import type { Policy } from '../../../../shared/domain/policy.ts';
import type { Job } from '../../../../shared/domain/run.ts';
import type { TradeOff } from '../../../../shared/domain/trade-off.ts';
import { dayText, delayText, measuredText, tierDayText } from '../../../text/cost-text.ts';

type Props = {
  readonly job: Job;
  readonly isOn: boolean;
  readonly policies: readonly Policy[] | undefined;
  readonly chosen: TradeOff;
  /** What is kept now, where something else is chosen. */
  readonly kept: TradeOff | null;
  readonly keptText: string;
  readonly forecast: Forecast;
};

/** What the chosen rhythm costs in a day and how late it is, beside what is kept. Every figure is counted. */
export const Consequences = ({ job, isOn, policies, chosen, kept, keptText, forecast }: Props) => {
  const isHeld = job === 'orders' && policies?.some(({ policy, isOn: sends }) => policy === 'send-orders' && !sends);
  return (
    <div className="consequences" aria-live="polite">
      {isOn ? null : <p className="muted">It does not run by itself; these figures hold once it does.</p>}
      <p>
        <b>{delayText(job, chosen)}</b>
      </p>
      <p>
        <b>{dayText(chosen)}</b>
        {forecast.isLeast ? ', at least' : ''}
      </p>
      <ul>
        {chosen.tiers.map((tier) => (
          <li key={`${tier.system} ${tier.scope}`} className="muted">
            {tierDayText(tier)}
          </li>
        ))}
      </ul>
      {kept === null ? null : (
        <p className="muted">
          As it is kept now ({keptText}): {delayText(job, kept)} {dayText(kept)}.
        </p>
      )}
      {isHeld === true ? (
        <p className="muted">
          Orders are sent by themselves only while their policy is on, which it is not: until then this is how soon they
          are known here.
        </p>
      ) : null}
      <p className="faint">{measuredText(forecast)}</p>
    </div>
  );
};
