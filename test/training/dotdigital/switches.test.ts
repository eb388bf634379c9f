import { expect, test } from 'vitest';
import { defaultSwitches, type Switches } from '../../../electron/training/dotdigital/switches.ts';
import { switchChangesSchema } from '../../../electron/training/dotdigital/switches-schema.ts';
import { NOW, startedDotdigital } from '../started.ts';
import { campaignCases } from './campaigns-switch-cases.ts';
import { insightCases } from './insight-switch-cases.ts';
import { programCases } from './programs-switch-cases.ts';
import { segmentCases } from './segments-switch-cases.ts';
import {
  at,
  binned,
  create,
  created,
  defineIdentifier,
  deleted,
  emptied,
  failureOf,
  header,
  imported,
  type Look,
  PRESS,
  property,
  read,
  type SwitchCase,
  startDelete,
  startImport,
  statusOf,
} from './switch-looks.ts';
import { transactionalCases } from './transactional-switch-cases.ts';
import { v2ImportCases } from './v2-import-switch-cases.ts';

const info: Look = ({ ask }) => header(ask('GET', '/v2/account-info'), 'x-ratelimit-limit');
const conflict =
  (...path: readonly string[]): Look =>
  async (account) => {
    await create(account, 'a@example.com');
    return at(create(account, 'a@example.com'), ...path);
  };
const points = (LOYALTY_POINTS: unknown): object => ({ dataFields: { LOYALTY_POINTS } });
const shoe = { dataFields: { SHOE: '9' } };

/** Every switch, what is seen of it in its default position, and in another. */
const cases: Readonly<Record<keyof Switches, SwitchCase>> = {
  ...segmentCases,
  ...campaignCases,
  ...programCases,
  ...transactionalCases,
  ...v2ImportCases,
  tierOf: {
    to: { contactGet: 'low' },
    look: (account) => header(read(account, 'a@example.com'), 'x-ratelimit-scope'),
    before: 'highCallRate',
    after: 'lowCallRate',
  },
  limitScheme: { to: 'flat', look: info, before: '600', after: null },
  callsPerHour: { to: 10, look: property('ApiCallsRemaining'), before: '1999', after: '9' },
  package: { to: 'standard', look: info, before: '600', after: '1200' },
  callsPerMinute: { to: { high: 7 }, look: info, before: '600', after: '7' },
  retryAfter: {
    to: 'seconds',
    given: { callsPerMinute: { high: 0 } },
    look: ({ ask }) => header(ask('GET', '/v2/account-info'), 'retry-after'),
    before: null,
    after: '60',
  },
  resetAs: {
    to: 'seconds-left',
    look: ({ ask }) => header(ask('GET', '/v2/account-info'), 'x-ratelimit-reset'),
    before: String((NOW + 60_000) / 1_000),
    after: '60',
  },
  apiEndpointSlash: {
    to: true,
    look: async (account) => String(await property('ApiEndpoint')(account)).endsWith('/'),
    before: false,
    after: true,
  },
  wrongRegion: {
    to: true,
    look: ({ ask }) => statusOf(ask('GET', '/v2/account-info')),
    before: 200,
    after: 403,
  },
  unauthorisedBody: {
    to: 'message',
    look: async ({ askAs }) => Object.keys((await askAs('')('GET', '/contacts/v3')).body as object),
    before: ['errorCode', 'description'],
    after: ['message'],
  },
  forbiddenBody: {
    to: 'envelope',
    given: { wrongRegion: true },
    look: ({ ask }) => header(ask('GET', '/contacts/v3'), 'content-type'),
    before: 'text/html; charset=utf-8',
    after: 'application/json; charset=utf-8',
  },
  emailCase: {
    to: 'sensitive',
    look: async (account) => {
      await create(account, 'Case@example.com');
      return statusOf(read(account, 'case@example.com'));
    },
    before: 200,
    after: 404,
  },
  emailStored: {
    to: 'lower-case',
    look: (account) => at(create(account, 'Case@Example.com'), 'identifiers', 'email'),
    before: 'Case@Example.com',
    after: 'case@example.com',
  },
  unknownDataField: { to: 'ignore', look: created(shoe), before: 400, after: 201 },
  wrongType: { to: 'ignore', look: created(points('many')), before: 400, after: 201 },
  numericStrings: { to: 'refuse', look: created(points('7')), before: 201, after: 400 },
  dates: {
    to: 'instant',
    look: created({ dataFields: { BIRTHDATE: '1984-12-31' } }, 'dataFields', 'BIRTHDATE'),
    before: '1984-12-31',
    after: '1984-12-31T00:00:00Z',
  },
  emptyDataFields: { to: 'omit', look: created({}, 'dataFields', 'CITY'), before: null, after: undefined },
  unknownList: { to: 'ignore', look: created({ lists: [99] }), before: 400, after: 201 },
  importFieldFaults: {
    to: 'request',
    look: (account) => statusOf(startImport(account, ['a@example.com'], shoe)),
    before: 202,
    after: 400,
  },
  unknownIdentifier: {
    to: 'ignore',
    look: created({ identifiers: { email: 'a@example.com', shoe: '9' } }),
    before: 400,
    after: 201,
  },
  replacedLists: {
    to: 'keep',
    look: async (account) => {
      await create(account, 'a@example.com', { lists: [PRESS] });
      const json = { identifiers: { email: 'a@example.com' } };
      return at(account.ask('PUT', '/contacts/v3/email/a@example.com', { json }), 'lists', 'length');
    },
    before: 0,
    after: 1,
  },
  conflictCode: {
    to: 'contacts:idAlreadyExists',
    look: conflict('errorCode'),
    before: 'contacts:identifierConflict',
    after: 'contacts:idAlreadyExists',
  },
  conflictDetails: {
    to: true,
    look: conflict('details'),
    before: undefined,
    after: [{ item: 'email', description: "Another contact has this 'email'" }],
  },
  newContactStatus: {
    to: 'noSubscription',
    look: created({}, 'channelProperties', 'email', 'status'),
    before: 'subscribed',
    after: 'noSubscription',
  },
  importPolls: {
    to: 0,
    look: (account) => at(imported(account, ['a@example.com'], 1), 'status'),
    before: 'NotFinished',
    after: 'Finished',
  },
  importDurationMs: {
    to: 1_000,
    look: async (account) => {
      await startImport(account, ['a@example.com']);
      account.clock.advance(1_000);
      return statusOf(read(account, 'a@example.com'));
    },
    before: 404,
    after: 200,
  },
  importOutcome: {
    to: 'Failed',
    look: (account) => at(imported(account, ['a@example.com']), 'status'),
    before: 'Finished',
    after: 'Failed',
  },
  activeImports: {
    to: 0,
    look: (account) => statusOf(startImport(account, ['a@example.com'])),
    before: 202,
    after: 429,
  },
  watchdogShare: {
    to: 0.1,
    look: (account) => at(imported(account, ['a@example.com', 'bob@x@y']), 'status'),
    before: 'Finished',
    after: 'RejectedByWatchdog',
  },
  globallySuppressed: {
    to: ['a@example.com'],
    look: failureOf('a@example.com'),
    before: undefined,
    after: 'GloballySuppressed',
  },
  suppressedDomains: {
    to: ['example.com'],
    look: failureOf('a@example.com'),
    before: undefined,
    after: 'SuppressedByDomain',
  },
  invalidDomains: { to: ['example.com'], look: failureOf('a@example.com'), before: undefined, after: 'InvalidDomain' },
  blockedLocalParts: { to: ['abuse'], look: failureOf('abuse@example.com'), before: undefined, after: 'Blocker' },
  deletedByBulk: {
    to: 'gone',
    look: async (account) => {
      await deleted(account);
      return statusOf(read(account, 'a@example.com'));
    },
    before: 200,
    after: 404,
  },
  deletePolls: {
    to: 0,
    look: (account) => at(deleted(account, 1), 'status'),
    before: 'NotStarted',
    after: 'Finished',
  },
  deleteOutcome: {
    to: 'Failed',
    look: (account) => at(deleted(account), 'status'),
    before: 'Finished',
    after: 'Failed',
  },
  activeDeletes: {
    to: 1,
    look: async (account) => {
      await startDelete(account);
      return statusOf(startDelete(account));
    },
    before: 202,
    after: 429,
  },
  customIdentifierLimit: {
    to: 0,
    look: (account) => statusOf(defineIdentifier(account)),
    before: 201,
    after: 412,
  },
  dataFieldLimits: {
    to: { String: 0, Numeric: 50, Date: 49, Boolean: 50 },
    look: (account) => statusOf(account.ask('POST', '/v2/data-fields', { json: { name: 'A_TEXT', type: 'String' } })),
    before: 201,
    after: 400,
  },
  identifiersInUse: {
    to: ['erp-id'],
    look: async (account) => {
      await defineIdentifier(account);
      return statusOf(account.ask('DELETE', '/configuration/v3/customIdentifiers/erp-id'));
    },
    before: 204,
    after: 400,
  },
  binnedOnGet: {
    to: 'not-found',
    look: binned((account) => statusOf(read(account, 'a@example.com'))),
    before: 200,
    after: 404,
  },
  binnedOnCreate: {
    to: 'undelete',
    look: binned((account) => statusOf(create(account, 'a@example.com'))),
    before: 409,
    after: 201,
  },
  binnedOnPatch: {
    to: 'not-found',
    look: binned(({ ask }) => statusOf(ask('PATCH', '/contacts/v3/email/a@example.com', { json: {} }))),
    before: 200,
    after: 404,
  },
  binnedInLists: {
    to: true,
    look: binned(async ({ ask, admin }) => {
      const listed = await at(ask('GET', '/contacts/v3'), '_items', 'length');
      return Number(listed) - (admin.state().contacts ?? 0);
    }),
    before: 0,
    after: 1,
  },
  listRemovalPolls: {
    to: 0,
    look: (account) => at(emptied(account, 1), 'status'),
    before: 'Started',
    after: 'Completed',
  },
  listRemovalOutcome: {
    to: 'Failed',
    look: (account) => at(emptied(account, 2), 'status'),
    before: 'Completed',
    after: 'Failed',
  },
  listRemovalKeys: {
    to: 'Pascal',
    look: async (account) => Object.keys((await emptied(account, 1)).body as object),
    before: ['id', 'status'],
    after: ['Id', 'Status'],
  },
  ...insightCases,
};

const names = Object.keys(defaultSwitches) as (keyof Switches)[];

test('no switch is left out', () => {
  expect(Object.keys(cases).sort()).toEqual([...names].sort());
  expect(Object.keys(switchChangesSchema.shape).sort()).toEqual([...names].sort());
});

test.each(names)('%s makes the difference that it promises, from the moment it is set', async (name) => {
  const { to, look, before, after, given = {} } = cases[name];
  expect(to).not.toEqual(defaultSwitches[name]);
  expect(await look(await startedDotdigital({ switches: given }))).toEqual(before);
  const account = await startedDotdigital({ switches: given });
  expect((await account.askAdmin('POST', '/switches', { json: { [name]: to } })).status).toBe(200);
  expect(await look(account)).toEqual(after);
});
