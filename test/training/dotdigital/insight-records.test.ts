import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';
import { furnished, JANE, putSale, putThing, SALES, THINGS } from './insight-looks.ts';
import { type Account, create } from './switch-looks.ts';

const OTHER = 'other@example.com';

type Page = { _links: Record<string, { marker: string; link: string }>; _items: { key: string }[] };

/** The pages from here on, read as a client that follows links and nothing else. */
const pagesFrom = async ({ ask, baseUrl }: Account, first: string): Promise<readonly (readonly string[])[]> => {
  const pages: string[][] = [];
  for (let target: string | undefined = first; target !== undefined; ) {
    const page = (await ask('GET', target)).body as Page;
    pages.push(page._items.map(({ key }) => key));
    target = page._links.next?.link.replace(baseUrl, '');
  }
  return pages;
};

const started = async () => {
  const account = await furnished(await startedDotdigital());
  await create(account, OTHER);
  for (const [email, key] of [
    [JANE, 'S-3'],
    [OTHER, 'S-1'],
    [JANE, 'S-2'],
  ] as const) {
    await putSale(account, email, key);
    account.clock.advance(1_000);
  }
  return account;
};

test('everybody’s records come by pages, in the order in which they were first written', async () => {
  const account = await started();
  expect(await pagesFrom(account, `/insightData/v3/contacts/${SALES}?limit=2`)).toEqual([['S-3', 'S-1'], ['S-2']]);
  await putSale(account, JANE, 'S-3', { total: 2 });
  expect(await pagesFrom(account, `/insightData/v3/contacts/${SALES}`)).toEqual([['S-3', 'S-1', 'S-2']]);
});

test('one contact’s records come by pages too', async () => {
  const account = await started();
  const pages = await pagesFrom(account, `/insightData/v3/contacts/email/${JANE}/${SALES}/?limit=1`);
  expect(pages).toEqual([['S-3'], ['S-2']]);
});

test('records of the account come by pages, and none of another collection with them', async () => {
  const account = await started();
  for (const key of ['T-1', 'T-2', 'T-3']) await putThing(account, key, { a: 1 });
  expect(await pagesFrom(account, `/insightData/v3/account/${THINGS}?limit=2`)).toEqual([['T-1', 'T-2'], ['T-3']]);
});

test('links repeat every parameter, encoded or not, and the last page has no next', async () => {
  const account = await started();
  const query = '?%7Emodified=gte%3A%3A2026-01-01T00%3A00%3A00Z&limit=1';
  const { _links } = (await account.ask('GET', `/insightData/v3/contacts/${SALES}/${query}`)).body as Page;
  for (const { marker, link } of Object.values(_links)) {
    const { pathname, searchParams } = new URL(link);
    expect(pathname).toBe(`/insightData/v3/contacts/${SALES}`);
    expect(Object.fromEntries(searchParams)).toEqual({ '~modified': 'gte::2026-01-01T00:00:00Z', limit: '1', marker });
  }
  expect(Object.keys(_links)).toEqual(['self', 'first', 'next']);
  const all = (await account.ask('GET', `/insightData/v3/contacts/${SALES}`)).body as Page;
  expect(Object.keys(all._links)).toEqual(['self', 'first']);
});

test('the filter leaves what was changed since, and what was written again', async () => {
  const account = await started();
  await putSale(account, JANE, 'S-3', { total: 9 });
  const from = (second: string) =>
    pagesFrom(account, `/insightData/v3/contacts/${SALES}?~modified=gte::2026-11-25T09:00:${second}Z`);
  expect(await from('00')).toEqual([['S-3', 'S-1', 'S-2']]);
  expect(await from('02')).toEqual([['S-3', 'S-2']]);
  expect(await from('03.001')).toEqual([[]]);
});

test.each([
  ['limit=0', 'badRequest'],
  ['limit=5001', 'badRequest'],
  ['limit=x', 'badRequest'],
  ['marker=nonsense', 'badRequest'],
  ['~modified=2026-01-01T00:00:00Z', 'invalidFilter'],
  ['~modified=gte::2026-01-01', 'invalidFilter'],
])('%s is refused', async (query, code) => {
  const { ask } = await startedDotdigital();
  expect(await ask('GET', `/insightData/v3/contacts/Orders?${query}`)).toMatchObject({
    status: 400,
    body: { errorCode: `insightData:${code}` },
  });
});

test('a short page of a fault leads on to the rest', async () => {
  const account = await started();
  await account.askAdmin('POST', '/faults', { json: { preset: 'short-page', match: { pathIncludes: SALES } } });
  expect(await pagesFrom(account, `/insightData/v3/contacts/${SALES}?limit=3`)).toEqual([['S-3'], ['S-1', 'S-2']]);
});
