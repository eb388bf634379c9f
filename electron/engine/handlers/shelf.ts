import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { ok } from '../../../shared/result.ts';
import { createNeverArrived } from '../flows/never-arrived.ts';
import type { HandlerDeps } from './handler-deps.ts';

type ShelfOperation = 'shelf.counts' | 'shelf.values' | 'shelf.page';

/** Customers who have not arrived in Dotdigital, why, and what they are worth. */
export const shelfHandlers = ({ stores }: HandlerDeps): Pick<Handlers<'engine'>, ShelfOperation> => {
  const shelf = createNeverArrived(stores);
  return {
    'shelf.counts': async () => ok(await shelf.counts()),
    'shelf.values': async () => ok({ reasons: await shelf.values() }),
    'shelf.page': async (request) => ok(await shelf.page(request)),
  };
};
