import type { FieldName } from '../../../shared/domain/fields.ts';
import { mostLookUps, type Transform, transformSchema } from '../../../shared/domain/transform.ts';
import type { StepKind } from '../../text/transform-text.ts';

/** A step as it is first put down: complete but for a join and a table, which need something to be told. */
export const newStep = (kind: StepKind, field: FieldName): Transform => {
  switch (kind) {
    case 'trim':
      return { do: 'trim' };
    case 'case':
      return { do: 'case', to: field === 'email' ? 'lower' : 'name' };
    case 'date':
      return { do: 'date', read: 'dd/MM/yyyy', write: 'yyyy-MM-dd' };
    case 'e164':
      return { do: 'e164', country: null, plus: true };
    case 'country':
      return { do: 'country', write: 'name' };
    case 'number':
      return { do: 'number', decimals: '.', places: null };
    case 'join':
      return { do: 'join', fields: [], separator: ' ' };
    case 'look-up':
      return { do: 'look-up', table: [{ from: '', to: '' }], otherwise: 'keep' };
  }
};

/** The steps without what was left blank in a table, or null while one of them is not complete. */
export const completeSteps = (steps: readonly Transform[]): readonly Transform[] | null => {
  const filled = steps.map((step) =>
    step.do === 'look-up' ? { ...step, table: step.table.filter(({ from }) => from.trim() !== '') } : step,
  );
  return filled.every((step) => transformSchema.safeParse(step).success) ? filled : null;
};

/** The list with one of its entries in the place of the one before it. */
export const movedUp = <T>(list: readonly T[], place: number): readonly T[] => {
  const [before, moved] = list.slice(place - 1, place + 1);
  return place < 1 || before === undefined || moved === undefined
    ? list
    : [...list.slice(0, place - 1), moved, before, ...list.slice(place + 1)];
};

/** Two columns of a spreadsheet as entries of a table; null where the text is no such thing. */
export const entriesIn = (text: string): readonly { readonly from: string; readonly to: string }[] | null => {
  if (!text.includes('\t')) return null;
  return text
    .split(/\r?\n/)
    .map((line) => line.split('\t'))
    .map(([from = '', to = '']) => ({ from: from.trim().slice(0, 200), to: to.trim().slice(0, 1_000) }))
    .filter(({ from }) => from !== '')
    .slice(0, mostLookUps);
};
