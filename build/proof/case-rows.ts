import type { MismatchKind, MismatchRow, MismatchStatus } from '../../shared/domain/mismatch.ts';
import { must } from '../chaos/ask.ts';
import type { EngineLife } from '../chaos/engine-process.ts';

/** All rows of the list in one status, of these kinds or of all. */
export const caseRows = async (
  life: EngineLife,
  status: MismatchStatus,
  kinds: readonly MismatchKind[] = [],
): Promise<readonly MismatchRow[]> => {
  const rows: MismatchRow[] = [];
  for (let cursor: string | null = null; ; ) {
    const page: { readonly rows: readonly MismatchRow[]; readonly nextCursor: string | null } = await must(
      life.ask,
      'mismatch.page',
      { filter: { statuses: [status], kinds }, sort: 'newest', cursor, limit: 200 },
    );
    rows.push(...page.rows);
    if (page.nextCursor === null) return rows;
    cursor = page.nextCursor;
  }
};
