import { ArrowUp, X } from 'lucide-react';
import { useState } from 'react';
import type { FieldName } from '../../../../shared/domain/fields.ts';
import { mostSteps, type Transform } from '../../../../shared/domain/transform.ts';
import { stepKinds, stepText, transformText } from '../../../text/transform-text.ts';
import { completeSteps, movedUp, newStep } from '../step-edits.ts';
import { StepSettings } from './step-settings.tsx';

type Props = {
  readonly field: FieldName;
  readonly steps: readonly Transform[];
  /** Told only while every step is complete. */
  readonly onChange: (steps: readonly Transform[]) => void;
};

/** The steps of one field, in their order, each with its settings. */
export const StepsEditor = ({ field, steps: kept, onChange }: Props) => {
  // What is written here may be incomplete for a while; it is kept as soon as it is whole.
  const [steps, setSteps] = useState(kept);
  const change = (next: readonly Transform[]): void => {
    setSteps(next);
    const complete = completeSteps(next);
    if (complete !== null) onChange(complete);
  };
  const replace = (place: number, step: Transform): void => change(steps.map((one, at) => (at === place ? step : one)));
  return (
    <div className="steps-editor">
      {steps.length === 0 ? <p className="muted">{transformText.none}</p> : null}
      <ol>
        {steps.map((step, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step has no other name than its place.
          <li key={`${place} ${step.do}`} className="step-one">
            <b>{stepText[step.do]}</b>
            <StepSettings field={field} step={step} onChange={(next) => replace(place, next)} />
            <span className="step-tools">
              {place === 0 ? null : (
                <button
                  type="button"
                  className="icon"
                  aria-label={transformText.up(stepText[step.do])}
                  onClick={() => change(movedUp(steps, place))}
                >
                  <ArrowUp size={13} aria-hidden="true" />
                </button>
              )}
              <button
                type="button"
                className="icon"
                aria-label={transformText.remove(stepText[step.do])}
                onClick={() => change(steps.filter((_, at) => at !== place))}
              >
                <X size={13} aria-hidden="true" />
              </button>
            </span>
          </li>
        ))}
      </ol>
      {completeSteps(steps) === null ? <p className="warn-text">{transformText.incomplete}</p> : null}
      {steps.length >= mostSteps ? (
        <p className="muted">{transformText.full}</p>
      ) : (
        <fieldset className="step-kinds">
          <legend className="faint">{transformText.add}</legend>
          {stepKinds.map((kind) => (
            <button
              key={kind}
              type="button"
              className="pill"
              aria-label={transformText.addNamed(stepText[kind])}
              onClick={() => change([...steps, newStep(kind, field)])}
            >
              {stepText[kind]}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
};
