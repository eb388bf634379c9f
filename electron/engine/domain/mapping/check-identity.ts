import {
  type ExtraRule,
  type MappingDocument,
  sourceName,
  tellingIn,
} from '../../../../shared/domain/mapping-document.ts';
import type { MappingProblem } from '../../../../shared/domain/mapping-report.ts';
import { tellingWords } from './field-words.ts';

/** What has to be settled about the added fields that tell who somebody is. */
export const checkIdentity = (document: MappingDocument): readonly MappingProblem[] => {
  const telling = tellingIn(document);
  return telling.flatMap(({ rule, tells }, place): readonly MappingProblem[] => {
    const name = sourceName(rule.source);
    const twin = telling.slice(0, place).find((one) => one.tells === tells);
    if (twin !== undefined)
      return [
        {
          ...about(rule),
          code: 'identity-twice',
          title: `Two fields tell the ${tellingWords[tells]}`,
          sentence: `${sourceName(twin.rule.source)} and ${name} cannot both say who somebody is; choose one.`,
        },
      ];
    if (isText(rule)) return rule.target === null ? [{ ...about(rule), ...notSent(name, tellingWords[tells]) }] : [];
    const sentence =
      'Only text that goes to a data field of text is compared as such; a number, a day, and yes or no are not.';
    return [
      { ...about(rule), code: 'identity-unfit', title: `${name} cannot tell the ${tellingWords[tells]}`, sentence },
    ];
  });
};

const isText = ({ source, target }: ExtraRule): boolean =>
  source.from === 'erp' && source.type === 'text' && (target === null || target.type === 'String');

const about = ({ field, target }: ExtraRule) =>
  ({ severity: 'must', area: 'customers', field, dataField: target?.name ?? null, remedies: [] }) as const;

const notSent = (name: string, words: string) =>
  ({
    code: 'identity-unfit',
    severity: 'note',
    title: `${name} tells nothing of who somebody is yet`,
    sentence: `It goes nowhere, so that Dotdigital holds no ${words} to compare it with.`,
  }) as const;
