/** What a customer is in the training world. Everyone is exactly one of these, so no one carries two faults. The first share what is left. */
export const roles = [
  'clean',
  // Right behind the clean ones: whoever has one of the others is the same as without these.
  'double-customer-first',
  'double-customer-second',
  'double-contact',
  'list-lacks',
  'list-extra',
  'duplicate-with-contact',
  'duplicate-without-contact',
  'duplicate-contact',
  'inactive',
  'test',
  'company',
  'no-email',
  'opt-out-both',
  'opt-out-erp-only',
  'opt-out-dotdigital-only',
  'customer-missing',
  'field-drift',
  'malformed-email',
  'malformed-phone',
  'malformed-birthDate',
  'malformed-postcode',
  'malformed-loyaltyPoints',
  'permission-missing-with-contact',
  'permission-missing-without-contact',
] as const;

export type Role = (typeof roles)[number];

/** How many of each there are among 5,000 customers; the rest is clean. */
const inFiveThousand: Readonly<Record<Exclude<Role, 'clean'>, number>> = {
  // Of a pair, too; each has a contact.
  'double-customer-first': 8,
  'double-customer-second': 8,
  'double-contact': 6,
  'list-lacks': 7,
  'list-extra': 5,
  // The two halves of a pair: as many of one as of the other.
  'duplicate-with-contact': 30,
  'duplicate-without-contact': 30,
  'duplicate-contact': 24,
  inactive: 150,
  test: 25,
  company: 200,
  'no-email': 75,
  'opt-out-both': 240,
  'opt-out-erp-only': 60,
  'opt-out-dotdigital-only': 40,
  'customer-missing': 140,
  'field-drift': 260,
  'malformed-email': 46,
  'malformed-phone': 28,
  'malformed-birthDate': 18,
  'malformed-postcode': 16,
  'malformed-loyaltyPoints': 10,
  'permission-missing-with-contact': 50,
  'permission-missing-without-contact': 34,
};

/** From this size on, a world has at least one of each role. */
const SMALLEST_FULL_WORLD = 40;

/** A count given for 5,000 customers, scaled to this many. */
export const scaled = (countInFiveThousand: number, customers: number): number => {
  const count = Math.round((countInFiveThousand * customers) / 5_000);
  return customers >= SMALLEST_FULL_WORLD ? Math.max(1, count) : count;
};

/** How many customers have each role; together all of them. */
export const roleCounts = (customers: number): Readonly<Record<Role, number>> => {
  const counts: Record<Role, number> = { clean: 0, ...inFiveThousand };
  let left = customers;
  for (const role of roles) {
    if (role !== 'clean') counts[role] = scaled(counts[role], customers);
    left -= counts[role];
  }
  return { ...counts, clean: left };
};

/** Counts of what lies across the roles, per 5,000 customers. */
export const spreadIn = {
  softOptIn: 1_350,
  groundNone: 250,
  writingNoise: 400,
  prospects: 300,
  orphans: 20,
  ownFieldDrift: 48,
} as const;
