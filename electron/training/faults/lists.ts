import type { ListRule } from '../../../shared/domain/mapping-document.ts';
import type { Person } from '../world/one-person.ts';
import type { Random } from '../world/random.ts';
import type { Role } from './counts.ts';

const tiers = ['Gold', 'Platinum'] as const;

/** A list that rests on the ERP: who it says is of one of the two upper tiers. A mapping with this rule finds what was planted. */
export const tierRule: ListRule = {
  listId: 4_107,
  name: 'Gold and Platinum',
  who: { are: 'those-with', field: 'loyaltyTier', oneOf: [...tiers] },
  takesOut: true,
};

/** Who took part in the prize draw; the contacts who signed up once more are all in it. */
export const drawList = { id: 4_108, name: 'Prize draw 2026' } as const;

const isUpper = (tier: string | null): boolean => tiers.some((one) => one === tier);

/** The person with the tier and the points that the fault in the list needs; everybody else as they are. */
export const withTierFor = (role: Role, { country, values }: Person, random: Random): Person => {
  if (role !== 'list-lacks' && role !== 'list-extra') return { country, values };
  const [loyaltyTier, from] = role === 'list-extra' ? (['Silver', 500] as const) : (['Gold', 2_000] as const);
  return { country, values: { ...values, loyaltyTier, loyaltyPoints: String(from + random.below(1_400)) } };
};

/** The lists that rest on the ERP and that a customer's contact is in: as the tier says, unless that is the fault. */
export const tierListsOf = (role: Role, tier: string | null): readonly number[] =>
  (isUpper(tier) && role !== 'list-lacks') || role === 'list-extra' ? [tierRule.listId] : [];
