import type { ReportBug } from '../../shared/ipc/dispatch.ts';
import type { Ids } from './runtime/ids.ts';
import type { Logger } from './runtime/logger.ts';
import { codeOf, expectedStoreFailure } from './runtime/store-failure.ts';

/** What the engine's operations answer when something was thrown: the store's own trouble by name, else an incident. */
export const createReportThrown =
  ({ ids, log }: { readonly ids: Ids; readonly log: Logger }): ReportBug =>
  (error, operation) => {
    const expected = expectedStoreFailure(error);
    if (expected !== null) {
      log.error('the workspace file could not be used', { operation, code: codeOf(error) });
      return expected;
    }
    const incident = ids.uuid().slice(0, 8);
    log.error('operation broke', {
      operation,
      incident,
      error: error instanceof Error ? (error.stack ?? error.message) : 'unknown',
    });
    return incident;
  };
