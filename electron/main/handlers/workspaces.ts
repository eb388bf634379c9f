import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { ok } from '../../../shared/result.ts';
import type { ScheduleTimer } from '../schedule/timer.ts';
import type { WorkspaceList } from '../settings/workspace-list.ts';
import type { Workspaces } from '../workspaces/workspaces.ts';

export type WorkspaceHandlerDeps = {
  readonly workspaces: Workspaces;
  readonly workspaceList: WorkspaceList;
  readonly timer: ScheduleTimer;
};

type Operation = Extract<
  keyof Handlers<'main'>,
  `workspaces.${string}` | `schedule.${string}` | 'connection.switch' | 'backup.restore' | 'desk.make-key'
>;

/** Which workspace is open, what its connections are, and when its jobs run. */
export const workspaceHandlers = (deps: WorkspaceHandlerDeps): Pick<Handlers<'main'>, Operation> => {
  const { workspaces, workspaceList, timer } = deps;
  return {
    'workspaces.list': () => ok({ workspaces: workspaces.list() }),
    'workspaces.create': (request) => workspaces.create(request),
    'workspaces.open': ({ slug }) => workspaces.open(slug),
    'workspaces.rename': ({ slug, name }) => workspaces.rename(slug, name),
    'workspaces.remove': ({ slug, name }) => workspaces.remove(slug, name),
    'connection.switch': ({ system }) => workspaces.switchConnection(system),
    'backup.restore': (from) => workspaces.restore(from),
    'desk.make-key': ({ replace }) => workspaces.makeDeskKey(replace),
    'schedule.get': async () => ok({ jobs: await timer.plan() }),
    'schedule.set': ({ job, isOn, everyMs }) => {
      workspaceList.keepTimer(workspaceList.open().slug, job, { isOn, everyMs });
      return ok({});
    },
  };
};
