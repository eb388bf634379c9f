import { existsSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { failure } from '../../../shared/errors.ts';
import type { EngineStart } from '../../../shared/ipc/messages.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { HeadlessArguments } from './arguments.ts';
import { headlessSecrets, type SecretInput } from './secrets.ts';
import type { TrainingServers } from './training.ts';

/** What the engine is started with: the training workspace, or one of one's own with the secrets that were handed in. */
export const headlessStart = async (
  args: Pick<HeadlessArguments, 'workspace' | 'secretsFrom'>,
  data: string,
  training: TrainingServers | null,
  stdin: SecretInput,
): Promise<Result<EngineStart>> => {
  const slug = args.workspace ?? 'training';
  const folder = join(data, 'workspaces', slug);
  const base = { folder, operator: userInfo().username, holder: 'the headless runner', clock: null };
  if (slug === 'training') {
    const workspace = { name: 'Northbank Apparel', training: true };
    return ok({ ...base, workspace, erp: training?.erp ?? null, dotdigital: training?.dotdigital ?? null });
  }
  if (!existsSync(folder))
    return err(failure('not-found', `There is no workspace ${slug} in this data folder; make it in the window first.`));
  if (args.secretsFrom === 'passphrase' && isSwitching(data, slug))
    return err(
      failure(
        'secret.unavailable',
        'A switch of connections is not finished yet: open the workspace in the window once.',
      ),
    );
  const given = await headlessSecrets(args, stdin, data, slug);
  if (!given.ok) return given;
  const { name, role } = aboutOf(folder, slug);
  const current = (secret: string | undefined) => ({ current: secret ?? null, next: null });
  const secrets = {
    erp: current(given.value.erp?.secret),
    dotdigital: current(given.value.dotdigital?.secret),
    ...(given.value.desk === undefined ? {} : { desk: given.value.desk.secret }),
  };
  return ok({ ...base, workspace: { name, training: false }, erp: null, dotdigital: null, role, secrets });
};

const readJson = (file: string): Readonly<Record<string, unknown>> => {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof content === 'object' && content !== null ? (content as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
};

/** As the window noted it in the folder; without a note nothing is sent. */
const aboutOf = (folder: string, slug: string): { readonly name: string; readonly role: 'writer' | 'reviewer' } => {
  const { name, role } = readJson(join(folder, 'about.json'));
  return { name: typeof name === 'string' ? name : slug, role: role === 'writer' ? 'writer' : 'reviewer' };
};

/** Between the two halves of a switch the kept secret may not belong to the kept address. */
const isSwitching = (data: string, slug: string): boolean => {
  const { switching } = readJson(join(data, 'workspaces.json'));
  return typeof switching === 'object' && switching !== null && 'slug' in switching && switching.slug === slug;
};
