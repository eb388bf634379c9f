import { expect, test } from 'vitest';
import { answerText, prettyBody, proofText } from '../../../renderer/text/proof-text.ts';
import { changeDetailOf, changeRowOf } from '../../doubles/change-answers.ts';

const proof = (...detail: Parameters<typeof changeDetailOf>): string => proofText(changeDetailOf(...detail), 'Harbour');

test('a proof says who, when, why, what, what was sent, what came back, and the hashes', () => {
  const text = proof(changeRowOf(48_107));
  for (const part of [
    'Change entry 48,107 in Harbour',
    'Person 48107 (contact, Dotdigital)',
    'Ada',
    'Wed 18 Nov 2026, 14:01:00 UTC (2026-11-18T14:01:00.000Z)',
    'ERP masters tier and address; mismatch 48,107',
    'Verified, read back at 2026-11-18T14:01:02.000Z',
    'Loyalty tier: Silver -> Gold',
    'What was sent\n  PATCH /contacts/v3/contactId/30650118?merge-option=overwrite',
    'Write, 2026-11-18T14:01:00.204Z: 200 · accepted',
    `own      ${'b07e'.repeat(16)}`,
  ]) {
    expect(text).toContain(part);
  }
});

test('what was not sent or not read back is not said to have been', () => {
  const text = proof(changeRowOf(1, { state: 'stale', verifiedAt: null, sentence: 'It had changed.' }), {
    attempts: [],
    reason: null,
  });
  expect(text).toContain('What would be sent');
  expect(text).toContain('nothing was sent');
  expect(text).toContain('It had changed.');
  expect(text).not.toContain('read back at');
});

test('a link that does not agree is told, and a forgotten person is not', () => {
  const detail = changeDetailOf(changeRowOf(1, { label: '', operation: '', sentence: 'Imogen was refused.' }));
  const text = proofText({ ...detail, chain: detail.chain.map((link) => ({ ...link, agrees: false })) }, 'Harbour');
  expect(text).toContain('DOES NOT AGREE');
  expect(text).toContain('Forgotten person');
  expect(text).not.toMatch(/Gold|Imogen/);
});

test('a call without an answer is told as such', () => {
  const call = { purpose: 'write', startedAt: 1, endedAt: null, outcome: null, status: null } as const;
  expect(answerText(call)).toBe('no answer yet');
  expect(answerText({ ...call, endedAt: 2 })).toBe('no answer');
  expect(answerText({ ...call, endedAt: 2, outcome: 'timeout' })).toBe('timeout');
});

test('a body that is JSON is broken into lines, any other stays', () => {
  expect(prettyBody('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(prettyBody('a=1')).toBe('a=1');
});
