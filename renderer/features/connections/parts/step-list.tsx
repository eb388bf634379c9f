import { CircleCheck, CircleDashed, CircleMinus, CircleX } from 'lucide-react';
import { type TestStep, testSteps } from '../../../../shared/ipc/operations/connection.ts';
import { Breakable } from '../../../design/breakable.tsx';
import { connectionText, rowHeads, stepStateText, stepText, tookText } from '../../../text/connection-text.ts';
import type { System } from '../store.ts';
import { Heads } from './heads.tsx';

/** The five steps while they are being taken. */
export const WaitingSteps = () => (
  <ol className="steps" aria-busy="true">
    {testSteps.map((step) => (
      <li key={step}>
        <CircleDashed size={16} className="ic spin" role="img" aria-label={stepStateText.waiting} />
        <div className="st">
          <b>{stepText[step]}</b>
        </div>
      </li>
    ))}
  </ol>
);

/** What each step found, and what to do about one that failed. */
export const StepList = ({ steps, system }: { readonly steps: readonly TestStep[]; readonly system: System }) => (
  <ol className="steps">
    {steps.map((step) => (
      <li key={step.step} className={step.state}>
        <StateIcon state={step.state} />
        <div>
          <div className="st">
            <div>
              <b>{stepText[step.step]}</b>
              {step.state === 'failed' ? null : <span className="said selectable">{step.sentence}</span>}
            </div>
            <em className="muted">{figureOf(step)}</em>
          </div>
          {step.rows.length === 0 ? null : <StepRows step={step} system={system} />}
          {step.state === 'failed' ? (
            <div className="fix">
              <b>{connectionText.whatToDo}</b>
              <p className="selectable">{step.sentence}</p>
            </div>
          ) : null}
        </div>
      </li>
    ))}
  </ol>
);

const figureOf = ({ ms, rows, step }: TestStep): string => {
  if (step === 'permissions' && rows.length > 0)
    return `${rows.filter(({ isFine }) => isFine).length} of ${rows.length}`;
  return ms === null ? '' : tookText(ms);
};

const StateIcon = ({ state }: { readonly state: TestStep['state'] }) => {
  const label = stepStateText[state];
  if (state === 'passed') return <CircleCheck size={16} className="ic ok" role="img" aria-label={label} />;
  if (state === 'failed') return <CircleX size={16} className="ic no" role="img" aria-label={label} />;
  return <CircleMinus size={16} className="ic" role="img" aria-label={label} />;
};

const StepRows = ({ step, system }: { readonly step: TestStep; readonly system: System }) => {
  return (
    <table>
      <Heads columns={rowHeads(step.step, system)} />
      <tbody>
        {step.rows.map((row) => (
          <tr key={row.name} className={row.isFine ? '' : 'miss'}>
            <td>{row.name}</td>
            <td className="selectable">
              <Breakable text={row.first} />
            </td>
            <td className="selectable">
              <Breakable text={row.second} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
