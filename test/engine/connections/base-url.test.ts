import { expect, test } from 'vitest';
import { baseUrlOf } from '../../../electron/engine/connections/base-url.ts';

test.each([
  ['https://erp.example/erp/v1', 'https://erp.example/erp/v1'],
  ['https://erp.example/erp/v1//', 'https://erp.example/erp/v1'],
  ['https://r1-api.dotdigital.com/', 'https://r1-api.dotdigital.com'],
  ['  https://ERP.example:8443/a ', 'https://erp.example:8443/a'],
  ['http://127.0.0.1:8080/erp', 'http://127.0.0.1:8080/erp'],
  ['http://localhost:8080', 'http://localhost:8080'],
  ['http://[::1]:8080/', 'http://[::1]:8080'],
])('%s is kept as %s', (text, kept) => {
  expect(baseUrlOf(text)).toEqual({ ok: true, value: kept });
});

test.each([
  ['erp.example', /no address/],
  ['', /no address/],
  ['http://erp.example', /in clear/],
  ['http://127.0.0.1.example', /in clear/],
  ['http://localhost.example', /in clear/],
  ['http://10.0.0.7', /in clear/],
  ['ftp://erp.example', /begin with https/],
  ['https://anna:word@erp.example', /fields of their own/],
  ['https://token@erp.example', /fields of their own/],
  ['https://erp.example?key=1', /\? or #/],
  ['https://erp.example/#a', /\? or #/],
])('%s is refused with what to change', (text, sentence) => {
  expect(baseUrlOf(text)).toMatchObject({
    ok: false,
    error: { code: 'connection.incomplete', sentence: expect.stringMatching(sentence) },
  });
});
