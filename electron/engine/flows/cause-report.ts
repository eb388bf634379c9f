import type { CauseCounts, CauseExample, CauseRow } from '../../../shared/domain/cause.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import { fieldNameSchema, valueIn } from '../../../shared/domain/fields.ts';
import type { Mapping } from '../../../shared/domain/mapping-document.ts';
import { ownerOf } from '../../../shared/domain/mismatch.ts';
import { readingOf, sentForm, sentText } from '../domain/mapping/reading.ts';
import type { CauseCase, StoredCause } from '../store/cause-stores.ts';
import type { Stores } from '../store/stores.ts';
import { type FlowDeps, todayOf } from './flow-deps.ts';
import { evidenceOf } from './load-pair.ts';

/** A cause as it is listed, counted at this moment. */
export const causeRowOf = ({ causes }: Stores, cause: StoredCause): CauseRow => {
  const { id, signature, foundAt, since, wave, settledAt } = cause;
  return {
    id,
    signature,
    owner: ownerOf[signature.kind],
    counts: countsOf(causes.counts(id)),
    foundAt,
    since,
    wave,
    settledAt,
  };
};

const countsOf = (counts: ReturnType<Stores['causes']['counts']>): CauseCounts => {
  const sum = (isWanted: (one: (typeof counts)[number]) => boolean): number =>
    counts.reduce((total, one) => total + (isWanted(one) ? one.count : 0), 0);
  return {
    together: sum(({ status, isApart }) => status === 'open' && !isApart),
    apart: sum(({ status, isApart }) => status === 'open' && isApart),
    underWay: sum(({ status }) => status === 'decided' || status === 'awaiting-second'),
    aside: sum(({ status }) => status === 'ignored' || status === 'deferred'),
    closed: sum(({ status }) => status === 'resolved' || status === 'cleared'),
  };
};

/** A case of a cause in the field that the cause is about; `draft` is the mapping that would end it. */
export const exampleOf = (
  { stores, clock }: FlowDeps,
  { signature }: StoredCause,
  { caseId, apart }: Pick<CauseCase, 'caseId' | 'apart'>,
  draft: Mapping | null,
): CauseExample | null => {
  const mismatch = stores.mismatches.get(caseId);
  if (mismatch === null) return null;
  const { label, reference } = mismatch.row;
  const today = todayOf(clock);
  const evidence = evidenceOf(stores, mismatch, today);
  const told = toldOf(evidence, signature.field, today, { inForce: stores.mappings.inForce(), draft });
  return { id: caseId, label, reference, apart, ...told };
};

type Told = Pick<CauseExample, 'erp' | 'read' | 'dotdigital' | 'expected'>;
type Mappings = { readonly inForce: Mapping; readonly draft: Mapping | null };

const nothing: Told = { erp: null, read: null, dotdigital: null, expected: null };

const toldOf = (evidence: Evidence, name: string | null, today: string, { inForce, draft }: Mappings): Told => {
  if (name === null) return nothing;
  const { item, order, customer, contact } = evidence;
  if (item !== undefined) return sameOf(textOf(item.product?.values, name), textOf(item.record?.values, name));
  if (order !== undefined) return sameOf(textOf(order.order?.values, name), textOf(order.record?.values, name));
  const field = fieldNameSchema.safeParse(name).data;
  if (field === undefined || customer === null) return nothing;
  const readUnder = ({ document }: Mapping): string | null => {
    const reading = readingOf(document)[field];
    const sent = sentText(reading, customer.values);
    return sent.ok ? sentForm(reading, sent.value, { country: customer.values.country, today }) : null;
  };
  const read = readUnder(inForce);
  return {
    erp: valueIn(customer.values, field),
    read,
    dotdigital: contact === null ? null : valueIn(contact.values, field),
    expected: draft === null ? read : readUnder(draft),
  };
};

const sameOf = (erp: string | null, dotdigital: string | null): Told => ({ erp, read: erp, dotdigital, expected: erp });

const textOf = (values: object | undefined, field: string): string | null => {
  const value: unknown = values === undefined ? null : Reflect.get(values, field);
  return typeof value === 'string' ? value : null;
};
