import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';
import { JANE } from './insight-looks.ts';
import { type Account, at, create } from './switch-looks.ts';

const ORDERS = '/v2/ecommerce/orders';
const message = (token: string) => ({ message: expect.stringMatching(new RegExp(`${token}$`)) });

const snake = {
  id: 'SO-1',
  order_total: 120.5,
  order_subtotal: 100,
  currency: 'EUR',
  order_status: 'completed',
  purchase_date: '2026-11-20T10:15:00Z',
  delivery_method: 'DHL',
  coupon_code: 'TEN',
  billing_address: { billing_address_1: '1 High St', billing_city: 'Leeds', billing_postcode: 'LS1' },
  products: [{ sku: 'A-1', name: 'Widget', price: 50, qty: 2 }],
};

const camel = {
  id: 'SO-2',
  orderTotal: 10,
  purchaseDate: '2026-11-21T10:15:00Z',
  orderStatus: 'new',
  couponCode: 'TEN',
  deliveryAddress: { delivery_city: 'York' },
  products: [],
};

/** An account that has these two orders and no others. */
const withOrders = async (): Promise<Account> => {
  const account = await startedDotdigital();
  await create(account, JANE);
  account.admin.edit({ insight: { collection: 'Orders', emptied: true } });
  for (const json of [snake, camel]) {
    account.admin.edit({ insight: { collection: 'Orders', key: json.id, email: JANE, json } });
  }
  return account;
};

test('orders of either dialect come in v2’s words', async () => {
  const { ask } = await withOrders();
  const contactId = String(await at(ask('GET', `/contacts/v3/email/${JANE}`), 'contactId'));
  const { body } = await ask('GET', `${ORDERS}?fromDate=2026-11-01`);
  expect(body).toMatchObject([
    {
      id: 'SO-1',
      email: JANE,
      contactId,
      items: [{ sku: 'A-1', name: 'Widget', price: 50, quantity: 2, imagePath: null }],
      orderTotal: 120.5,
      orderDate: '2026-11-20 10:15:00+00:00',
      subtotal: 100,
      payment: null,
      status: 'completed',
      deliveryMethod: 'DHL',
      currency: 'EUR',
      couponCode: 'TEN',
      billingAddress: { address1: '1 High St', address2: '', city: 'Leeds', country: '', postCode: 'LS1' },
    },
    { id: 'SO-2', orderTotal: 10, status: 'new', couponCode: 'TEN', deliveryAddress: { city: 'York' } },
  ]);
});

test('orders are those since a day, whatever the time, and come by number', async () => {
  const { ask } = await withOrders();
  const ids = async (query: string) =>
    ((await ask('GET', `${ORDERS}?${query}`)).body as { id: string }[]).map(({ id }) => id);
  expect(await ids('fromDate=2026-11-21T23:59:59Z')).toEqual(['SO-2']);
  expect(await ids('fromDate=2026-11-22')).toEqual([]);
  expect(await ids('fromDate=2026-11-01&select=1&skip=1')).toEqual(['SO-2']);
  expect((await ask('GET', ORDERS)).body).toEqual(message('ERROR_PARAMETER_INVALID'));
  expect((await ask('GET', `${ORDERS}?fromDate=2026-11-01&select=0`)).status).toBe(400);
});

test('a deleted contact has a placeholder in the place of its address', async () => {
  const { ask } = await withOrders();
  await ask('DELETE', `/contacts/v3/email/${JANE}`);
  const email = await at(ask('GET', `${ORDERS}?fromDate=2026-11-01`), 0, 'email');
  expect(email).toEqual(expect.not.stringContaining('@'));
});

test('what is in the way is told: no feature, no collection, a restore', async () => {
  const account = await withOrders();
  const asked = () => account.ask('GET', `${ORDERS}?fromDate=2026-11-01`);
  const switched = (json: object) => account.askAdmin('POST', '/switches', { json });
  await switched({ ordersRestoring: true });
  expect(await asked()).toMatchObject({
    status: 503,
    body: message('ERROR_TRANSACTIONAL_DATA_COLLECTION_IS_RESTORING'),
  });
  await switched({ ordersRestoring: false, ecommerceActive: false });
  expect(await asked()).toMatchObject({ status: 403, body: message('Error: ERROR_FEATURENOTACTIVE') });
  await switched({ ecommerceActive: true });
  account.admin.edit({ insight: { collection: 'Orders', dropped: true } });
  expect(await asked()).toMatchObject({
    status: 404,
    body: message('ERROR_TRANSACTIONAL_DATA_COLLECTION_DOES_NOT_EXIST'),
  });
});
