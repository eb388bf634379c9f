import { allFields } from '../../../../shared/domain/fields.ts';
import type { MappingDocument } from '../../../../shared/domain/mapping-document.ts';
import type { MappingProblem, Remedy } from '../../../../shared/domain/mapping-report.ts';
import { remedyText, settleText } from '../../../text/mapping-cards-text.ts';
import { mustSettle, type ShownMapping } from '../../../text/mapping-text.ts';
import { targetOf, withTarget } from '../edits.ts';
import { edit, showArea, showCell, showMappingDialog } from '../store.ts';

type Props = { readonly mapping: ShownMapping; readonly document: MappingDocument; readonly isReadOnly: boolean };

/** What has to be settled before the draft can be put in force, each with what settles it; then what is worth knowing. */
export const SettleCard = ({ mapping, document, isReadOnly }: Props) => {
  const must = mustSettle(mapping.problems);
  const notes = mapping.problems.filter(({ severity }) => severity === 'note');
  return (
    <section className="card" aria-label={settleText.title}>
      <h2>
        {settleText.title} <span className="muted">{must.length === 0 ? '' : settleText.count(must.length)}</span>
      </h2>
      <div className="settle-list">
        {must.length === 0 ? <p className="muted">{settleText.none}</p> : null}
        {[...must, ...notes].map((problem) => (
          <Problem
            key={`${problem.code} ${problem.field} ${problem.dataField} ${problem.title}`}
            {...{ problem, document, isReadOnly }}
          />
        ))}
      </div>
      <p className="fine-print">{settleText.readAt(mapping.accountFieldsReadAt)}</p>
    </section>
  );
};

type ProblemProps = {
  readonly problem: MappingProblem;
  readonly document: MappingDocument;
  readonly isReadOnly: boolean;
};

const Problem = ({ problem, document, isReadOnly }: ProblemProps) => (
  <div className="settle-one">
    <h3>{problem.title}</h3>
    <p className="muted">{problem.sentence}</p>
    {problem.remedies.length === 0 ? null : (
      <div className="row">
        {problem.remedies.map((remedy, place) => (
          <button
            key={remedyText(remedy)}
            type="button"
            className={place === 0 ? 'btn' : 'btn ghost'}
            disabled={isReadOnly}
            onClick={() => remedyNow(remedy, problem, document)}
          >
            {remedyText(remedy)}
          </button>
        ))}
      </div>
    )}
  </div>
);

const remedyNow = (remedy: Remedy, problem: MappingProblem, document: MappingDocument): void => {
  switch (remedy.do) {
    case 'create-field':
      showMappingDialog({ is: 'create-field', field: problem.field, remedy });
      return;
    case 'send-as-text': {
      const target = targetOf(document, remedy.field);
      if (target !== null) edit(withTarget(document, remedy.field, { ...target, type: 'String' }));
      return;
    }
    case 'map-elsewhere': {
      showArea('customers');
      const field = allFields.find((name) => name === remedy.field);
      if (field !== undefined) showCell({ field, part: 'target' });
    }
  }
};
