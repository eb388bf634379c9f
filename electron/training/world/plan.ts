import { type Role, roleCounts, roles, scaled, spreadIn } from '../faults/counts.ts';
import { createRandom, isChosen, shuffledIndexes } from './random.ts';
import type { Ground } from './types.ts';

/** A customer's part in the world: the role, and the place among those with the same role. */
export type Part = {
  readonly role: Role;
  readonly place: number;
  /** How many share the role. */
  readonly of: number;
  readonly ground: Ground;
};

export type Plan = { readonly partOf: (index: number) => Part };

const grounds = ['consent', 'soft-opt-in', 'opt-out', 'none'] as const satisfies readonly Ground[];

const fixedGround = ({ role }: { readonly role: Role }): Ground | null => {
  switch (role) {
    case 'opt-out-both':
    case 'opt-out-erp-only':
      return 'opt-out';
    case 'opt-out-dotdigital-only':
      return 'consent';
    case 'permission-missing-with-contact':
    case 'permission-missing-without-contact':
      return 'none';
    default:
      return null;
  }
};

const castRoles = (seed: number, customers: number) => {
  const counts = roleCounts(customers);
  const role = new Uint8Array(customers);
  const place = new Uint32Array(customers);
  const order = shuffledIndexes(customers, createRandom(seed, 'roles'));
  let next = 0;
  roles.forEach((name, code) => {
    for (let position = 0; position < counts[name]; position += 1) {
      const index = order[next] ?? 0;
      role[index] = code;
      place[index] = position;
      next += 1;
    }
  });
  return { counts, role, place };
};

/**
 * Casts every customer before the first one is invented, in a few bytes each, so that the counts are exact and records can
 * still be made one after the other.
 */
export const makePlan = (seed: number, customers: number): Plan => {
  const { counts, role, place } = castRoles(seed, customers);
  const roleOf = (index: number): Role => roles[role[index] ?? 0] ?? 'clean';
  const missing = counts['permission-missing-with-contact'] + counts['permission-missing-without-contact'];
  const noneElsewhere = Math.min(counts.clean, Math.max(0, scaled(spreadIn.groundNone, customers) - missing));
  const isFree = (index: number): boolean => fixedGround({ role: roleOf(index) }) === null && !isNone(index);
  const isNone = (index: number): boolean =>
    roleOf(index) === 'clean' && isChosen(place[index] ?? 0, counts.clean, noneElsewhere, 11);

  const ground = new Uint8Array(customers);
  let free = 0;
  for (let index = 0; index < customers; index += 1) if (isFree(index)) free += 1;
  const soft = Math.min(free, scaled(spreadIn.softOptIn, customers));
  let met = 0;
  for (let index = 0; index < customers; index += 1) {
    const drawn = isFree(index) ? (isChosen(met++, free, soft, 5) ? 'soft-opt-in' : 'consent') : 'none';
    ground[index] = grounds.indexOf(fixedGround({ role: roleOf(index) }) ?? drawn);
  }
  return {
    partOf: (index) => ({
      role: roleOf(index),
      place: place[index] ?? 0,
      of: counts[roleOf(index)],
      ground: grounds[ground[index] ?? 0] ?? 'none',
    }),
  };
};
