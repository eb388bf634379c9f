import { Agent } from 'undici';
import { expect, test } from 'vitest';
import { isCertificateProblem, untrusted } from '../../../../electron/engine/connectors/http/certificate.ts';
import { createHttp } from '../../../../electron/engine/connectors/http/request.ts';
import { recoveryOf } from '../../../../shared/errors.ts';
import { type CertificateFacts, selfSigned, serverWith } from './certificate-of-a-test.ts';
import { keptLog, standingClock } from './server-of-a-test.ts';

const never = new AbortController().signal;
const loopback = Buffer.from([127, 0, 0, 1]);
const reading = { method: 'GET', path: '/people', route: '/people', scope: 'low' } as const;
const writing = { ...reading, method: 'POST', body: '{}' } as const;

/** Asks a server with such a certificate; `isKnown`: this machine trusts whoever signed it. */
const asked = async (facts: CertificateFacts, isKnown: boolean, request: typeof reading | typeof writing = reading) => {
  const certificate = selfSigned(facts);
  const server = await serverWith(certificate);
  const { clock, waits } = standingClock();
  const dispatcher = isKnown ? new Agent({ connect: { ca: certificate.cert } }) : undefined;
  const http = createHttp({
    baseUrl: server.baseUrl,
    headers: () => ({ authorization: 'Bearer secret-token' }),
    clock,
    log: keptLog().log,
    totalTimeoutMs: 5_000,
    maxBytes: 1_000,
    readAttempts: 3,
    dispatcher,
  });
  const outcome = await http(request, never);
  await dispatcher?.close();
  return { ...server, outcome, waits };
};

test('a certificate that is in order lets the call through', async () => {
  const { outcome, received } = await asked({ years: [2020, 2100], to: loopback }, true);
  expect([outcome.kind, received]).toEqual(['answer', ['/people']]);
});

test.each<[string, CertificateFacts, boolean, RegExp]>([
  ['that is signed by itself', { years: [2020, 2100], to: loopback }, false, /not trusted: it is signed by itself/],
  ['that has expired', { years: [2020, 2021], to: loopback }, true, /not trusted: it has expired\.$/],
  ['that is not valid yet', { years: [2099, 2100], to: loopback }, true, /not trusted: it is not valid yet/],
  ['of another host', { years: [2020, 2100], to: 'erp.example' }, true, /not trusted: it is made out to another host/],
])('a certificate %s is told as that, once, and nothing is sent', async (_what, facts, isKnown, sentence) => {
  const { outcome, received, waits, host } = await asked(facts, isKnown);
  expect(outcome).toMatchObject({ kind: 'broken', cause: 'untrusted', sent: false, calls: 1 });
  expect([received, waits]).toEqual([[], []]);
  if (outcome.kind !== 'broken' || outcome.cause !== 'untrusted') throw new Error('told as something else');
  const told = untrusted('the ERP', outcome.certificate, {});
  expect(told.sentence).toContain(`The certificate of the ERP (${host}) is `);
  expect(told.sentence).toMatch(sentence);
  expect(recoveryOf(told.code)).toBe('reconfigure');
});

test('a write to a host that does not prove who it is has surely not arrived', async () => {
  const { outcome, received } = await asked({ years: [2020, 2100], to: loopback }, false, writing);
  expect(outcome).toMatchObject({ cause: 'untrusted', sent: false });
  expect(received).toEqual([]);
});

test.each(['ECONNRESET', 'toString', ''])('%s tells nothing about a certificate', (code) => {
  expect(isCertificateProblem(code)).toBe(false);
});
