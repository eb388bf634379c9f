import type { CaseEntity } from '../../../shared/domain/case-entity.ts';
import { type ComparedField, maskedFields } from '../../../shared/domain/compared.ts';
import type { MismatchKind } from '../../../shared/domain/mismatch.ts';
import type { Step } from '../domain/mismatch/lifecycle.ts';
import type { MismatchKey } from '../store/case-stores.ts';

type Moved = { opened: number; closed: number };
type FieldMoves = Moved & { values: number };

/** What would be otherwise of one kind of record: by field, by kind, and together. */
export type Moves<Field extends ComparedField> = {
  readonly fields: readonly ({ readonly field: Field } & Readonly<FieldMoves>)[];
  readonly kinds: readonly ({ readonly kind: MismatchKind } & Readonly<Moved>)[];
  readonly values: number;
  readonly opened: number;
  readonly closed: number;
};

export type MoveCounter<Field extends ComparedField> = {
  /** Another value of a field would be sent. */
  readonly value: (field: Field) => void;
  /** What detection would do with the cases of one key. */
  readonly steps: (steps: readonly Step[], stored: readonly MismatchKey[]) => void;
  readonly moves: () => Moves<Field>;
};

/** Counts values that would be sent otherwise, and cases that would open and close; `order` is that of the fields. */
export const countMoves = <Field extends ComparedField>(
  entity: CaseEntity,
  order: readonly Field[],
): MoveCounter<Field> => {
  const fields = new Map<ComparedField, FieldMoves>();
  const kinds = new Map<MismatchKind, Moved>();
  const movesOf = (field: ComparedField): FieldMoves => {
    const found = fields.get(field) ?? { values: 0, opened: 0, closed: 0 };
    fields.set(field, found);
    return found;
  };
  const noteStep = (step: Step, stored: readonly MismatchKey[]): void => {
    const known = 'id' in step ? stored.find(({ id }) => id === step.id) : undefined;
    const kind = 'finding' in step ? step.finding.kind : known?.kind;
    if (kind === undefined) return;
    const before = step.step === 'open' || step.step === 'reopen' ? 0 : (known?.fieldMask ?? 0);
    const after = step.step === 'clear' ? 0 : step.finding.fieldMask;
    const [was, is] = [maskedFields(entity, before), maskedFields(entity, after)];
    for (const field of is) if (!was.includes(field)) movesOf(field).opened += 1;
    for (const field of was) if (!is.includes(field)) movesOf(field).closed += 1;
    if (step.step === 'refresh') return;
    const moved = kinds.get(kind) ?? { opened: 0, closed: 0 };
    kinds.set(kind, moved);
    moved[step.step === 'clear' ? 'closed' : 'opened'] += 1;
  };
  return {
    value: (field) => {
      movesOf(field).values += 1;
    },
    steps: (steps, stored) => {
      for (const step of steps) noteStep(step, stored);
    },
    moves: () => {
      const rows = order.flatMap((field) => {
        const moves = fields.get(field);
        return moves === undefined ? [] : [{ field, ...moves }];
      });
      const moved = [...kinds].map(([kind, moves]) => ({ kind, ...moves }));
      return {
        fields: rows,
        kinds: moved,
        values: rows.reduce((sum, { values }) => sum + values, 0),
        opened: moved.reduce((sum, { opened }) => sum + opened, 0),
        closed: moved.reduce((sum, { closed }) => sum + closed, 0),
      };
    },
  };
};
