import { expect, test } from 'vitest';
import {
  belongingText,
  listImpactText,
  listNotes,
  listsText,
  membershipText,
} from '../../../renderer/text/list-text.ts';
import { stepTexts } from '../../../renderer/text/record-text.ts';
import { contactOf, duplicateContacts, listGap } from '../../doubles/record-details.ts';

const list = (name: string, status = 'subscribed', id = 1) => ({ id, name, status });

test('the lists of a contact are told with what keeps it from being mailed through one', () => {
  expect(listsText(contactOf(41))).toBe('not read yet');
  expect(listsText(contactOf(41, { lists: [] }))).toBe('none');
  expect(listsText(contactOf(41, { lists: [list('News'), list('Sale', 'suppressed', 2)] }))).toBe(
    'News, Sale (suppressed)',
  );
});

const base = duplicateContacts();
const detail = {
  ...base,
  evidence: {
    ...base.evidence,
    contact: contactOf(41, { lists: [list('Press')] }),
    otherContacts: [contactOf(42, { lists: [list('News'), list('Sale', 'suppressed', 2)] })],
  },
};
const lines = [
  { thing: 'list', before: null, after: 'News' },
  { thing: 'list', before: 'News', after: null },
] as const;

test('each step names who enters and who leaves, and the result is told beforehand', () => {
  const keep = { choices: detail.keep?.choices ?? [], stays: '41' };
  expect(stepTexts(detail, lines, keep)).toEqual([
    expect.stringMatching(/^Contact 41 .*: put into the list News$/),
    expect.stringMatching(/^Contact 42 .*: taken out of the list News$/),
  ]);
  const [result, left, undo] = listNotes(detail, lines, '41');
  expect(result).toMatch(/^Contact 41 is in Press and News afterwards/);
  expect(left).toMatch(/^Contact 42 stays as it is in Sale/);
  expect(undo).toMatch(/as long as the person has not opted out/);
  const out = [{ thing: 'subscription', before: 'subscribed', after: 'unsubscribed' } as const];
  expect(listNotes(detail, out, '41')[0]).toMatch(/through no list/);
  expect(listNotes(base, lines, '41')).toEqual([]);
});

test('the steps of lists that do not fit name the contact, the one that is joined first', () => {
  const gap = listGap();
  expect(stepTexts(gap, gap.lines, { choices: [], stays: null })).toEqual([
    expect.stringMatching(/^Contact 41 .*: put into the list VIP$/),
    expect.stringMatching(/^Contact 41 .*: taken out of the list Silver$/),
  ]);
});

test('what cannot be read belongs nowhere, what is empty is said to be, and a state that nobody knows is told as it is', () => {
  const [vip] = listGap().evidence.lists ?? [];
  if (vip === undefined) throw new Error('no list');
  expect(belongingText({ ...vip, belongs: null, value: '31/12/1984' })).toBe(
    'cannot be told: loyalty tier is 31/12/1984',
  );
  expect(belongingText({ ...vip, belongs: false, value: ' ' })).toBe('does not belong in it: loyalty tier is empty');
  expect(membershipText({ ...vip, membership: 'archived' })).toBe('is in it, archived');
});

test('who waits to be let into a list is not told to be in it', () => {
  const [vip] = listGap().evidence.lists ?? [];
  if (vip === undefined) throw new Error('no list');
  expect(membershipText({ ...vip, membership: 'pending' })).toBe('waits to be let in');
});

test('what lists put at risk is told with who says so', () => {
  const at = null;
  const told = (code: 'left-out-of-sends' | 'gets-sends-of-others') =>
    listImpactText({ code, lists: ['News', 'VIP'], source: 'contact-read', at }, 'contacts as last read');
  expect(told('left-out-of-sends')).toEqual({
    sentence: 'What is sent to News and VIP does not reach this person.',
    source: 'contacts as last read',
  });
  expect(told('gets-sends-of-others').sentence).toMatch(/reaches this person/);
  expect(
    listImpactText({ code: 'joining-may-start', lists: ['News'], source: 'dotdigital-rule' }, 'unused').source,
  ).toBe("Dotdigital's programs");
});
