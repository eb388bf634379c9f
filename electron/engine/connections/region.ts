import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { AccountInfo } from '../connectors/inspector.ts';
import { baseUrlOf } from './base-url.ts';

/** Contract dotdigital 1 [C]: account-info answers here from any region and names the right endpoint. */
const discoveryHost = 'https://r1-api.dotdigital.com';

/** Where to ask for the region: Dotdigital's own hosts by the one that always knows, everything else by itself. */
export const discoveryUrlOf = (baseUrl: string): string => {
  const host = URL.canParse(baseUrl) ? new URL(baseUrl).hostname : '';
  return /(^|\.)(dotdigital|dotmailer)\.com$|^apiconnector\.com$/.test(host) ? discoveryHost : baseUrl;
};

/** r1, r2 or r3 by the host; null elsewhere. */
export const regionOf = (baseUrl: string): string | null =>
  /^https:\/\/(r\d)-api\.dot(?:digital|mailer)\.com/.exec(baseUrl)?.[1] ?? null;

/**
 * The account's own address, to be kept. An answer that names a host of somebody else is not followed: the secret would
 * go there.
 */
export const discovered = (
  { endpoint }: AccountInfo,
  askedAt: string,
): Result<{ readonly baseUrl: string; readonly region: string | null }> => {
  if (endpoint === null)
    return err(
      failure('remote.unexpected-shape', 'Dotdigital does not say where this account lives. Enter the address.'),
    );
  const url = baseUrlOf(endpoint);
  if (!url.ok) return url;
  const isTheirs = discoveryUrlOf(url.value) === discoveryHost;
  if (url.value !== askedAt && !isTheirs)
    return err(
      failure('remote.unexpected-shape', 'Dotdigital names an address that is not its own; it was not taken over.'),
    );
  return ok({ baseUrl: url.value, region: regionOf(url.value) });
};
