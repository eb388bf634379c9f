/** A send to come: the lists whose members it reaches, or everybody, and what of its targets nobody can tell. */
export type Send = {
  readonly campaign: number;
  readonly name: string;
  readonly sendAt: number;
  readonly lists: readonly number[];
  readonly everyone: boolean;
  readonly notTold: readonly string[];
  readonly namedBy: string | null;
  readonly namedAt: number | null;
};

type Target = { readonly id: number; readonly name: string; readonly kind: 'list' | 'segment' | null };
type Scheduled = {
  readonly id: number;
  readonly name: string;
  readonly scheduledAt: number | null;
  readonly targets: readonly Target[] | null;
  readonly named: { readonly targets: readonly Target[]; readonly by: string; readonly at: number } | null;
};

/** The list of the account that holds everybody has a reserved name (contract dotdigital 4 [C]); no contact names it. */
const isEverybody = ({ kind, name }: Target): boolean => kind === 'list' && name.toLowerCase() === 'all contacts';

/** The send of a scheduled campaign; null where nothing is to come of it any more. */
export const sendOf = ({ id, name, scheduledAt, targets, named }: Scheduled, now: number): Send | null => {
  if (scheduledAt === null || scheduledAt <= now) return null;
  const known = targets ?? named?.targets ?? [];
  const lists = known.filter((target) => target.kind === 'list' && !isEverybody(target));
  return {
    campaign: id,
    name,
    sendAt: scheduledAt,
    lists: lists.map((list) => list.id).sort((left, right) => left - right),
    everyone: known.some(isEverybody),
    notTold: known.filter(({ kind }) => kind !== 'list').map((target) => target.name),
    namedBy: targets === null ? (named?.by ?? null) : null,
    namedAt: targets === null ? (named?.at ?? null) : null,
  };
};

/** Whether two tell the same of whom they reach and when. */
export const reachesAlike = (left: Send, right: Send): boolean => reachOf(left) === reachOf(right);
const reachOf = ({ sendAt, lists, everyone }: Send): string => JSON.stringify([sendAt, lists, everyone]);

/** Whether two are told alike in every word. */
export const saysAlike = (left: Send, right: Send): boolean => saidOf(left) === saidOf(right);
const saidOf = ({ campaign, name, sendAt, lists, everyone, notTold, namedBy, namedAt }: Send): string =>
  JSON.stringify([campaign, name, sendAt, lists, everyone, notTold, namedBy, namedAt]);
