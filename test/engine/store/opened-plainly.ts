import { createLogger } from '../../../electron/engine/runtime/logger.ts';
import { openStores } from '../../../electron/engine/store/open.ts';
import type { Stores } from '../../../electron/engine/store/stores.ts';
import type { Result } from '../../../shared/result.ts';

/** The instant at which the tests of this folder begin. */
export const NOW = Date.UTC(2026, 10, 25, 9);

/** Opens the workspace in a folder as the engine does. Free of the test runner, for programs that tests start. */
export const openIn = (folder: string, readOnly = false): Result<Stores> =>
  openStores({
    folder,
    readOnly,
    ids: { uuid: () => 'uuid', sortable: (at) => String(at) },
    now: () => NOW,
    log: createLogger(
      () => NOW,
      () => undefined,
    ),
  });
