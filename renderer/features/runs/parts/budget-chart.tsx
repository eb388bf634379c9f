import type { Scope } from '../../../text/budget-text.ts';

type Props = {
  readonly minutes: Scope['minutes'];
  readonly from: number;
  readonly limit: number | null;
  /** The chart in words. */
  readonly label: string;
};

const minuteMs = 60_000;
const shownMinutes = 60;
const stride = 3;
const width = shownMinutes * stride;
const top = 3;
const base = 34;

/** Sixty minutes as bars; what others used of the quota stands on top of our own, refusals are amber. */
export const BudgetChart = ({ minutes, from, limit, label }: Props) => {
  const most = Math.max(1, limit ?? 0, ...minutes.map(({ calls, others }) => calls + others));
  const height = (calls: number): number => ((base - top) * calls) / most;
  const limitAt = limit === null ? null : base - height(limit);
  return (
    <svg className="budget-chart" viewBox={`0 0 ${width} 36`} preserveAspectRatio="none" role="img" aria-label={label}>
      {minutes.map(({ at, calls, others, limited }) => {
        const x = ((at - from) / minuteMs) * stride + 0.4;
        return (
          <g key={at}>
            <rect
              className={limited > 0 ? 'limited' : ''}
              x={x}
              width={2.2}
              y={base - height(calls)}
              height={height(calls)}
            />
            {others === 0 ? null : (
              <rect className="others" x={x} width={2.2} y={base - height(calls + others)} height={height(others)} />
            )}
          </g>
        );
      })}
      {limitAt === null ? null : <line className="limit" x1={0} x2={width} y1={limitAt} y2={limitAt} />}
      <line className="base" x1={0} x2={width} y1={base} y2={base} />
    </svg>
  );
};
