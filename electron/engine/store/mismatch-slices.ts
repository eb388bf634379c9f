import type { Database, Statement } from 'better-sqlite3';
import { mismatchKinds, mismatchStatuses, ownerOf, severities } from '../../../shared/domain/mismatch.ts';
import type { MismatchSort } from '../../../shared/domain/saved-view.ts';
import type { MismatchFilter } from '../../../shared/ipc/operations/mismatch.ts';
import type { PageCursor } from './mismatch-cursor.ts';
import { waitsForReview } from './mismatch-row.ts';

/** One slice of the list that an index holds in order: a status, and where a facet is set a kind and severity. */
export type Bucket = { readonly status: number; readonly kind: number | null; readonly severity: number | null };

export type Asked = {
  readonly filter: MismatchFilter;
  readonly sort: MismatchSort;
  readonly after: PageCursor | null;
  readonly limit: number;
  readonly operator: string;
};

type Where = { readonly conditions: string[]; readonly values: unknown[] };

/** A case is among those that a send touches. */
export const touchedBy = `EXISTS (SELECT 1 FROM case_send c WHERE c.campaign = ? AND c.status = mismatch.status
  AND c.kind = mismatch.kind AND c.severity = mismatch.severity AND c.worth = mismatch.worth
  AND c.detected_at = mismatch.detected_at AND c.mismatch = mismatch.id)`;

/** The places of the first rows of a slice behind a place: read from an index, whose rows are fetched only where they are shown. */
export const createSlices = (db: Database): ((bucket: Bucket, asked: Asked) => readonly PageCursor[]) => {
  const prepared = new Map<string, Statement<unknown[], PageCursor>>();
  const run = (sql: string, values: readonly unknown[]): readonly PageCursor[] => {
    const known = prepared.get(sql) ?? db.prepare<unknown[], PageCursor>(sql);
    prepared.set(sql, known);
    return known.all(...values);
  };
  return (bucket, asked) => {
    const { sort, after, filter, limit } = asked;
    // A slice of a higher severity has been shown whole.
    const isShown = after !== null && bucket.severity !== null && bucket.severity < after.severity;
    if (isShown && (sort === 'severity' || (sort === 'impact' && filter.campaign !== undefined))) return [];
    if (sort === 'impact' && filter.campaign !== undefined) {
      const { conditions, values } = ofSend(bucket, asked, filter.campaign);
      return run(
        `SELECT 0 AS sendAt, 0 AS campaign, severity, worth, detected_at AS detectedAt, '' AS label, mismatch AS id
         FROM case_send s WHERE ${conditions.join(' AND ')} ORDER BY worth, detected_at, mismatch LIMIT ?`,
        [...values, limit],
      );
    }
    const { conditions, values } = ofCases(bucket, asked);
    return run(
      `SELECT ${placeOf[sort]} FROM mismatch WHERE ${conditions.join(' AND ')} ORDER BY ${orderOf(sort, bucket)} LIMIT ?`,
      [...values, limit],
    );
  };
};

/** What an order goes by; the rest is not in its index and is left out. */
const placeOf: Readonly<Record<MismatchSort, string>> = {
  impact: "send_at AS sendAt, campaign, severity, worth, detected_at AS detectedAt, '' AS label, id",
  severity: "0 AS sendAt, 0 AS campaign, severity, 0 AS worth, detected_at AS detectedAt, '' AS label, id",
  newest: "0 AS sendAt, 0 AS campaign, 0 AS severity, 0 AS worth, detected_at AS detectedAt, '' AS label, id",
  name: '0 AS sendAt, 0 AS campaign, 0 AS severity, 0 AS worth, 0 AS detectedAt, label, id',
};

const orderOf = (sort: MismatchSort, { severity }: Bucket): string => {
  if (sort === 'name') return 'label, id';
  if (sort === 'impact')
    return severity === null
      ? 'send_at, campaign, severity, worth, detected_at, id'
      : 'send_at, campaign, worth, detected_at, id';
  return sort === 'severity' && severity === null ? 'severity, detected_at DESC, id DESC' : 'detected_at DESC, id DESC';
};

const narrowed = ({ status, kind, severity }: Bucket, { since }: MismatchFilter): Where => {
  const where: Where = { conditions: ['status = ?'], values: [status] };
  const narrow = (condition: string, value: number | null): void => {
    if (value === null) return;
    where.conditions.push(condition);
    where.values.push(value);
  };
  narrow('kind = ?', kind);
  narrow('severity = ?', severity);
  narrow('detected_at >= ?', since);
  return where;
};

const ofCases = (bucket: Bucket, { filter, sort, after, operator }: Asked): Where => {
  const where = narrowed(bucket, filter);
  pushAssigned(where, filter, operator);
  if (filter.campaign !== undefined) {
    where.conditions.push(touchedBy);
    where.values.push(filter.campaign);
  }
  if (after !== null) pushAfter(where, sort, after, bucket);
  return where;
};

const ofSend = (bucket: Bucket, { filter, after, operator }: Asked, campaign: number): Where => {
  const where = narrowed(bucket, filter);
  where.conditions.unshift('s.campaign = ?');
  where.values.unshift(campaign);
  if (filter.assigned !== 'anyone') {
    const of: Where = { conditions: ['mismatch.id = s.mismatch'], values: [] };
    pushAssigned(of, filter, operator);
    where.conditions.push(`EXISTS (SELECT 1 FROM mismatch WHERE ${of.conditions.join(' AND ')})`);
    where.values.push(...of.values);
  }
  if (after !== null && bucket.severity === after.severity) {
    where.conditions.push('(worth, detected_at, mismatch) > (?, ?, ?)');
    where.values.push(after.worth, after.detectedAt, after.id);
  }
  return where;
};

const pushAssigned = ({ conditions, values }: Where, { assigned }: MismatchFilter, operator: string): void => {
  if (assigned === 'nobody') conditions.push('assignee IS NULL');
  if (assigned === 'review') conditions.push(waitsForReview);
  if (assigned !== 'me') return;
  conditions.push('assignee = ?');
  values.push(operator);
};

/** Narrows to what comes after the cursor. A slice of another severity is taken whole or not at all. */
const pushAfter = ({ conditions, values }: Where, sort: MismatchSort, after: PageCursor, bucket: Bucket): void => {
  const later = '(detected_at < ? OR (detected_at = ? AND id < ?))';
  const place = [after.detectedAt, after.detectedAt, after.id];
  const push = (condition: string, ...more: unknown[]): void => {
    conditions.push(condition);
    values.push(...more);
  };
  if (sort === 'name') push('(label, id) > (?, ?)', after.label, after.id);
  else if (sort === 'impact') pushAfterImpact(push, after, bucket);
  else if (sort === 'newest') push(`detected_at <= ? AND ${later}`, after.detectedAt, ...place);
  else if (bucket.severity === null)
    push(`severity >= ? AND (severity > ? OR ${later})`, after.severity, after.severity, ...place);
  else if (bucket.severity === after.severity) push(`detected_at <= ? AND ${later}`, after.detectedAt, ...place);
};

type Push = (condition: string, ...values: unknown[]) => void;

const pushAfterImpact = (push: Push, after: PageCursor, { severity }: Bucket): void => {
  const send = [after.sendAt, after.campaign];
  const rest = [after.worth, after.detectedAt, after.id];
  if (severity === null)
    push(
      '(send_at, campaign, severity, worth, detected_at, id) > (?, ?, ?, ?, ?, ?)',
      ...send,
      after.severity,
      ...rest,
    );
  else if (severity < after.severity) push('(send_at, campaign) > (?, ?)', ...send);
  else if (severity > after.severity) push('(send_at, campaign) >= (?, ?)', ...send);
  else push('(send_at, campaign, worth, detected_at, id) > (?, ?, ?, ?, ?)', ...send, ...rest);
};

export const kindsOf = ({ kinds, owners }: MismatchFilter): readonly number[] | null => {
  if (kinds.length === 0 && owners.length === 0) return null;
  return mismatchKinds.flatMap((kind, index) =>
    (kinds.length === 0 || kinds.includes(kind)) && (owners.length === 0 || owners.includes(ownerOf[kind]))
      ? [index]
      : [],
  );
};

export const severitiesOf = ({ severities: wanted }: MismatchFilter): readonly number[] | null =>
  wanted.length === 0 ? null : [...new Set(wanted)].map((severity) => severities.indexOf(severity));

/** The slices that a filter and an order read. */
export const bucketsOf = (filter: MismatchFilter, sort: MismatchSort): readonly Bucket[] => {
  const statuses = [...new Set(filter.statuses)].map((status) => mismatchStatuses.indexOf(status));
  const kinds = kindsOf(filter);
  const levels = severitiesOf(filter);
  const isWhole = sort !== 'severity' && !(sort === 'impact' && filter.campaign !== undefined);
  if (kinds === null && levels === null && isWhole)
    return statuses.map((status) => ({ status, kind: null, severity: null }));
  const every = levels ?? severities.map((_, index) => index);
  // Each severity stands in its own index in this order: the kinds need not be read one by one.
  if (kinds === null && sort === 'severity')
    return statuses.flatMap((status) => every.map((severity) => ({ status, kind: null, severity })));
  const slices = every.flatMap((severity) =>
    (kinds ?? mismatchKinds.map((_, index) => index)).map((kind) => ({ kind, severity })),
  );
  return statuses.flatMap((status) => slices.map((part) => ({ status, ...part })));
};
