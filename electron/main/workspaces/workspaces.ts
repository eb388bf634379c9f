import { failure } from '../../../shared/errors.ts';
import type { Access, EngineStart, Secrets } from '../../../shared/ipc/messages.ts';
import type { WorkspaceEntry } from '../../../shared/ipc/operations/workspaces.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { FileLog } from '../log/file-log.ts';
import type { WorkspaceList } from '../settings/workspace-list.ts';
import type { ListedWorkspace } from '../settings/workspaces-file.ts';
import { backupPath } from './backup-path.ts';
import { deskOf, makeDeskKey } from './desk-key.ts';
import type { SecretKeeper } from './secret-keeper.ts';
import { slugOf, trainingSlug } from './slug.ts';
import { finishSwitch, switchConnection } from './switch-connection.ts';
import type { WorkspaceFolders } from './workspace-folders.ts';

export type WorkspacesDeps = {
  readonly list: WorkspaceList;
  readonly folders: WorkspaceFolders;
  readonly vault: SecretKeeper;
  readonly training: {
    readonly start: () => Promise<{ readonly erp: Access; readonly dotdigital: Access }>;
    readonly stop: () => void;
  };
  readonly engine: {
    readonly reopen: (sentence: string) => Promise<Result<void>>;
    readonly invoke: (name: string, input: unknown) => Promise<Result<unknown>>;
    readonly secrets: (secrets: Secrets) => void;
  };
  readonly operator: string;
  readonly now: () => number;
  readonly log: Pick<FileLog, 'info' | 'warn'>;
};

type Done = Promise<Result<Record<string, never>>>;
type System = 'erp' | 'dotdigital';
const systems = ['erp', 'dotdigital'] as const;
const slots = ['current', 'next'] as const;

const isTraining = ({ slug }: Pick<ListedWorkspace, 'slug'>): boolean => slug === trainingSlug;
const unknown = failure('not-found', 'There is no such workspace on this machine.');
const notTraining = (sentence: string): Result<never> => err(failure('workspace.read-only', sentence));

/** The workspaces of this machine, one of them open. What changes which is open waits for what came before it. */
export const createWorkspaces = (deps: WorkspacesDeps) => {
  const { list, folders, vault, training, engine, log } = deps;
  let restoreFrom: string | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
  for (const found of folders.unlisted(list.all().map(({ slug }) => slug))) {
    log.warn('a workspace that was not on the list was found by its folder', { slug: found.slug });
    list.add(found);
  }

  /** While a switch of connections is not finished, that system's secret and address may not fit: it gets none. */
  const secretsOf = async (slug: string): Promise<Secrets> => {
    const switching = list.switching();
    const secretOf = async (system: System, slot: 'current' | 'next'): Promise<string | null> => {
      if (slot === 'current' && switching?.slug === slug && switching.system === system) return null;
      return (await vault.open({ workspace: slug, system, slot }))?.secret ?? null;
    };
    const of = async (system: System) => ({
      current: await secretOf(system, 'current'),
      next: await secretOf(system, 'next'),
    });
    const desk = (await vault.open(deskOf(slug)))?.secret ?? null;
    return { erp: await of('erp'), dotdigital: await of('dotdigital'), desk };
  };

  const start = async (): Promise<EngineStart> => {
    const { slug, name, role } = list.open();
    const base = {
      folder: folders.folderOf(slug),
      workspace: { name, training: slug === trainingSlug },
      operator: deps.operator,
      holder: 'the Concord window',
      clock: null,
      ...(restoreFrom === null ? {} : { restoreFrom }),
    };
    if (slug === trainingSlug) return { ...base, ...(await training.start()) };
    training.stop();
    return { ...base, erp: null, dotdigital: null, role, secrets: await secretsOf(slug) };
  };

  const openNow = async (workspace: ListedWorkspace): Done => {
    list.noteOpened(workspace.slug, deps.now());
    const opened = await engine.reopen(`${workspace.name} is being opened.`);
    return opened.ok ? ok({}) : opened;
  };

  const switchDeps = {
    list,
    vault,
    invoke: engine.invoke,
    renew: async () => void (await engine.reopen('The engine takes up the new connection.')),
    log,
  };

  return {
    start,
    isTrainingOpen: (): boolean => isTraining(list.open()),
    list: (): readonly WorkspaceEntry[] =>
      list.all().map(({ slug, name, role, openedAt }) => ({
        slug,
        name,
        role,
        openedAt,
        training: slug === trainingSlug,
        isOpen: slug === list.open().slug,
      })),
    create: ({ name, role }: Pick<ListedWorkspace, 'name' | 'role'>) =>
      inTurn(async (): Promise<Result<{ readonly slug: string }>> => {
        const taken = list.all().map((one) => one.slug);
        const slug = slugOf(name, taken);
        const workspace: ListedWorkspace = { slug, name, role, openedAt: null, timers: {}, quiet: null };
        folders.describe(workspace);
        list.add(workspace);
        const opened = await openNow(workspace);
        return opened.ok ? ok({ slug }) : opened;
      }),
    open: (slug: string): Done =>
      inTurn(async () => {
        const workspace = list.find(slug);
        if (workspace === null) return err(unknown);
        const isAtWork = list.open().slug === slug && (await engine.invoke('workspace.get', {})).ok;
        return isAtWork ? ok({}) : openNow(workspace);
      }),
    rename: (slug: string, name: string): Done =>
      inTurn(async () => {
        const workspace = list.find(slug);
        if (workspace === null) return err(unknown);
        if (isTraining(workspace)) return notTraining('The training workspace keeps its name.');
        folders.describe({ ...workspace, name });
        list.rename(slug, name);
        if (list.open().slug !== slug) return ok({});
        const opened = await engine.reopen(`The workspace is called ${name} from now on.`);
        return opened.ok ? ok({}) : opened;
      }),
    /** The list goes last: what was broken off before can be repeated. */
    remove: (slug: string, name: string): Done =>
      inTurn(async () => {
        const workspace = list.find(slug);
        if (workspace === null) return err(unknown);
        if (isTraining(workspace)) return notTraining('The training workspace always stays.');
        if (workspace.name.trim() !== name.trim())
          return err(failure('not-found', 'The name is not that of the workspace; nothing was removed.'));
        const home = list.find(trainingSlug);
        if (list.open().slug === slug && home !== null) await openNow(home);
        for (const system of systems) for (const slot of slots) await vault.remove({ workspace: slug, system, slot });
        await vault.remove(deskOf(slug));
        folders.remove(slug);
        if (list.switching()?.slug === slug) list.keepSwitching(null);
        list.remove(slug);
        log.info('a workspace was removed from this machine', { slug });
        return ok({});
      }),
    switchConnection: (system: System): Done =>
      inTurn(async () =>
        isTraining(list.open())
          ? notTraining('The training workspace has no connections to switch.')
          : switchConnection(switchDeps, system),
      ),
    /** Goes on with a switch that a crash broke off; called whenever the engine runs. */
    resume: (): Done => inTurn(() => finishSwitch(switchDeps)),
    restore: (from: { readonly name: string | null; readonly path: string | null }): Done =>
      inTurn(async () => {
        const path = backupPath(folders.folderOf(list.open().slug), from);
        if (!path.ok) return path;
        restoreFrom = path.value;
        const restored = await engine.reopen('A backup is being restored.');
        restoreFrom = null;
        if (restored.ok) return ok({});
        // What was there is still there; it is opened again before the operator is told.
        await engine.reopen('The backup was not restored; the workspace is opened as it was.');
        return restored;
      }),
    /** Makes the key of this desk and hands it to the engine, which has it before this answers. */
    makeDeskKey: (replace: boolean): Done =>
      inTurn(async () => {
        const { slug } = list.open();
        if (slug === trainingSlug) return notTraining('The training workspace has no other desks.');
        const made = await makeDeskKey(vault, deskOf(slug), replace);
        if (!made.ok) return made;
        engine.secrets(await secretsOf(slug));
        log.info('the key of a desk was made', { slug });
        return ok({});
      }),
    /** A secret was entered, removed or unlocked. One in use needs another start; one that is set up is handed over. */
    secretsChanged: async (
      ref: { readonly workspace: string; readonly slot: 'current' | 'next' } | null,
    ): Promise<void> => {
      const { slug } = list.open();
      if (slug === trainingSlug || (ref !== null && ref.workspace !== slug)) return;
      if (ref?.slot === 'next') engine.secrets(await secretsOf(slug));
      else await inTurn(() => engine.reopen('The engine takes up the credentials.'));
    },
  };
};
export type Workspaces = ReturnType<typeof createWorkspaces>;
