import { expect, test } from 'vitest';
import { parseArguments } from '../../../electron/engine/headless/arguments.ts';

test('an operation, its input and the options are read', () => {
  const parsed = parseArguments([
    'mismatch.page',
    '{"limit":10}',
    '--data',
    'here',
    '--training',
    '--customers',
    '200',
    '--products',
    '40',
    '--orders',
    '0',
    '--seed',
    '7',
  ]);
  expect(parsed).toEqual({
    ok: true,
    value: {
      help: false,
      operation: 'mismatch.page',
      input: '{"limit":10}',
      data: 'here',
      training: true,
      customers: 200,
      products: 40,
      orders: 0,
      seed: 7,
      wait: true,
      secretsFrom: null,
      workspace: null,
    },
  });
});

test('what is left out has its default', () => {
  const parsed = parseArguments(['workspace.get', '--no-wait']);
  expect(parsed).toMatchObject({
    ok: true,
    value: {
      input: '{}',
      data: null,
      training: false,
      customers: null,
      products: null,
      orders: null,
      seed: null,
      wait: false,
    },
  });
});

test.each([
  [['a', 'b', 'c'], /one operation/],
  [['a', '--customers', 'many'], /whole numbers/],
  [['a', '--orders', '-1'], /whole numbers|ambiguous/],
  [['a', '--secret', 'x'], /secret/],
])('%j is refused with a sentence', (args, sentence) => {
  const parsed = parseArguments(args);
  expect(parsed.ok).toBe(false);
  if (!parsed.ok) expect(parsed.error).toMatch(sentence);
});

test.each([
  ['--secrets-from-stdin', 'secrets'],
  ['--passphrase-from-stdin', 'passphrase'],
])('%s asks for standard input, for a workspace that is named', (option, secretsFrom) => {
  expect(parseArguments(['run.page', '--workspace', 'north-2', option])).toMatchObject({
    ok: true,
    value: { secretsFrom, workspace: 'north-2' },
  });
});

test.each([
  [['--secrets-from-stdin'], /--workspace/],
  [['--passphrase-from-stdin'], /--workspace/],
  [['--workspace', 'a', '--secrets-from-stdin', '--passphrase-from-stdin'], /either/],
  [['--workspace', 'a', '--secrets-from-stdin', '--training'], /own secrets/],
  [['--workspace', '../a'], /small letters/],
  [['--workspace', 'A'], /small letters/],
  [['--passphrase-from-stdin=hunter22'], /./],
  [['--passphrase', 'hunter22'], /./],
])('%j does not fit', (args, sentence) => {
  expect(parseArguments(['run.page', ...args])).toEqual({ ok: false, error: expect.stringMatching(sentence) });
});
