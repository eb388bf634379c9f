import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { ContactImport, DotdigitalConnector } from '../../../electron/engine/connectors/connector.ts';
import { applyEntry } from '../../../electron/engine/flows/apply.ts';
import { approve } from '../../../electron/engine/flows/decide.ts';
import { detect } from '../../../electron/engine/flows/detect.ts';
import { detectKeys } from '../../../electron/engine/flows/detect-keys.ts';
import { type RemoteDeps, todayOf } from '../../../electron/engine/flows/flow-deps.ts';
import { identify } from '../../../electron/engine/flows/identify.ts';
import { evidenceHashOf, evidenceOf } from '../../../electron/engine/flows/load-pair.ts';
import { contactStream, customerStream } from '../../../electron/engine/flows/streams.ts';
import { verifyEntry } from '../../../electron/engine/flows/verify.ts';
import { randomIds } from '../../../electron/engine/runtime/ids.ts';
import { createLogger } from '../../../electron/engine/runtime/logger.ts';
import { openStores, workspaceFile } from '../../../electron/engine/store/open.ts';
import type { ChangeSet } from '../../../shared/domain/change.ts';
import { type Contact, contactSchema } from '../../../shared/domain/contact.ts';
import { type Customer, customerRecordSchema } from '../../../shared/domain/customer.ts';
import { type Failure, failure } from '../../../shared/errors.ts';
import { mismatchFilterSchema } from '../../../shared/ipc/operations/mismatch.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { temporaryFolder } from '../store/opened.ts';
import { NOW } from '../store/opened-plainly.ts';

export const never = new AbortController().signal;

/** A customer of the ERP, sound unless told otherwise. */
export const customerOf = (number: string, change: Record<string, unknown> = {}): Customer =>
  customerRecordSchema.parse({
    number,
    kind: 'person',
    active: true,
    email: `${number.toLowerCase()}@shop.test`,
    firstName: `First ${number}`,
    lastName: 'Hart',
    country: 'GB',
    permission: { ground: 'consent', at: '2026-01-02T03:04:05Z', text: 'Yes, mail me' },
    ...change,
  });

/** A contact that agrees with the customer of this number, unless told otherwise. */
export const contactOf = (
  contactId: number,
  number: string | null,
  change: Partial<Contact> = {},
  dataFields: Contact['dataFields'] = {},
): Contact =>
  contactSchema.parse({
    contactId,
    status: 'subscribed',
    createdAt: 1,
    updatedAt: 2,
    email: `${(number ?? `x${contactId}`).toLowerCase()}@shop.test`,
    mobileNumber: null,
    emailStatus: 'subscribed',
    optInType: 'Single',
    lists: [],
    consentRecords: [{ text: 'Yes', dateTimeConsented: '2026-01-02T03:04:05Z' }],
    dataFields: { ERP_ID: number, FIRSTNAME: `First ${number}`, LASTNAME: 'Hart', COUNTRY: 'GB', ...dataFields },
    ...change,
  });

/** Real stores over two remote systems that are maps; what is written is noted, and done as `carryOut` says. */
export const startRig = () => {
  const erp = new Map<string, Customer>();
  const account = new Map<number, Contact>();
  const writes: ChangeSet[] = [];
  const remote: {
    onRead: () => void;
    readFails: Failure | null;
    carryOut: (changeSet: ChangeSet) => void;
    startImport: DotdigitalConnector['startContactImport'];
    readImport: (importId: string) => Promise<Result<ContactImport>>;
  } = {
    onRead: () => undefined,
    readFails: null,
    carryOut: () => undefined,
    startImport: async () => err(failure('not-found', 'not part of this')),
    readImport: async () => err(failure('not-found', 'not part of this')),
  };
  const folder = temporaryFolder();
  let now = NOW;
  let runId = 0;
  const silent = createLogger(
    () => now,
    () => undefined,
  );
  const opened = openStores({ folder, readOnly: false, ids: randomIds(), now: () => now, log: silent });
  if (!opened.ok) throw new Error(opened.error.sentence);
  onTestFinished(opened.value.close);
  const versioned = (id: string, value: Customer) => ({
    id,
    version: JSON.stringify(value),
    modifiedAt: now,
    value,
  });
  const pageOf = <T>(records: readonly T[]) => {
    const rest = { removed: [], unusable: [], next: null, watermark: null, calls: 1 };
    return { records, ...rest };
  };
  const unused = async () => err(failure('not-found', 'not part of this'));
  const read = async <T>(find: () => T) => {
    remote.onRead();
    return remote.readFails === null ? ok(find()) : err(remote.readFails);
  };
  const write = async (changeSet: ChangeSet) => {
    writes.push(changeSet);
    remote.carryOut(changeSet);
    return ok({ status: 200, remoteId: null, version: null, receivedAt: now });
  };
  const deps: RemoteDeps = {
    stores: opened.value,
    clock: { now: () => now, wallNow: () => now, wait: () => new Promise((resolve) => setImmediate(resolve)) },
    ids: randomIds(),
    log: silent,
    operator: 'anna',
    emit: () => undefined,
    connectors: {
      erp: {
        probe: unused,
        readCustomers: () => read(() => pageOf([...erp].map(([id, value]) => versioned(id, value)))),
        readRecords: unused,
        readOrder: unused,
        readPeriods: unused,
        readCustomer: (id) =>
          read(() => {
            const found = erp.get(id);
            return found === undefined ? null : versioned(id, found);
          }),
        write: (changeSet) => write(changeSet),
        preview: () => [],
      },
      dotdigital: {
        probe: unused,
        readContacts: () => read(() => pageOf([...account.values()])),
        readContact: (reference) =>
          read(() =>
            reference.by === 'contactId'
              ? (account.get(reference.value) ?? null)
              : ([...account.values()].find(({ email }) => email === reference.value) ?? null),
          ),
        readDataFields: unused,
        readOptOuts: unused,
        write: (changeSet) => write(changeSet),
        startContactImport: (rows, signal) => remote.startImport(rows, signal),
        previewImport: () => ({ system: 'dotdigital', method: 'PUT', path: '', body: null }),
        readContactImport: (importId) => remote.readImport(importId),
        preview: () => [],
        insight: {
          collections: unused,
          schema: unused,
          read: unused,
          readRecord: unused,
          startImport: unused,
          importReport: unused,
        },
        campaigns: { readLists: unused, readSegments: unused, readCampaigns: unused, readTargets: unused },
      },
    },
  };
  const none = (): void => undefined;
  /** Takes both sides into the mirror as a read would. */
  const take = (): void => {
    const { stores } = deps;
    runId += 1;
    stores.atomically(() => {
      customerStream(deps, runId).apply(
        [...erp].map(([id, value]) => versioned(id, value)),
        [],
      );
      contactStream(deps, runId).apply([...account.values()], []);
      for (const side of ['erp', 'dotdigital'] as const) stores.mirror.removeUnseen(side, runId, 1_000);
      while (stores.mirror.rekeyContacts(100) > 0);
    });
  };
  /** Reads both sides, and compares everything. */
  const sync = async (): Promise<void> => {
    take();
    const uncounted = { add: none, set: none, save: none, tell: none };
    const done = await detect(deps, { runId, full: true, signal: never, ...uncounted });
    if (!done.ok) throw new Error(done.error.sentence);
  };
  /** Reads both sides, and compares only what changed: `detect` itself passes over a small world in full. */
  const increment = async (): Promise<void> => {
    take();
    await identify(deps, false, never);
    const { mirror, atomically } = deps.stores;
    while (mirror.dirtyCount() > 0) atomically(() => detectKeys(deps, mirror.dirtyKeys(2), runId));
  };
  const cases = () =>
    deps.stores.mismatches.page({
      filter: mismatchFilterSchema.parse({ statuses: ['open', 'decided', 'resolved', 'ignored'] }),
      sort: 'newest',
      cursor: null,
      limit: 200,
    }).rows;
  return {
    deps,
    stores: deps.stores,
    erp,
    account,
    writes,
    remote,
    take,
    sync,
    increment,
    file: workspaceFile(folder),
    cases,
    /** Approves the open case of a kind as it is shown; answers its entries. */
    approve: (kind: string, keep: string | null = null) => {
      const { stores } = deps;
      const id = cases().find((row) => row.kind === kind && row.status === 'open')?.id ?? -1;
      const mismatch = stores.mismatches.get(id);
      if (mismatch === null) throw new Error(`no open ${kind}`);
      const evidenceHash = evidenceHashOf(stores, evidenceOf(stores, mismatch, todayOf(deps.clock)));
      const done = approve(deps, { id, evidenceHash, edits: {}, keep, key: randomUUID() });
      if (!done.ok) throw new Error(done.error.sentence);
      return { id, entries: stores.outbox.ofDecision(done.value.decisionId) };
    },
    /** Works on everything that is due, once. */
    send: async () => {
      for (const entry of deps.stores.outbox.due(['pending', 'unconfirmed', 'accepted'], now, 50))
        await (entry.state === 'pending' ? applyEntry(deps, entry, never) : verifyEntry(deps, entry, never));
    },
    stateOf: (id: string | undefined) => deps.stores.outbox.get(id ?? '')?.state,
    pass: (ms: number) => {
      now += ms;
    },
  };
};

export type Rig = ReturnType<typeof startRig>;
