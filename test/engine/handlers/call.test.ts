import { expect, test } from 'vitest';
import { callHandlers } from '../../../electron/engine/handlers/call.ts';
import type { HandlerDeps } from '../../../electron/engine/handlers/handler-deps.ts';
import type { NotedCall } from '../../../electron/engine/runtime/call-history.ts';
import { NOW, standingClock } from '../connectors/http/server-of-a-test.ts';
import { openedIn, temporaryFolder } from '../store/opened.ts';

const minute = Math.floor(NOW / 60_000) * 60_000;
const window = { limit: 35, remaining: 3, resetAt: NOW + 9_000, own: 30, others: 2 };
const fine: NotedCall = {
  system: 'dotdigital',
  scope: 'low',
  at: NOW,
  ms: 5,
  status: 200,
  cause: null,
  limited: false,
  others: 2,
  window,
};

test('the calls are shown by system and scope, with the limit where it was told', async () => {
  const stores = openedIn(temporaryFolder());
  stores.callHistory.note(fine);
  stores.callHistory.note({ ...fine, at: NOW - 3_600_000 });
  stores.callHistory.note({ ...fine, system: 'erp', scope: 'erp', status: 503, others: 0, window: null });
  const deps = { stores, clock: standingClock().clock } as unknown as HandlerDeps;
  const counted = { at: minute, calls: 1, limited: 0, failed: 0, others: 2 };
  const told = await callHandlers(deps)['call.budget']({ since: minute });
  expect(told).toEqual({
    ok: true,
    value: {
      now: NOW,
      scopes: [
        {
          system: 'erp',
          scope: 'erp',
          limit: null,
          remaining: null,
          resetAt: null,
          own: 0,
          others: 0,
          minutes: [{ ...counted, failed: 1, others: 0 }],
        },
        { system: 'dotdigital', scope: 'low', ...window, minutes: [counted] },
      ],
    },
  });
});
