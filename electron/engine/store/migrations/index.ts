import type { Database } from 'better-sqlite3';
import { up as mirror } from './0001-mirror.ts';
import { up as ground } from './0002-ground.ts';
import { up as sales } from './0003-sales.ts';
import { up as desks } from './0004-desks.ts';
import { up as policies } from './0005-policies.ts';
import { up as imports } from './0006-imports.ts';
import { up as lists } from './0007-lists.ts';
import { up as campaigns } from './0008-campaigns.ts';
import { up as audiences } from './0009-audiences.ts';
import { up as costs } from './0010-costs.ts';
import { up as policySamples } from './0011-policy-samples.ts';
import { up as saleCases } from './0012-sale-cases.ts';
import { up as unreadWrites } from './0013-unread-writes.ts';
import { up as mapping } from './0014-mapping.ts';
import { up as postings } from './0015-postings.ts';
import { up as orderCurrencies } from './0016-order-currencies.ts';
import { up as causes } from './0017-causes.ts';
import { up as lessons } from './0018-lessons.ts';
import { up as impact } from './0019-impact.ts';
import { up as judged } from './0020-judged.ts';
import { up as rewards } from './0021-rewards.ts';
import { up as ownFields } from './0022-own-fields.ts';
import { up as identity } from './0023-identity.ts';
import { up as orderIndexes } from './0024-order-indexes.ts';
import { up as itemLinks } from './0025-item-links.ts';
import { up as identityOrders } from './0026-identity-orders.ts';
import { up as doubles } from './0027-doubles.ts';
import { up as itemIndex } from './0028-item-index.ts';
import { up as tellingFields } from './0029-telling-fields.ts';

export type Migration = { readonly number: number; readonly name: string; readonly up: (db: Database) => void };

/** In order; numbers only rise. The last number is the version that this program writes. */
export const migrations: readonly Migration[] = [
  { number: 1, name: 'mirror', up: mirror },
  { number: 2, name: 'ground', up: ground },
  { number: 3, name: 'sales', up: sales },
  { number: 4, name: 'desks', up: desks },
  { number: 5, name: 'policies', up: policies },
  { number: 6, name: 'imports', up: imports },
  { number: 7, name: 'lists', up: lists },
  { number: 8, name: 'campaigns', up: campaigns },
  { number: 9, name: 'audiences', up: audiences },
  { number: 10, name: 'costs', up: costs },
  { number: 11, name: 'policy-samples', up: policySamples },
  { number: 12, name: 'sale-cases', up: saleCases },
  { number: 13, name: 'unread-writes', up: unreadWrites },
  { number: 14, name: 'mapping', up: mapping },
  { number: 15, name: 'postings', up: postings },
  { number: 16, name: 'order-currencies', up: orderCurrencies },
  { number: 17, name: 'causes', up: causes },
  { number: 18, name: 'lessons', up: lessons },
  { number: 19, name: 'impact', up: impact },
  { number: 20, name: 'judged', up: judged },
  { number: 21, name: 'rewards', up: rewards },
  { number: 22, name: 'own-fields', up: ownFields },
  { number: 23, name: 'identity', up: identity },
  { number: 24, name: 'order-indexes', up: orderIndexes },
  { number: 25, name: 'item-links', up: itemLinks },
  { number: 26, name: 'identity-orders', up: identityOrders },
  { number: 27, name: 'doubles', up: doubles },
  { number: 28, name: 'item-index', up: itemIndex },
  { number: 29, name: 'telling-fields', up: tellingFields },
];

/** The version of the schema that this program knows. */
export const currentVersion = migrations.at(-1)?.number ?? 0;
