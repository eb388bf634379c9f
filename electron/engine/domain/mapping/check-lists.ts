import { isReservedList } from '../../../../shared/domain/campaign.ts';
import type { FieldName } from '../../../../shared/domain/fields.ts';
import type { CustomerRule, ListRule, MappingDocument } from '../../../../shared/domain/mapping-document.ts';
import { ruleOf } from '../../../../shared/domain/mapping-document.ts';
import type { MappingProblem } from '../../../../shared/domain/mapping-report.ts';
import { isReadByCountry } from '../normalise/canonical.ts';
import { canonicalText, tidy } from '../normalise/text.ts';
import { ruleWords, ruleWordsFirst } from './field-words.ts';
import { heldAs, readingOf } from './reading.ts';

/**
 * What has to be settled about the lists of a mapping. `known` are the account's lists by id, as they were last read; null
 * where they were never read.
 */
export const checkLists = (
  document: MappingDocument,
  known: ReadonlyMap<number, string> | null,
): readonly MappingProblem[] => {
  const { lists } = document;
  if (lists.length === 0) return [];
  return [
    ...(known === null ? [notRead] : []),
    ...lists.flatMap((rule, place): readonly MappingProblem[] => {
      if (lists.slice(0, place).some(({ listId }) => listId === rule.listId)) return [twice(rule)];
      if (known !== null && !known.has(rule.listId)) return [missing(rule)];
      const called = known?.get(rule.listId) ?? rule.name;
      if (isReservedList(called)) return [notWritable(rule, called)];
      return [...conditionProblem(rule, document), ...(called === rule.name ? [] : [renamed(rule, called)])];
    }),
  ];
};

const base = { severity: 'must', area: 'lists', field: null, dataField: null, remedies: [] } as const;

const notRead: MappingProblem = {
  ...base,
  code: 'lists-not-read',
  title: "The account's lists are not read yet",
  sentence: 'Run “Campaigns” once; it reads them. Then it can be told whether they exist.',
};

const twice = ({ name }: ListRule): MappingProblem => ({
  ...base,
  code: 'list-twice',
  field: name,
  title: `${name} has two rules`,
  sentence: 'One would put in whom the other takes out. Join their conditions, or drop one.',
});

const missing = ({ name }: ListRule): MappingProblem => ({
  ...base,
  code: 'list-missing',
  field: name,
  title: `${name} is not a list of the account`,
  sentence: 'It was not among the lists when they were last read. Create it in Dotdigital, or choose another.',
});

const notWritable = ({ name }: ListRule, called: string): MappingProblem => ({
  ...base,
  code: 'list-not-writable',
  field: name,
  title: `Nobody can be put into ${called}`,
  sentence: 'Dotdigital keeps this list for itself: who is in it cannot be changed from outside.',
});

const renamed = ({ name }: ListRule, called: string): MappingProblem => ({
  ...base,
  severity: 'note',
  code: 'list-renamed',
  field: name,
  title: `${name} is called ${called} in Dotdigital`,
  sentence:
    'The rule is about this list, whatever its name. To have it called so here, drop the rule and add the list again.',
});

const conditionProblem = ({ name, who }: ListRule, document: MappingDocument): readonly MappingProblem[] => {
  if (who.are === 'everyone') return [];
  const rule = ruleOf(document, who.field);
  const problem = (title: string, sentence: string): readonly MappingProblem[] => [
    { ...base, code: 'list-condition', field: name, title: `${name} ${title}`, sentence },
  ];
  if (!readingOf(document)[who.field].isCompared)
    return problem(
      'asks for a field that is not compared',
      `${ruleWordsFirst(rule)} is not sent to Dotdigital, so nobody could see why. Send it, or ask for another field.`,
    );
  if (who.oneOf.length === 0)
    return problem(
      'has an empty condition',
      `Name at least one value of ${ruleWords(rule)}; as it stands nobody would belong in the list.`,
    );
  const made = who.oneOf.flatMap((text) => madeFrom(rule, text, who.oneOf) ?? [])[0];
  if (made !== undefined)
    return problem(
      'asks for a value that only a look-up makes',
      `${ruleWordsFirst(rule)} is “${made.to}” only after the look-up, which makes it of “${made.from}”; the ERP's own value is asked for. Ask for that.`,
    );
  const unreadable = who.oneOf.find((text) => !isReadable(document, who.field, text));
  if (unreadable === undefined) return [];
  return problem(
    'asks for a value that cannot be read',
    `“${unreadable}” is not read as ${ruleWords(rule)}, so nobody could have it. Write it as it is read, or leave it out.`,
  );
};

/** A phone number and a postcode are read by the country of each record: of those nothing is said. The day is the latest. */
const isReadable = (document: MappingDocument, field: FieldName, text: string): boolean => {
  if (isReadByCountry(readingOf(document)[field].held)) return true;
  const read = heldAs(document, field, text, { country: null, today: '9999-12-31' });
  return read.ok && read.value !== null;
};

/** The value of the ERP of which look-ups make this one that is asked for; null where they take it, or where one such value is asked for too. */
const madeFrom = (
  { steps }: Pick<CustomerRule, 'steps'>,
  text: string,
  asked: readonly string[],
): { readonly from: string; readonly to: string } | null => {
  const tables = steps.flatMap((step) => (step.do === 'look-up' ? [step.table] : []));
  const wanted = canonicalText(tidy(text));
  if (tables.some((table) => table.some(({ from }) => canonicalText(tidy(from)) === wanted))) return null;
  const inputs = new Map<string, string>();
  for (const table of tables.toReversed()) {
    const leading = table.filter(({ to }) => [wanted, ...inputs.keys()].includes(canonicalText(tidy(to))));
    for (const { from } of leading) inputs.set(canonicalText(tidy(from)), from);
  }
  const [first] = [...inputs.values()].reverse();
  if (first === undefined || asked.some((other) => inputs.has(canonicalText(tidy(other))))) return null;
  return { from: first, to: text };
};
