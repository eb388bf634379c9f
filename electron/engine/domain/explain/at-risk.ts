import type { CaseEntity } from '../../../../shared/domain/case-entity.ts';
import type { Worth } from '../../../../shared/domain/impact.ts';
import type { Impact } from '../../../../shared/domain/reason.ts';

/** What is known of the people, the money and the time of a case, and when it was read (epoch ms). */
export type Risk = {
  readonly entity: CaseEntity;
  /** Null until it was worked out. */
  readonly worth: Worth | null;
  /** The sends that touch it, soonest first. */
  readonly touching: readonly { readonly name: string; readonly sendAt: number; readonly namedBy: string | null }[];
  /** How many sends are to come, and of how many nobody can tell whom they reach. */
  readonly sends: number;
  readonly notTold: number;
  readonly campaignsReadAt: number | null;
  readonly ordersReadAt: number | null;
};

/** The people, the money and the time that a case puts at risk, each with its source. */
export const riskImpacts = (risk: Risk): readonly Impact[] => {
  const { worth } = risk;
  if (worth === null) return [{ code: 'risk-not-known-yet', source: 'concord-rule' }];
  return [...sendImpact(risk), ...worthImpact(risk, worth)];
};

const sendImpact = ({ entity, touching, sends, notTold, campaignsReadAt: at }: Risk): readonly Impact[] => {
  const [next] = touching;
  if (entity === 'account' || entity === 'link') return [];
  if (entity !== 'customer') return [{ code: 'send-not-told', about: entity, source: 'dotdigital-rule' }];
  if (next === undefined) return [{ code: 'no-send-known', sends, notTold, source: 'campaigns-read', at }];
  const { name, sendAt, namedBy } = next;
  return [
    { code: 'next-send', campaign: name, sendAt, namedBy, more: touching.length - 1, source: 'campaigns-read', at },
  ];
};

const worthImpact = ({ entity, ordersReadAt: at }: Risk, { amount, currency, ...rest }: Worth): readonly Impact[] => {
  if (entity === 'account' || entity === 'link') return [];
  if (amount === null || currency === null)
    return [{ code: 'no-settled-figure', about: entity, since: rest.since, source: 'erp-settled', at }];
  return [{ code: 'worth', about: entity, amount, currency, ...rest, source: 'erp-settled', at }];
};
