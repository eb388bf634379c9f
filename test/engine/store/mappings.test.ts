import { expect, test } from 'vitest';
import { firstMapping } from '../../../shared/domain/mapping-document.ts';
import { mappingWith } from '../flows/mapped-worlds.ts';
import { inMemory } from './opened.ts';

const other = mappingWith({ city: { target: { name: 'TOWN', type: 'String' } } });

test('a workspace that never changed its mapping stands under the program’s own', () => {
  const { mappings } = inMemory();
  expect(mappings.inForce()).toEqual({ version: 1, document: firstMapping });
  expect(mappings.versions(10)).toEqual([{ version: 1, since: 0, until: null, by: null, changes: 0 }]);
  expect(mappings.find(2)).toBeNull();
});

test('a version is in force until the next, and each can be read', () => {
  const { mappings, atomically } = inMemory();
  expect(atomically(() => mappings.put(other, 1, 100, 'anna'))).toBe(2);
  expect(mappings.inForce()).toEqual({ version: 2, document: other });
  expect(atomically(() => mappings.put(firstMapping, 1, 200, 'ben'))).toBe(3);
  expect(mappings.inForce()).toEqual({ version: 3, document: firstMapping });
  expect(mappings.find(2)?.document).toEqual(other);
  expect(mappings.versions(10)).toEqual([
    { version: 3, since: 200, until: null, by: 'ben', changes: 1 },
    { version: 2, since: 100, until: 200, by: 'anna', changes: 1 },
    { version: 1, since: 0, until: 100, by: null, changes: 0 },
  ]);
  expect(mappings.versions(1).map(({ version }) => version)).toEqual([3]);
});

test('what a transaction took back is not in force', () => {
  const { mappings, atomically } = inMemory();
  const broken = (): void =>
    atomically(() => {
      mappings.put(other, 1, 100, 'anna');
      expect(mappings.inForce().version).toBe(2);
      throw new Error('taken back');
    });
  expect(broken).toThrow('taken back');
  expect(mappings.inForce().version).toBe(1);
  const third = mappingWith({ title: { target: null } });
  atomically(() => mappings.put(third, 1, 200, 'anna'));
  expect(mappings.inForce()).toEqual({ version: 2, document: third });
});

test('there is one draft, and it is thrown away', () => {
  const { mappings } = inMemory();
  expect(mappings.draft()).toBeNull();
  mappings.setDraft({ document: firstMapping, by: 'anna', changedAt: 1 });
  mappings.setDraft({ document: other, by: 'ben', changedAt: 2 });
  expect(mappings.draft()).toEqual({ document: other, by: 'ben', changedAt: 2 });
  mappings.discardDraft();
  expect(mappings.draft()).toBeNull();
});
