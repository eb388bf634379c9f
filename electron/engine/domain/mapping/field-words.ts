import { isStandard } from '../../../../shared/domain/fields.ts';
import { type CustomerRule, sourceName, type Telling } from '../../../../shared/domain/mapping-document.ts';

/** A field by its name as a sentence says it: "loyalty points" for `loyaltyPoints`. */
export const wordsOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** The same at the beginning of a sentence. */
export const wordsFirst = (field: string): string => upperFirst(wordsOf(field));

const upperFirst = (words: string): string => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;

/** A rule's field as a sentence says it. */
export const ruleWords = (rule: CustomerRule): string =>
  'source' in rule ? sourceName(rule.source) : isStandard(rule.field) ? wordsOf(rule.field) : rule.field;

/** The same at the beginning of a sentence; what the ERP calls a field stays as it is written there. */
export const ruleWordsFirst = (rule: CustomerRule): string =>
  'source' in rule ? sourceName(rule.source) : upperFirst(ruleWords(rule));

/** What a field tells of who somebody is, as a sentence says it. */
export const tellingWords: Readonly<Record<Telling, string>> = {
  company: 'company',
  identifier: 'membership or tax number',
};

/** What a rule's field tells of who somebody is, behind what is done to it; empty where it tells nothing. */
export const tellsText = (rule: CustomerRule): string => {
  const tells = 'source' in rule && rule.source.from === 'erp' ? rule.source.tells : null;
  return tells === null ? '' : `, tells the ${tellingWords[tells]}`;
};
