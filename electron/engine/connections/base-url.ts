import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';

const refused = (sentence: string): Result<never> => err(failure('connection.incomplete', sentence));

/** The loopback interface by name and by number; nothing sent there leaves the machine. */
const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);

/**
 * An address as it is kept: https, or http on the loopback interface; without user, query, fragment and trailing
 * slashes. Fails with a sentence that says what to change.
 */
export const baseUrlOf = (text: string): Result<string> => {
  const trimmed = text.trim();
  if (!URL.canParse(trimmed))
    return refused('This is no address. Write it in full, for example https://erp.example/erp/v1.');
  const url = new URL(trimmed);
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    return refused('This address begins with http://, so the secret would be sent in clear. Write https://.');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refused('The address has to begin with https://.');
  if (url.username !== '' || url.password !== '')
    return refused('Take the user and password out of the address; they have fields of their own.');
  if (url.search !== '' || url.hash !== '')
    return refused('Leave out everything from the ? or # on; the address ends with its path.');
  return ok(`${url.origin}${url.pathname}`.replace(/\/+$/, ''));
};

/** Whether two addresses name the same host. */
export const isSameHost = (left: string, right: string): boolean =>
  URL.canParse(left) && URL.canParse(right) && new URL(left).host === new URL(right).host;
