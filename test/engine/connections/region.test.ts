import { expect, test } from 'vitest';
import { discovered, discoveryUrlOf, regionOf } from '../../../electron/engine/connections/region.ts';

const r1 = 'https://r1-api.dotdigital.com';

test.each([
  ['https://r3-api.dotdigital.com', r1],
  ['https://r2-api.dotmailer.com', r1],
  ['https://api.dotmailer.com', r1],
  ['https://apiconnector.com', r1],
  ['https://dotdigital.com.example', 'https://dotdigital.com.example'],
  ['https://notdotdigital.com', 'https://notdotdigital.com'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
])('the region of %s is asked for at %s', (entered, askedAt) => {
  expect(discoveryUrlOf(entered)).toBe(askedAt);
});

test.each([
  [r1, 'r1'],
  ['https://r3-api.dotdigital.com', 'r3'],
  ['https://r2-api.dotmailer.com', 'r2'],
  ['http://127.0.0.1:8080', null],
  ['https://elsewhere.example/https://r1-api.dotdigital.com', null],
])('%s lies in %s', (baseUrl, region) => {
  expect(regionOf(baseUrl)).toBe(region);
});

const account = (endpoint: string | null) => ({ account: 'Ours', endpoint, skew: null });

test('what the account names is taken over, with its region', () => {
  expect(discovered(account('https://r3-api.dotdigital.com'), r1)).toEqual({
    ok: true,
    value: { baseUrl: 'https://r3-api.dotdigital.com', region: 'r3' },
  });
  expect(discovered(account('http://127.0.0.1:8080'), 'http://127.0.0.1:8080')).toMatchObject({
    value: { baseUrl: 'http://127.0.0.1:8080', region: null },
  });
});

test.each([
  ['nothing', null, /does not say/],
  ['a host of somebody else', 'https://dotdigital.com.example', /not its own/],
  ['an address in clear', 'http://r3-api.dotdigital.com', /in clear/],
])('an account that names %s is not followed', (_what, endpoint, sentence) => {
  expect(discovered(account(endpoint), r1)).toMatchObject({
    ok: false,
    error: { sentence: expect.stringMatching(sentence) },
  });
});
