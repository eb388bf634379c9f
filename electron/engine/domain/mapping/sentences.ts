import type { ListRule, MappingDocument } from '../../../../shared/domain/mapping-document.ts';
import { orderStatuses, ruleOf } from '../../../../shared/domain/mapping-document.ts';
import type { RuleSentence } from '../../../../shared/domain/mapping-report.ts';
import { ruleWords } from './field-words.ts';

type Part = RuleSentence['parts'][number];
const plain = (text: string): Part => ({ text, isChoice: false });
const choice = (text: string): Part => ({ text, isChoice: true });

const sentenceOf = (parts: readonly Part[]): RuleSentence => ({ text: parts.map(({ text }) => text).join(''), parts });

/** "a, b and c", each of them a choice. */
const listed = (texts: readonly string[]): readonly Part[] =>
  texts.flatMap((text, place) => {
    const before = place === 0 ? [] : [plain(place === texts.length - 1 ? ' and ' : ', ')];
    return [...before, choice(text)];
  });

/** Who is sent. */
export const eligibilitySentence = ({ eligibility, permission }: MappingDocument): RuleSentence => {
  const { active, person, notTest, exceptPriceGroups, exceptHomeStores } = eligibility;
  const conditions = [
    ...(person ? ['is a person'] : []),
    ...(active ? ['is active'] : []),
    ...(notTest ? ['is not a test'] : []),
    'has a valid email',
    permission.softOptIn ? 'may be mailed' : 'has given consent',
    'has not opted out',
    ...(exceptPriceGroups.length === 0 ? [] : [`is not in price group ${exceptPriceGroups.join(' or ')}`]),
    ...(exceptHomeStores.length === 0 ? [] : [`does not belong to store ${exceptHomeStores.join(' or ')}`]),
  ];
  return sentenceOf([plain('Send a customer who '), ...listed(conditions), plain('.')]);
};

/** Which orders belong in Dotdigital. */
export const orderScopeSentence = ({ orderScope }: MappingDocument): RuleSentence => {
  const { channels, statuses, from } = orderScope;
  if (channels.length === 0 || statuses.length === 0)
    return sentenceOf([plain('Send '), choice('no orders'), plain('.')]);
  const isEvery = orderStatuses.every((status) => statuses.includes(status));
  return sentenceOf([
    plain('Send an order that came through '),
    ...listed(channels),
    plain(isEvery ? ', ' : ', is '),
    ...(isEvery ? [choice('in every state but draft')] : listed(statuses)),
    ...(from === null ? [] : [plain(', was placed on or after '), choice(from)]),
    plain(', and whose buyer Dotdigital knows.'),
  ]);
};

/** On which ground a person may be mailed. */
export const permissionSentence = ({ permission }: MappingDocument): RuleSentence =>
  sentenceOf([
    plain('A person may be mailed on '),
    ...listed(
      permission.softOptIn ? ['recorded consent', 'a soft opt-in by their own purchase'] : ['recorded consent'],
    ),
    plain(permission.softOptIn ? '.' : ' alone; a soft opt-in does not count.'),
  ]);

/** Who belongs in one list, and what becomes of the others, if there can be any. */
export const listSentence = ({ name, who, takesOut }: ListRule, document: MappingDocument): RuleSentence =>
  sentenceOf([
    ...(who.are === 'everyone'
      ? [choice('Every customer'), plain(' who is sent')]
      : [
          plain('A customer who is sent and whose '),
          choice(ruleWords(ruleOf(document, who.field))),
          plain(' is '),
          choice(who.oneOf.length === 0 ? 'not chosen yet' : alternatives(who.oneOf)),
        ]),
    plain(' belongs in '),
    choice(name),
    plain('.'),
    ...(who.are === 'everyone'
      ? []
      : [
          plain(' '),
          choice(takesOut ? 'Other customers who are sent and are in it leave it' : 'Nobody is taken out of it'),
          plain('.'),
        ]),
  ]);

/** "a, b or c". */
const alternatives = (texts: readonly string[]): string =>
  texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} or ${texts.at(-1) ?? ''}`;
