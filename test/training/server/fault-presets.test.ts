import { expect, test } from 'vitest';
import { createFaultDesk } from '../../../electron/training/server/faults.ts';
import { NOW, startedDotdigital, startedErp } from '../started.ts';

type Page = {
  readonly _links: { readonly next?: { readonly link: string } };
  readonly _items: readonly { readonly contactId: number }[];
};

test('a storm answers 429 to so many calls, and says when it will be over', async () => {
  const { ask, askAdmin, admin } = await startedDotdigital();
  expect((await askAdmin('POST', '/faults', { json: { preset: 'storm', calls: 2, resetInMs: 5_000 } })).status).toBe(
    200,
  );
  expect(admin.state().armed).toBe(2);
  for (const target of ['/v2/account-info', '/contacts/v3']) {
    const { status, headers } = await ask('GET', target);
    expect(status).toBe(429);
    expect(headers.get('x-ratelimit-remaining')).toBe('0');
    expect(headers.get('x-ratelimit-reset')).toBe(String((NOW + 5_000) / 1_000));
  }
  expect((await ask('GET', '/v2/account-info')).status).toBe(200);
});

test('a storm lasts for a period on the account’s clock, with the reset at its end', async () => {
  const { ask, admin, clock } = await startedDotdigital();
  admin.arm({ preset: 'storm', forMs: 90_000, match: { pathIncludes: '/contacts/' } });
  expect((await ask('GET', '/v2/account-info')).status).toBe(200);
  clock.advance(89_999);
  const limited = await ask('GET', '/contacts/v3');
  expect([limited.status, limited.headers.get('x-ratelimit-reset')]).toEqual([429, String((NOW + 90_000) / 1_000)]);
  clock.advance(1);
  expect((await ask('GET', '/contacts/v3')).status).toBe(200);
  expect(admin.state().armed).toBe(0);
});

test('a storm can keep its end to itself, or tell it as the ERP would', async () => {
  const { ask, admin } = await startedErp();
  admin.arm({ preset: 'storm', reset: 'none' });
  admin.arm({ preset: 'storm', reset: 'retry-after', resetInMs: 7_000 });
  const silent = await ask('GET', '/health');
  expect([silent.status, silent.headers.has('x-ratelimit-reset'), silent.headers.has('retry-after')]).toEqual([
    429,
    false,
    false,
  ]);
  expect((await ask('GET', '/health')).headers.get('retry-after')).toBe('7');
});

test.each([500, 502] as const)('a gateway answers %i with a page instead of JSON', async (status) => {
  const { ask, admin } = await startedDotdigital();
  admin.arm({ preset: 'html', status });
  const answer = await ask('GET', '/contacts/v3');
  expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
  expect(answer.body).toContain(`<title>${status}</title>`);
});

test('half a page is a complete message that is no JSON, and the write behind it stands', async () => {
  const { ask, admin, baseUrl } = await startedDotdigital();
  admin.arm({ preset: 'half-page', calls: 3 });
  for (const target of ['/contacts/v3', '/v2/contacts/count']) {
    const response = await fetch(baseUrl + target, {
      headers: { Authorization: `Basic ${Buffer.from('apiuser-test@apiconnector.com:pass:word').toString('base64')}` },
    });
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('content-length')).toBe(String(Buffer.byteLength(text)));
    expect(() => JSON.parse(text)).toThrow();
  }
  await expect(ask('POST', '/contacts/v3', { json: { identifiers: { email: 'a@example.com' } } })).rejects.toThrow();
  expect(admin.writes('a@example.com')).toMatchObject([{ status: 201, changed: true }]);
});

test('a short page has fewer items than asked for, and loses none of those after it', async () => {
  const { ask, admin, baseUrl } = await startedDotdigital();
  const all = (await ask('GET', '/contacts/v3')).body as Page;
  admin.arm({ preset: 'short-page', items: 3 });
  const first = (await ask('GET', '/contacts/v3?limit=10&include=lists')).body as Page;
  expect(first._items).toHaveLength(3);
  const next = first._links.next?.link.slice(baseUrl.length) ?? '';
  expect(next).toContain('limit=10&include=lists');
  const second = (await ask('GET', next)).body as Page;
  expect(second._items).toHaveLength(10);
  const ids = (page: Page) => page._items.map(({ contactId }) => contactId);
  expect([...ids(first), ...ids(second)]).toEqual(ids(all).slice(0, 13));
  admin.arm({ preset: 'short-page' });
  const unasked = (await ask('GET', '/contacts/v3?include=lists')).body as Page;
  expect(unasked._items).toHaveLength(1);
  expect(unasked._links.next?.link).not.toContain('limit=');
  admin.arm({ preset: 'short-page' });
  expect((await ask('GET', '/contacts/v3?limit=8')).body).toMatchObject({ _items: { length: 4 } });
});

test('a short page of the ERP goes on after its last record too', async () => {
  const { ask, admin } = await startedErp();
  admin.arm({ preset: 'short-page', items: 2 });
  const { body } = await ask('GET', '/streams/customers?limit=50');
  expect(body).toMatchObject({ records: { length: 2 }, complete: false, nextCursor: expect.any(String) });
});

test('slow is late, and itself; calm takes everything back', async () => {
  const desk = createFaultDesk(() => 0);
  desk.arm({ preset: 'slow', delayMs: 30, calls: 5 });
  desk.arm({ preset: 'storm', forMs: 1_000 });
  desk.arm({ random: { seed: 1, share: 1, actions: ['html'] } });
  expect(desk.meet({ method: 'GET', path: '/' })).toEqual({ action: 'delay', delayMs: 30 });
  expect(desk.state().armed).toBe(6);
  expect(desk.arm({ preset: 'calm' })).toBeNull();
  expect([desk.state().armed, desk.meet({ method: 'GET', path: '/' })]).toEqual([0, null]);
});

test.each([
  { preset: 'flood' },
  { preset: 'html', status: 404 },
  { preset: 'storm', calls: 0 },
  { random: { seed: 1 } },
])('what is no preset is refused: %j', async (json) => {
  const { askAdmin, admin } = await startedDotdigital();
  expect((await askAdmin('POST', '/faults', { json })).status).toBe(400);
  expect(admin.state().armed).toBe(0);
});
