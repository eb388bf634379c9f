import { expect, test } from 'vitest';
import { kindReference } from '../../../renderer/text/kind-reference.ts';
import { policyText } from '../../../renderer/text/policy-text.ts';
import { type MismatchKind, mismatchKinds, ownerOf } from '../../../shared/domain/mismatch.ts';
import { writePolicies } from '../../../shared/domain/policy.ts';

const textsOf = (kind: MismatchKind): readonly string[] => {
  const { wrong, found, risk, fixes, never } = kindReference[kind];
  return [wrong, found, risk, ...fixes, never];
};

test.each(mismatchKinds)(
  '%s is told in whole sentences: what, how found, what for, by whom, what can be done',
  (kind) => {
    for (const text of textsOf(kind)) {
      expect(text).toMatch(/^[A-Z]/);
      expect(text).toMatch(/[.?]$/);
    }
    expect(kindReference[kind].fixes.length).toBeGreaterThan(0);
    expect(ownerOf[kind]).toBeDefined();
  },
);

test('no two kinds are told with the same words, and none is told with the words of programmers', () => {
  const wrongs = mismatchKinds.map((kind) => kindReference[kind].wrong);
  expect(new Set(wrongs).size).toBe(mismatchKinds.length);
  for (const text of mismatchKinds.flatMap(textsOf))
    expect(text).not.toMatch(/\b(null|payload|mirror|hash|upsert|API|HTTP|JSON|outbox|detect\w*)\b/);
});

test('a policy is named as it is named where it is switched on', () => {
  const names = new Set<string>(writePolicies.map((policy) => policyText.name(policy)));
  const named = mismatchKinds.flatMap(textsOf).flatMap((text) => text.match(/“[^”]+”/g) ?? []);
  expect(named.length).toBeGreaterThan(5);
  for (const name of named) expect(names).toContain(name.slice(1, -1));
});
