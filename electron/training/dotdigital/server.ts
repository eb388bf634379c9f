import { skewable } from '../clock.ts';
import { isSameSecret } from '../server/admin.ts';
import { type Answer, type Call, type Handler, headerOf, type Written } from '../server/http.ts';
import { matchRoute, type Route } from '../server/routes.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../server/simulator.ts';
import { atOnce, type StateFile } from '../server/state-file.ts';
import { createWriteLog, type WriteLog } from '../server/write-log.ts';
import { keepWorld } from '../world/kept-world.ts';
import { createAccountCalls } from './account-info.ts';
import { createBulkDeletes } from './bulk-delete.ts';
import { createCampaignStore } from './campaigns-store.ts';
import { createContactAnswer } from './contact-answer.ts';
import { createContactReads } from './contact-reads.ts';
import { type Account, createContactWrites } from './contact-writes.ts';
import { createCustomIdentifierStore } from './custom-identifier-store.ts';
import { createCustomIdentifierCalls } from './custom-identifiers.ts';
import { createDataFieldCalls, createFieldStore } from './data-fields.ts';
import { createContactEdit } from './edit.ts';
import { createImportPlaces } from './import-places.ts';
import { createImports } from './imports.ts';
import { createInsight } from './insight.ts';
import { createListStore } from './lists-store.ts';
import { createPreferenceStore } from './preferences-store.ts';
import { createRateLimiter, type RateLimiter } from './rate-limit.ts';
import { forbidden, refusal, refusalV2, unauthorised } from './refusals.ts';
import { rekeyAddresses } from './rekey.ts';
import { createSegmentStore } from './segments-store.ts';
import { openAccount, resetAccount } from './state.ts';
import { createContactStore } from './stored-contact.ts';
import { createSwitchboard } from './switchboard.ts';
import type { CallName, Switches } from './switches.ts';
import { createV2Routes } from './v2-routes.ts';

export type DotdigitalOptions = SimulatorOptions & { readonly switches?: Partial<Switches> };

type DotdigitalRoute = Route<{ readonly name: CallName }>;

const IDENTIFIERS = '/configuration/v3/customIdentifiers';
const MAX_BODY_BYTES = 50 * 1_048_576;

const isV2 = ({ segments }: Call): boolean => segments[0] === 'v2';

/** What v3 says of a request that it cannot serve, in the name of the service that was asked. */
const badRequestOf = ({ segments }: Call): string =>
  segments[0] === 'insightData' ? 'insightData:badRequest' : 'contacts:badRequest';

const createAccount = (file: StateFile, switches: Switches, clock: Account['clock'], seed: number): Account => {
  const fields = createFieldStore(file);
  const dates = () => new Set(fields.all().flatMap(({ name, type }) => (type === 'Date' ? [name] : [])));
  const lists = createListStore(file);
  const preferences = createPreferenceStore(file);
  return {
    contacts: createContactStore(file, switches),
    identifiers: createCustomIdentifierStore(file),
    fields,
    lists,
    segments: createSegmentStore(file, switches),
    campaigns: createCampaignStore(file),
    preferences,
    switches,
    clock,
    seed,
    answerOf: createContactAnswer(switches, { lists, preferences, dateFields: dates }),
  };
};

const createRoutes = (file: StateFile, account: Account, log: WriteLog, base: () => string, calls: () => number) => {
  const info = createAccountCalls(account.clock, account.switches, base, calls);
  const reads = createContactReads(account, base);
  const writes = createContactWrites(account);
  const fields = createDataFieldCalls(file, account.fields);
  const noteLater = (method: string, path: string, written: readonly Written[]): void =>
    log.noteLater(method, path, written, account.clock());
  const places = createImportPlaces(file, account.switches);
  const imports = createImports(file, account, places, (written) => noteLater('PUT', '/contacts/v3/import', written));
  const custom = createCustomIdentifierCalls(account.identifiers, account.switches, account.clock);
  const deletes = createBulkDeletes(file, account, (written) => noteLater('POST', '/contacts/v3/delete', written));
  const v2 = createV2Routes(file, account, places, noteLater);
  const insight = createInsight(file, account, base, noteLater);
  const routes: readonly DotdigitalRoute[] = [
    { name: 'accountInfo', method: 'GET', pattern: '/v2/account-info', handle: info.info },
    { name: 'serverTime', method: 'GET', pattern: '/v2/server-time', handle: info.serverTime },
    { name: 'contactsCount', method: 'GET', pattern: '/v2/contacts/count', handle: reads.count },
    { name: 'dataFieldsList', method: 'GET', pattern: '/v2/data-fields', handle: fields.list },
    { name: 'dataFieldCreate', method: 'POST', pattern: '/v2/data-fields', handle: fields.create },
    { name: 'dataFieldDelete', method: 'DELETE', pattern: '/v2/data-fields/:name', handle: fields.drop },
    { name: 'contactsList', method: 'GET', pattern: '/contacts/v3', handle: reads.list },
    { name: 'contactCreate', method: 'POST', pattern: '/contacts/v3', handle: writes.create },
    { name: 'importStart', method: 'PUT', pattern: '/contacts/v3/import', handle: imports.start },
    { name: 'importStatus', method: 'GET', pattern: '/contacts/v3/import/:importId', handle: imports.status },
    { name: 'bulkDeleteStart', method: 'POST', pattern: '/contacts/v3/delete', handle: deletes.start },
    { name: 'bulkDeleteStatus', method: 'GET', pattern: '/contacts/v3/delete/:deleteId', handle: deletes.status },
    { name: 'contactGet', method: 'GET', pattern: '/contacts/v3/:identifier/:value', handle: reads.one },
    { name: 'contactPatch', method: 'PATCH', pattern: '/contacts/v3/:identifier/:value', handle: writes.patch },
    { name: 'contactReplace', method: 'PUT', pattern: '/contacts/v3/:identifier/:value', handle: writes.replace },
    { name: 'contactDelete', method: 'DELETE', pattern: '/contacts/v3/:identifier/:value', handle: writes.remove },
    { name: 'customIdentifiersList', method: 'GET', pattern: IDENTIFIERS, handle: custom.list },
    { name: 'customIdentifierCreate', method: 'POST', pattern: IDENTIFIERS, handle: custom.create },
    { name: 'customIdentifierDelete', method: 'DELETE', pattern: `${IDENTIFIERS}/:name`, handle: custom.drop },
    ...insight.routes,
    ...v2.routes,
  ];
  const settleDue = (): void => {
    imports.settleDue();
    deletes.settleDue();
    v2.settleDue();
    insight.settleDue();
  };
  const actions = { imports: imports.plan, 'insight-imports': insight.plan, ...v2.actions };
  const counts = () => ({ ...insight.counts(), ...v2.counts() });
  return { routes, actions, counts, insight, settleDue };
};

const notServed = (call: Call, match: 'unknown-path' | 'wrong-method'): Answer => {
  const status = match === 'unknown-path' ? 404 : 405;
  const sentence = match === 'unknown-path' ? 'There is no such resource.' : 'The method is not allowed here.';
  return isV2(call) ? refusalV2(status, `${sentence} ERROR_UNKNOWN`) : refusal(status, badRequestOf(call), sentence);
};

type Edit = (edit: unknown) => string | null;

/** Edits insight data where the edit says so, else a contact. */
const createEdit =
  (ofContact: Edit, ofInsight: Edit): Edit =>
  (edit) =>
    typeof edit === 'object' && edit !== null && 'insight' in edit ? ofInsight(edit.insight) : ofContact(edit);

type Serving = {
  readonly routes: readonly DotdigitalRoute[];
  readonly settleDue: () => void;
  readonly file: StateFile;
  readonly log: WriteLog;
  readonly limiter: RateLimiter;
  readonly account: Account;
  readonly authorization: string;
};

/** Access first, then the path, then the limit; what is refused there is in no write log. */
const createHandler =
  ({ routes, settleDue, file, log, limiter, account, authorization }: Serving): Handler =>
  (call) => {
    if (account.switches.wrongRegion) return forbidden(account.switches.forbiddenBody);
    if (!isSameSecret(headerOf(call, 'Authorization') ?? '', authorization)) {
      return unauthorised(isV2(call) ? 'message' : account.switches.unauthorisedBody);
    }
    const match = matchRoute(routes, call);
    if (typeof match === 'string') return notServed(call, match);
    const { refusal: tooMany, headers } = limiter.take(account.switches.tierOf[match.route.name], isV2(call));
    if (tooMany) return { ...tooMany, headers };
    if (call.bodyTooLarge) return { ...refusal(413, badRequestOf(call), 'The body is too large.'), headers };
    const answer = atOnce(file, () => {
      settleDue();
      const given = match.route.handle(call, match.params);
      log.note(call, given, account.clock());
      return given;
    });
    return { ...answer, headers: { ...answer.headers, ...headers } };
  };

/**
 * Starts the simulated Dotdigital on the loopback interface. It answers as contract dotdigital 1 to 6 and 8 say; what no
 * source tells is in `switches`. Its state is in `dotdigital.sqlite` of the folder.
 */
export const startDotdigitalSimulator = async (options: DotdigitalOptions): Promise<Simulator> => {
  const skewed = skewable(options.clock ?? Date.now);
  const clock = skewed.now;
  let rekey: (emailCase: Switches['emailCase']) => string | null = () => null;
  const { switches, change } = createSwitchboard(options.switches ?? {}, (emailCase) => rekey(emailCase));
  const kept = keepWorld(options.folder, options.world, clock());
  const file = openAccount(options.folder, kept, switches);
  const log = createWriteLog(file);
  rekey = (emailCase) => rekeyAddresses(file, emailCase);
  const account = createAccount(file, switches, clock, kept.seed);
  const limiter = createRateLimiter(clock, switches);
  let origin = '';
  const { routes, actions, counts, insight, settleDue } = createRoutes(
    file,
    account,
    log,
    () => origin,
    limiter.callsInLastHour,
  );
  const authorization = `Basic ${Buffer.from(`${options.user}:${options.secret}`).toString('base64')}`;
  /** What was due comes first: a change by hand must not reach into what happened before it. */
  const afterDue = (act: (input: unknown) => string | null) => (input: unknown) =>
    atOnce(file, () => {
      settleDue();
      return act(input);
    });
  const simulator = await startSimulator(options, {
    handler: createHandler({ routes, settleDue, file, log, limiter, account, authorization }),
    maxBodyBytes: MAX_BODY_BYTES,
    clock: skewed,
    log,
    counts: () => ({ contacts: account.contacts.count(), ...counts(), calls: limiter.calls() }),
    edit: afterDue(createEdit(createContactEdit(account.contacts, account.fields, account.lists, clock), insight.edit)),
    reset: () => {
      limiter.reset();
      resetAccount(file, kept, switches);
    },
    actions: {
      switches: afterDue(change),
      ...Object.fromEntries(Object.entries(actions).map(([name, act]) => [name, afterDue(act)])),
      'reset-limits': () => {
        limiter.reset();
        return null;
      },
    },
    truthPath: kept.truthPath,
    closeState: () => file.close(),
  });
  origin = simulator.baseUrl;
  return simulator;
};
