import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { ok } from '../../../shared/result.ts';
import type { ScheduleTimer } from '../schedule/timer.ts';
import type { WorkspaceList } from '../settings/workspace-list.ts';
import type { Workspaces } from '../workspaces/workspaces.ts';

export type WorkspaceHandlerDeps = {
  readonly workspaces: Workspaces;
  readonly workspaceList: WorkspaceList;
  readonly timer: ScheduleTimer;
  readonly now: () => number;
};

type Operation = Extract<
  keyof Handlers<'main'>,
  `workspaces.${string}` | `schedule.${string}` | 'connection.switch' | 'backup.restore' | 'desk.make-key'
>;

/** Which workspace is open, what its connections are, and when its jobs run. */
export const workspaceHandlers = (deps: WorkspaceHandlerDeps): Pick<Handlers<'main'>, Operation> => {
  const { workspaces, workspaceList, timer, now } = deps;
  return {
    'workspaces.list': () => ok({ workspaces: workspaces.list() }),
    'workspaces.create': (request) => workspaces.create(request),
    'workspaces.open': ({ slug }) => workspaces.open(slug),
    'workspaces.rename': ({ slug, name }) => workspaces.rename(slug, name),
    'workspaces.remove': ({ slug, name }) => workspaces.remove(slug, name),
    'connection.switch': ({ system }) => workspaces.switchConnection(system),
    'backup.restore': (from) => workspaces.restore(from),
    'desk.make-key': ({ replace }) => workspaces.makeDeskKey(replace),
    'schedule.get': async () => ok(await timer.plan()),
    'schedule.set': ({ job, isOn, rhythm }) => {
      workspaceList.keepTimer(workspaceList.open().slug, job, { isOn, rhythm, setAt: now() });
      return ok({});
    },
    'schedule.quiet': ({ quiet }) => {
      workspaceList.keepQuiet(workspaceList.open().slug, quiet);
      return ok({});
    },
  };
};
