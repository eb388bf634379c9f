import { expect, test } from 'vitest';
import { isOwnAddress, ownAddress } from '../../../../electron/engine/connectors/http/own-address.ts';

const base = 'https://r1-api.dotdigital.test/erp/v1';

test.each([
  'https://r1-api.dotdigital.test/contacts/v3?marker=a',
  'https://R1-API.dotdigital.test:443/x',
  '/contacts/v3?marker=a',
  'contacts/v3',
  '?marker=a',
])('%s stays on the host', (link) => {
  expect(isOwnAddress(link, base)).toBe(true);
});

test.each([
  'https://evil.test/contacts/v3',
  'http://r1-api.dotdigital.test/x',
  'https://r1-api.dotdigital.test:8443/x',
  '//evil.test/x',
  '\\\\evil.test/x',
  'https://r1-api.dotdigital.test@evil.test/x',
  'https://user:word@r1-api.dotdigital.test/x',
  'https://r1-api.dotdigital.test.evil.test/x',
  'file:///etc/passwd',
  'https://',
])('%s leads away', (link) => {
  expect(isOwnAddress(link, base)).toBe(false);
});

test('an address is the base and the path, and nothing that leaves it', () => {
  expect(ownAddress(`${base}//`, '/health')).toBe(`${base}/health`);
  for (const path of ['@evil.test/', '.evil.test/', 'health', ':8443/']) {
    expect(() => ownAddress('https://host.test', path)).toThrow('foreign host');
  }
});
