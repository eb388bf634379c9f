import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contract, isOperationName } from '../../../shared/ipc/contract.ts';

test('every name is an area and a verb, and every operation says what it does in a sentence', () => {
  for (const [name, operation] of Object.entries(contract)) {
    expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*$/);
    expect(operation.summary).toMatch(/^[A-Z].*\.$/);
    expect(['query', 'command']).toContain(operation.kind);
    expect(['main', 'engine']).toContain(operation.process);
  }
});

const folder = new URL('../../../shared/ipc/operations/', import.meta.url);

/** The names that each file of the folder exports in its `…Operations`. */
const namesByFile = async (): Promise<readonly (readonly string[])[]> => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  const modules = await Promise.all(files.map((file) => import(new URL(file, folder).pathname)));
  return modules.map((exported: Readonly<Record<string, object>>) =>
    Object.entries(exported).flatMap(([name, part]) => (name.endsWith('Operations') ? Object.keys(part) : [])),
  );
};

test('every file of the folder adds names to the contract, and no name is taken twice', async () => {
  const parts = await namesByFile();
  expect(parts.length).toBeGreaterThan(5);
  for (const part of parts) expect(part).not.toEqual([]);
  const names = parts.flat();
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
