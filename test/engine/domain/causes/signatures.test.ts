import { expect, test } from 'vitest';
import { signaturesOf, writtenAtOf } from '../../../../electron/engine/domain/causes/signatures.ts';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { firstVersion } from '../../../../shared/domain/mapping-document.ts';
import { evidenceWith, today } from '../resolve/people.ts';

const standing = (name: string, gap: 'add' | 'take-out' | null) =>
  ({ id: 7, name, who: { are: 'everyone' }, value: null, belongs: true, membership: 'none', gap }) as const;
const gaps: Evidence = {
  ...evidenceWith('list-gap', []),
  lists: [standing('VIP', 'add'), standing('News', null), standing('Old', 'take-out')],
};

test('whoever is missing in the same list, or too much in it, can be one cause; a list that fits is none', () => {
  expect(signaturesOf(gaps, { mapping: firstVersion, today, missingFields: new Map() })).toEqual([
    { kind: 'list-gap', mechanism: 'list-lacks', field: null, detail: 'VIP' },
    { kind: 'list-gap', mechanism: 'list-holds-others', field: null, detail: 'Old' },
  ]);
});

test('when somebody joined a list is in no record, so that no wave is made of the last change of the contact', () => {
  expect(writtenAtOf(gaps)).toBeNull();
  expect(writtenAtOf(evidenceWith('field-drift', ['city']))).toBe(2);
});
