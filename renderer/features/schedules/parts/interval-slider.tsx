import { stopsWith } from '../../../../shared/domain/trade-off.ts';
import { intervalText } from '../../../text/schedule-text.ts';

type Props = {
  readonly name: string;
  readonly everyMs: number;
  readonly isDisabled: boolean;
  readonly onChange: (everyMs: number) => void;
};

/** The interval by sensible stops: sooner to the left, fewer calls to the right. */
export const IntervalSlider = ({ name, everyMs, isDisabled, onChange }: Props) => {
  const stops = stopsWith(everyMs);
  const place = Math.max(0, stops.indexOf(everyMs));
  return (
    <div className="slider">
      <input
        type="range"
        aria-label={`Interval of ${name}: sooner, or fewer calls`}
        aria-valuetext={intervalText(everyMs)}
        min={0}
        max={stops.length - 1}
        step={1}
        value={place}
        disabled={isDisabled}
        onChange={(event) => onChange(stops[Number(event.target.value)] ?? everyMs)}
      />
      <div className="slider-ends">
        <span className="faint">sooner</span>
        <output>{intervalText(everyMs)}</output>
        <span className="faint">fewer calls</span>
      </div>
    </div>
  );
};
