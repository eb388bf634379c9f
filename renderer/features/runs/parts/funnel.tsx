import type { Run } from '../../../../shared/domain/run.ts';
import { counted, grouped } from '../../../text/format.ts';
import { less, writtenStep } from '../../../text/run-text.ts';

type Props = { readonly run: Run; readonly written: number; readonly verified: number };

/** How what was read leads to what changed, to what was written, to what was seen again when read back. */
export const Funnel = ({ run: { counts }, written, verified }: Props) => {
  const read = counts.erpRead + counts.dotdigitalRead;
  const changed = counts.erpChanged + counts.dotdigitalChanged;
  const between = writtenStep(changed, written);
  const unverified = written - verified;
  return (
    <dl className="funnel" aria-label="From read to verified">
      <Count label="Read" value={read} />
      <Step figure={less(read - changed)} text="unchanged" />
      <Count label="Changed" value={changed} />
      <Step figure={between.figure} text={between.text} />
      <Count label="Written" value={written} />
      <Step figure={less(unverified)} text="unverified" tone={unverified > 0 ? 'warn' : ''} />
      <Count label="Verified" value={verified} />
    </dl>
  );
};

const Count = ({ label, value }: { readonly label: string; readonly value: number }) => (
  <div className="count">
    <dt>{label}</dt>
    <dd>{grouped(value)}</dd>
  </div>
);

type StepProps = { readonly figure: string; readonly text: string; readonly tone?: string };

const Step = ({ figure, text, tone = '' }: StepProps) => (
  <div className={`step ${tone}`}>
    <dt>{text}</dt>
    <dd>{figure}</dd>
  </div>
);

type SideProps = {
  readonly side: string;
  readonly read: number;
  readonly changed: number;
  readonly removed: number;
  readonly calls: number;
};

/** The two sides of a run that wrote nothing: what was read and what had changed. */
export const Sides = ({ run: { counts } }: { readonly run: Run }) => (
  <>
    <Side
      side="ERP"
      read={counts.erpRead}
      changed={counts.erpChanged}
      removed={counts.erpRemoved}
      calls={counts.erpCalls}
    />
    <Side
      side="Dotdigital"
      read={counts.dotdigitalRead}
      changed={counts.dotdigitalChanged}
      removed={counts.dotdigitalRemoved}
      calls={counts.dotdigitalCalls}
    />
  </>
);

const Side = ({ side, read, changed, removed, calls }: SideProps) => (
  <dl className="funnel side-funnel" aria-label={side}>
    <div className="side-name">
      <dt>{side}</dt>
      <dd className="faint">{counted(calls, 'call')}</dd>
    </div>
    <Count label="Read" value={read} />
    <Step figure={less(read - changed)} text="unchanged" />
    <Count label="Changed" value={changed} />
    <Count label="Taken out" value={removed} />
  </dl>
);
