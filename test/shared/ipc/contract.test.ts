import { expect, test } from 'vitest';
import { contract, isOperationName } from '../../../shared/ipc/contract.ts';
import { appOperations } from '../../../shared/ipc/operations/app.ts';
import { mismatchOperations } from '../../../shared/ipc/operations/mismatch.ts';
import { syncOperations } from '../../../shared/ipc/operations/sync.ts';
import { workspaceOperations } from '../../../shared/ipc/operations/workspace.ts';

test('every name is an area and a verb, and every operation says what it does in a sentence', () => {
  for (const [name, operation] of Object.entries(contract)) {
    expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*$/);
    expect(operation.summary).toMatch(/^[A-Z].*\.$/);
    expect(['query', 'command']).toContain(operation.kind);
    expect(['main', 'engine']).toContain(operation.process);
  }
});

test('no name is taken twice', () => {
  const parts = [appOperations, mismatchOperations, syncOperations, workspaceOperations];
  const names = parts.flatMap((part) => Object.keys(part));
  expect(new Set(names).size).toBe(names.length);
  expect(names.sort()).toEqual(Object.keys(contract).sort());
});

test('no input takes what it does not know', () => {
  for (const [name, operation] of Object.entries(contract)) {
    const parsed = operation.input.safeParse({ notOfTheContract: 1 });
    expect([name, parsed.success]).toEqual([name, false]);
  }
});

test('only own names are names', () => {
  for (const name of Object.keys(contract)) expect(isOperationName(name)).toBe(true);
  for (const name of ['__proto__', 'constructor', 'hasOwnProperty', '', 'run', null, 3])
    expect(isOperationName(name)).toBe(false);
});
