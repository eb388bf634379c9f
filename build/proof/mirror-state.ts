import { caseEntity } from '../../electron/engine/store/case-stores.ts';
import { mismatchStatuses } from '../../shared/domain/mismatch.ts';
import { type Content, contentOf } from '../chaos/sync/content.ts';

/** Tables that say how both systems are and how they stand to each other; the rest tells how that was found out. */
const isState = (table: string): boolean =>
  /^(erp|dd)_/.test(table) ||
  ['sale_link', 'campaign_target', 'data_field', 'mirror_count', 'dirty', 'rekey'].includes(table);

/** What an open case says, whenever it opened and whatever it went through before; what the link suffered is no state of either system. */
const openCases = (rows: readonly string[]): readonly string[] =>
  rows
    .map((row) => JSON.parse(row) as Readonly<Record<string, unknown>>)
    .filter(({ status, entity }) => status === mismatchStatuses.indexOf('open') && entity !== caseEntity.link)
    .map(({ entity, kind, severity, match_key, field_mask, label, email, reference }) =>
      JSON.stringify({ entity, kind, severity, match_key, field_mask, label, email, reference }),
    )
    .sort();

/** What a workspace knows of both systems: every replica, and the open cases. */
export const mirrorStateOf = (file: string): Content => {
  const content = contentOf(file);
  return new Map([
    ...[...content].filter(([table]) => isState(table)),
    ['open cases', openCases(content.get('mismatch') ?? [])] as const,
  ]);
};
