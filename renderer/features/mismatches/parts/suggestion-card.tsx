import { useState } from 'react';
import type { FieldName } from '../../../../shared/domain/fields.ts';
import { mismatchIdSchema } from '../../../../shared/domain/ids.ts';
import type { MismatchDetail } from '../../../../shared/ipc/operations/mismatch.ts';
import { followedText, learnedTitle, leastSure, percentText } from '../../../text/learned-text.ts';
import { masterNotes } from '../../../text/master-text.ts';
import { suggestionTitle } from '../../../text/mismatch-text.ts';
import { confidenceText } from '../../../text/names.ts';
import { reasonText } from '../../../text/reason-text.ts';
import { edit } from '../store.ts';
import { WhyThis } from './why-this.tsx';

type Props = { readonly detail: MismatchDetail; readonly now: number };

/** What is suggested, how sure it is, why, and how often it was followed. Nothing is done by it. */
export const SuggestionCard = ({ detail, now }: Props) => {
  const { confidence, reasons, row, learned } = detail;
  const isErps = masterNotes(reasons).dotdigital === null;
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="card">
      <h2>
        {learned === undefined
          ? suggestionTitle(row.kind, confidence !== 'none', isErps)
          : learnedTitle(row.kind, learned, isErps)}{' '}
        {learned === undefined ? (
          <span className={wordTone[confidence]}>{confidenceText[confidence]}</span>
        ) : (
          <span className={leastSure(learned) >= 0.9 ? 'pill good' : 'pill erp'}>
            {percentText(leastSure(learned))}
          </span>
        )}
      </h2>
      <ul className="why muted">
        {learned?.parts.map((part) => (
          <li key={part.field ?? ''} className="selectable">
            {followedText(part)}
          </li>
        ))}
        {reasons.map((reason) => {
          const text = reasonText(reason, now);
          return (
            <li key={text} className="selectable">
              {text}
            </li>
          );
        })}
      </ul>
      {learned === undefined ? null : (
        <>
          <TakeIt detail={detail} />
          <details className="why-this" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
            <summary>Why this suggestion</summary>
            {isOpen ? <WhyThis id={mismatchIdSchema.parse(row.id)} /> : null}
          </details>
        </>
      )}
    </section>
  );
};

const wordTone: Readonly<Record<MismatchDetail['confidence'], string>> = {
  certain: 'pill good',
  likely: 'pill erp',
  none: 'pill',
};

/** Puts the values that are suggested otherwise than the rows show into the rows; the operator still decides. */
const TakeIt = ({ detail }: { readonly detail: MismatchDetail }) => {
  const offered = otherValues(detail);
  if (detail.row.status !== 'open' || offered.length === 0) return null;
  return (
    <button
      type="button"
      className="btn ghost"
      onClick={() => {
        for (const { field, value } of offered) edit(detail.row.id, field, value);
      }}
    >
      Put it into the rows above
    </button>
  );
};

const otherValues = ({ learned, pair }: MismatchDetail): readonly { field: FieldName; value: string }[] =>
  (learned?.parts ?? []).flatMap(({ field, outcome }) => {
    const row = pair.find((one) => one.field === field);
    const value = outcome === 'erp' ? row?.erp : outcome === 'dotdigital' ? row?.dotdigital : null;
    if (field === null || row === undefined || !row.editable || value == null || value === row.result) return [];
    return [{ field, value }];
  });
