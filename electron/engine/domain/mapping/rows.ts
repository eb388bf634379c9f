import {
  extraOf,
  type MappingDocument,
  ruleOf,
  rulesOf,
  sourceName,
} from '../../../../shared/domain/mapping-document.ts';
import type { MappingProblem, MappingRow } from '../../../../shared/domain/mapping-report.ts';
import { tellsText } from './field-words.ts';
import { stepsText } from './step-text.ts';

/** The table of customer fields as it is shown, with what is to be settled about each. */
export const mappingRows = (
  document: MappingDocument,
  inForce: MappingDocument,
  problems: readonly MappingProblem[],
): readonly MappingRow[] =>
  rulesOf(document).map((rule) => {
    const { field } = rule;
    const extra = extraOf(document, field);
    return {
      field,
      name: extra === null ? null : sourceName(extra.source),
      transform: `${stepsText(rule)}${tellsText(rule)}`,
      target: rule.target?.name ?? null,
      type: rule.target?.type ?? null,
      state: stateOf(field, rule.target !== null, problems),
      isChanged: JSON.stringify(ruleOf(inForce, field)) !== JSON.stringify(rule),
    };
  });

const stateOf = (field: string, isSent: boolean, problems: readonly MappingProblem[]): MappingRow['state'] => {
  const codes = problems
    .filter((problem) => problem.field === field && problem.severity === 'must')
    .map(({ code }) => code);
  if (codes.includes('data-field-missing') || codes.includes('limit-reached')) return 'missing';
  if (codes.includes('data-field-type')) return 'type-conflict';
  if (codes.length > 0) return 'unsettled';
  if (field === 'email') return 'identifier';
  if (!isSent) return 'not-sent';
  return problems.some(({ code }) => code === 'account-not-read') ? 'unknown' : 'fine';
};
