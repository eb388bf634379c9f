import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultSwitches } from '../../electron/training/dotdigital/switches.ts';
import { corpus } from './corpus.ts';
import { type Account, openAccount } from './run.ts';

const exchanges = Object.values(corpus).flatMap((sequences) => sequences.flatMap((sequence) => sequence.exchanges));

test('the corpus holds at least 120 exchanges', () => {
  expect(exchanges.length).toBeGreaterThanOrEqual(120);
});

test('every exchange names its source, and where that is silent, what decides', () => {
  for (const { name, source, assumes, silent } of exchanges) {
    expect(source, name).toMatch(/^((\d+(\.\d+)?|A\d|B|C) \[[CSVI]\](, |$))+$/);
    if (/\[I\]/.test(source)) expect(assumes ?? silent, name).toBeDefined();
    for (const one of typeof assumes === 'string' ? [assumes] : (assumes ?? []))
      expect(defaultSwitches).toHaveProperty(one);
  }
});

test('every switch decides some exchange', () => {
  const decisive = new Set<string>(exchanges.flatMap(({ assumes }) => assumes ?? []));
  expect(Object.keys(defaultSwitches).filter((name) => !decisive.has(name))).toEqual([]);
});

describe.each(Object.entries(corpus))('%s', (_, sequences) => {
  describe.each(sequences.map((sequence) => [sequence.name, sequence] as const))('%s', (_name, sequence) => {
    let account: Account;
    beforeAll(async () => {
      account = await openAccount(sequence);
    });
    afterAll(() => account.close());
    test.each(sequence.exchanges.map((exchange) => [exchange.name, exchange] as const))(
      '%s',
      async (_title, exchange) => {
        expect((await account.exchange(exchange)).join('\n')).toBe('');
      },
    );
  });
});
