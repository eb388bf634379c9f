import type { Written } from '../server/http.ts';
import type { Route } from '../server/routes.ts';
import type { StateFile } from '../server/state-file.ts';
import type { WriteLog } from '../server/write-log.ts';
import { createAccountCalls } from './account-info.ts';
import { createBulkDeletes } from './bulk-delete.ts';
import { createContactReads } from './contact-reads.ts';
import { type Account, createContactWrites } from './contact-writes.ts';
import { createCustomIdentifierCalls } from './custom-identifiers.ts';
import { createDataFieldCalls } from './data-fields.ts';
import { createImportPlaces } from './import-places.ts';
import { createImports } from './imports.ts';
import { createInsight } from './insight.ts';
import type { CallName } from './switches.ts';
import { createV2Routes } from './v2-routes.ts';

export type DotdigitalRoute = Route<{ readonly name: CallName }>;

type Parts = {
  readonly file: StateFile;
  readonly account: Account;
  readonly log: WriteLog;
  /** The account's own address, once it is known. */
  readonly base: () => string;
  readonly callsInLastHour: () => number;
};

const accountRoutes = ({ file, account, base, callsInLastHour }: Parts): readonly DotdigitalRoute[] => {
  const info = createAccountCalls(account.clock, account.switches, base, callsInLastHour);
  const fields = createDataFieldCalls(file, account);
  const custom = createCustomIdentifierCalls(account.identifiers, account.switches, account.clock);
  const identifiers = '/configuration/v3/customIdentifiers';
  return [
    { name: 'accountInfo', method: 'GET', pattern: '/v2/account-info', handle: info.info },
    { name: 'serverTime', method: 'GET', pattern: '/v2/server-time', handle: info.serverTime },
    { name: 'dataFieldsList', method: 'GET', pattern: '/v2/data-fields', handle: fields.list },
    { name: 'dataFieldCreate', method: 'POST', pattern: '/v2/data-fields', handle: fields.create },
    { name: 'dataFieldDelete', method: 'DELETE', pattern: '/v2/data-fields/:name', handle: fields.drop },
    { name: 'customIdentifiersList', method: 'GET', pattern: identifiers, handle: custom.list },
    { name: 'customIdentifierCreate', method: 'POST', pattern: identifiers, handle: custom.create },
    { name: 'customIdentifierDelete', method: 'DELETE', pattern: `${identifiers}/:name`, handle: custom.drop },
  ];
};

type Jobs = {
  readonly imports: ReturnType<typeof createImports>;
  readonly deletes: ReturnType<typeof createBulkDeletes>;
};

const contactRoutes = ({ account, base }: Parts, { imports, deletes }: Jobs): readonly DotdigitalRoute[] => {
  const reads = createContactReads(account, base);
  const writes = createContactWrites(account);
  const one = '/contacts/v3/:identifier/:value';
  return [
    { name: 'contactsCount', method: 'GET', pattern: '/v2/contacts/count', handle: reads.count },
    { name: 'contactsList', method: 'GET', pattern: '/contacts/v3', handle: reads.list },
    { name: 'contactCreate', method: 'POST', pattern: '/contacts/v3', handle: writes.create },
    { name: 'importStart', method: 'PUT', pattern: '/contacts/v3/import', handle: imports.start },
    { name: 'importStatus', method: 'GET', pattern: '/contacts/v3/import/:importId', handle: imports.status },
    { name: 'bulkDeleteStart', method: 'POST', pattern: '/contacts/v3/delete', handle: deletes.start },
    { name: 'bulkDeleteStatus', method: 'GET', pattern: '/contacts/v3/delete/:deleteId', handle: deletes.status },
    { name: 'contactGet', method: 'GET', pattern: one, handle: reads.one },
    { name: 'contactPatch', method: 'PATCH', pattern: one, handle: writes.patch },
    { name: 'contactReplace', method: 'PUT', pattern: one, handle: writes.replace },
    { name: 'contactDelete', method: 'DELETE', pattern: one, handle: writes.remove },
  ];
};

/** Every call of the account, what is due before each of them, and what a trainer can do and count. */
export const createRoutes = (parts: Parts) => {
  const { file, account, log, base } = parts;
  const noteLater = (method: string, path: string, written: readonly Written[]): void =>
    log.noteLater(method, path, written, account.clock());
  const places = createImportPlaces(file, account.switches);
  const imports = createImports(file, account, places, (written) => noteLater('PUT', '/contacts/v3/import', written));
  const deletes = createBulkDeletes(file, account, (written) => noteLater('POST', '/contacts/v3/delete', written));
  const v2 = createV2Routes(file, account, places, noteLater);
  const insight = createInsight(file, account, base, noteLater);
  return {
    routes: [...accountRoutes(parts), ...contactRoutes(parts, { imports, deletes }), ...insight.routes, ...v2.routes],
    settleDue: (): void => {
      imports.settleDue();
      deletes.settleDue();
      v2.settleDue();
      insight.settleDue();
    },
    actions: { imports: imports.plan, 'insight-imports': insight.plan, ...v2.actions },
    counts: () => ({ ...insight.counts(), ...v2.counts() }),
    editInsight: insight.edit,
  };
};
