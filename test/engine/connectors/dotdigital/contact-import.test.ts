import { expect, test } from 'vitest';
import type { ImportRow } from '../../../../electron/engine/connectors/connector.ts';
import { createDotdigital } from '../../../../electron/engine/connectors/dotdigital/connector.ts';
import { mostInImport } from '../../../../shared/domain/bulk.ts';
import { type Handler, keptLog, serverThat, standingClock } from '../http/server-of-a-test.ts';

const never = new AbortController().signal;
const row = (contactId: number, after: string | null = 'York'): ImportRow => ({
  contactId,
  changes: [{ field: 'city', before: 'Leeds', after }],
});

const setUp = async (handle: Handler) => {
  const server = await serverThat(handle);
  const { clock } = standingClock();
  const access = { product: 'd', baseUrl: server.baseUrl, user: 'user@shop.test', secret: 'pass-word' };
  return { ...server, connector: createDotdigital(access, { clock, log: keptLog().log, timeoutMs: 5_000 }) };
};

const answering =
  (body: unknown, status = 200): Handler =>
  (_request, response) =>
    void response.writeHead(status).end(JSON.stringify(body));

test('an import matches by contact id, overwrites data fields, and names nothing else', async () => {
  let sent = '';
  const { connector, received } = await setUp((request, response) => {
    request.on('data', (part: Buffer) => {
      sent += part.toString();
    });
    request.on('end', () => void response.writeHead(202).end(JSON.stringify({ importId: 'd7de900d-d337' })));
  });
  const points = { field: 'loyaltyPoints', before: null, after: '12.5' } as const;
  const rows = [row(7, null), { contactId: 8, changes: [points] }];
  expect(await connector.startContactImport(rows, never)).toEqual({ ok: true, value: { importId: 'd7de900d-d337' } });
  expect(received[0]).toMatchObject({ method: 'PUT', url: '/contacts/v3/import' });
  const body = {
    mergeOption: 'overwrite',
    contacts: [
      { matchIdentifier: 'contactId', identifiers: { contactId: 7 }, dataFields: { CITY: null } },
      { matchIdentifier: 'contactId', identifiers: { contactId: 8 }, dataFields: { LOYALTY_POINTS: 12.5 } },
    ],
  };
  expect(JSON.parse(sent)).toEqual(body);
  expect(JSON.parse(connector.previewImport(rows).body ?? '')).toEqual(body);
});

test.each<readonly [string, readonly ImportRow[], RegExp]>([
  ['no row', [], /1 to 2000/],
  ['more rows than one import holds', Array.from({ length: mostInImport + 1 }, (_, id) => row(id + 1)), /1 to 2000/],
  ['a contact twice', [row(7), row(7)], /once/],
  ['an address', [{ contactId: 7, changes: [{ field: 'email', before: 'a', after: 'b' }] }], /data fields only/],
  ['nothing to write', [{ contactId: 7, changes: [] }], /data fields only/],
  ['more than 50 MB', [row(7, 'x'.repeat(51 * 1024 * 1024))], /50 MB/],
])('%s is not handed in at all', async (_what, rows, sentence) => {
  const { connector, received } = await setUp(answering({ importId: 'x' }, 202));
  const refused = await connector.startContactImport(rows, never);
  expect(refused).toMatchObject({ ok: false, error: { reached: 'no', sentence: expect.stringMatching(sentence) } });
  expect(received).toEqual([]);
});

test.each([
  [429, { errorCode: 'contacts:tooManyActiveImports' }, 'remote.rate-limited', 'no', /waits for a free place/],
  [400, { errorCode: 'contacts:badRequest' }, 'remote.rejected', 'yes', /refused/],
  [401, {}, 'remote.unauthorised', 'no', /does not accept/],
  [503, {}, 'remote.unavailable', 'maybe', /503/],
  [202, { importId: '' }, 'remote.unexpected-shape', 'maybe', /form/],
])('an answer of %i to handing in is told as what may have happened', async (status, body, code, reached, sentence) => {
  const { connector } = await setUp(answering(body, status));
  expect(await connector.startContactImport([row(7)], never)).toMatchObject({
    ok: false,
    error: { code, reached, sentence: expect.stringMatching(sentence) },
  });
});

test.each(['NotFinished', 'SomethingNew', 'Unknown'])(
  'the status %s means that it is still running',
  async (status) => {
    const { connector, received } = await setUp(answering({ importId: 'i-1', status }));
    expect(await connector.readContactImport('i-1', never)).toEqual({ ok: true, value: { state: 'running' } });
    expect(received[0]).toMatchObject({ method: 'GET', url: '/contacts/v3/import/i-1' });
  },
);

test.each([
  ['RejectedByWatchdog', 'refused', /watchdog/],
  ['ExceedsAllowedContactLimit', 'refused', /as many contacts as it is allowed/],
  ['Failed', 'failed', /could not finish the import/],
  ['InvalidFileFormat', 'failed', /could not finish the import/],
])('the status %s ends the whole import', async (status, state, sentence) => {
  const { connector } = await setUp(answering({ importId: 'i-1', status }));
  expect(await connector.readContactImport('i-1', never)).toMatchObject({
    ok: true,
    value: { state, failure: { sentence: expect.stringMatching(sentence) } },
  });
});

test('a report names what was updated and created, and each refused contact once with all of its failures', async () => {
  const named = { matchIdentifier: 'contactId', identifiers: { contactId: 9 } };
  const { connector } = await setUp(
    answering({
      importId: 'i-1',
      status: 'Finished',
      summary: { newContacts: 0 },
      created: [{ contactId: 5 }],
      updated: [{ contactId: 7 }, { contactId: 8, identifiers: { email: 'a@b.com' } }],
      failures: [
        { ...named, failures: [{ failureCode: 'Blocker', description: 'no' }] },
        { ...named, failures: [{ failureCode: 'MoonPhase' }] },
        { contactId: 8, failures: [{ failureCode: 'consentRecordsNotApplied', description: 'x' }] },
        { matchIdentifier: 'email', identifiers: { email: 'bob@x@y' }, failures: [] },
      ],
    }),
  );
  expect(await connector.readContactImport('i-1', never)).toEqual({
    ok: true,
    value: {
      state: 'finished',
      created: [5],
      updated: [7, 8],
      failed: [
        {
          contactId: 9,
          failures: [
            { code: 'Blocker', description: 'no' },
            { code: 'MoonPhase', description: '' },
          ],
        },
        { contactId: 8, failures: [{ code: 'consentRecordsNotApplied', description: 'x' }] },
      ],
    },
  });
});

test('an import that Dotdigital does not know is told as that, and a report that cannot be read is none', async () => {
  const unknown = await setUp(answering({ errorCode: 'contacts:importNotFound' }, 404));
  expect(await unknown.connector.readContactImport('i-1', never)).toMatchObject({
    ok: false,
    error: { code: 'remote.not-found', sentence: expect.stringMatching(/does not know this import/) },
  });
  const odd = await setUp(answering({ status: 'Finished', failures: 'many' }));
  expect(await odd.connector.readContactImport('i-1', never)).toMatchObject({
    ok: false,
    error: { code: 'remote.unexpected-shape' },
  });
});
