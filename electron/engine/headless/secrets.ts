import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { CredentialFile } from '../../vault/credential-file.ts';
import { type Given, type Secrets, secretsByPassphrase, secretsOfLine } from '../../vault/given-secrets.ts';
import type { HeadlessArguments } from './arguments.ts';

/** What standard input gives; a terminal says so. */
export type SecretInput = AsyncIterable<string | Uint8Array> & { readonly isTTY?: boolean };

const longestLine = 65_536;
const unavailable = (sentence: string): Result<never> => err(failure('secret.unavailable', sentence));

/**
 * The secrets of a workspace as the arguments ask for them: one line of standard input, or the window's credentials opened
 * by a passphrase that stands on that line. Never from arguments or the environment, where other programs can read them.
 * Both null when the arguments ask for none.
 */
export const headlessSecrets = async (
  args: Pick<HeadlessArguments, 'secretsFrom'>,
  stdin: SecretInput,
  dataFolder: string,
  slug: string,
): Promise<Result<Secrets>> => {
  if (args.secretsFrom === null) return ok({ erp: null, dotdigital: null });
  if (stdin.isTTY === true)
    return unavailable('Secrets are read from a pipe or a file, not from the keyboard, where they would be seen.');
  const line = await firstLine(stdin);
  if (line === null) return unavailable('The first line of standard input is empty or too long.');
  if (args.secretsFrom === 'secrets') return resultOf(secretsOfLine(line));
  const file = credentialsIn(dataFolder);
  return file.ok ? resultOf(await secretsByPassphrase(file.value, slug, line)) : file;
};

const resultOf = (given: Given): Result<Secrets> =>
  'secrets' in given ? ok(given.secrets) : unavailable(given.sentence);

/** The first line without its end; null when there is none, or it is longer than any secret. */
const firstLine = async (stdin: SecretInput): Promise<string | null> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stdin) {
    const bytes = Buffer.from(chunk);
    chunks.push(bytes);
    length += bytes.length;
    if (length > longestLine || bytes.includes('\n')) break;
  }
  const [line = ''] = Buffer.concat(chunks).toString('utf8').split(/\r?\n/, 1);
  return line === '' || line.length > longestLine ? null : line;
};

/** The file that the window keeps with electron-store: plain JSON around sealed values. */
const credentialsIn = (dataFolder: string): Result<CredentialFile> => {
  let text: string;
  try {
    text = readFileSync(join(dataFolder, 'credentials.json'), 'utf8');
  } catch {
    return unavailable('The data folder holds no credentials that can be read: enter them in the window first.');
  }
  try {
    const content: unknown = JSON.parse(text);
    if (typeof content === 'object' && content !== null) return ok(content as CredentialFile);
  } catch {
    // Told below, without what the parser quotes.
  }
  return unavailable('The file of the credentials is damaged: enter them again in the window.');
};
