import type { Clock } from '../clock.ts';
import type { WantedWorld } from '../world/kept-world.ts';
import { type Admin, type AdminParts, createAdmin, createAdminHandler } from './admin.ts';
import { createEditOn } from './edit-on.ts';
import { createFaultDesk } from './faults.ts';
import type { Handler } from './http.ts';
import { type LoopbackServer, startLoopbackServer } from './loopback-server.ts';

/** What either simulated system needs to start. */
export type SimulatorOptions = {
  /** The training folder; both systems may share it, and a later start goes on there. */
  readonly folder: string;
  readonly world: WantedWorld;
  readonly user: string;
  readonly secret: string;
  /** The wall's clock unless given. */
  readonly clock?: Clock;
  /** Opens a second port for tests and trainers; 0 takes a free one. */
  readonly admin?: { readonly port: number; readonly token: string } | null;
  /** 0, the default, takes a free one. */
  readonly port?: number;
};

export type Simulator = {
  readonly baseUrl: string;
  readonly adminUrl: string | null;
  readonly admin: Admin;
  readonly close: () => Promise<void>;
};

type Parts = Omit<AdminParts, 'faults' | 'editOn'> & {
  readonly handler: Handler;
  readonly maxBodyBytes: number;
  readonly closeState: () => void;
};

const MEGABYTE = 1_048_576;

const openAdminPort = async (admin: Admin, options: SimulatorOptions): Promise<LoopbackServer | null> => {
  if (!options.admin) return null;
  const { user, secret, admin: wanted } = options;
  const handler = createAdminHandler(admin, wanted.token, { user, secret });
  return startLoopbackServer({ handler, faults: null, port: wanted.port, maxBodyBytes: MEGABYTE });
};

/** Puts a system's parts behind its port, and its admin port beside it. */
export const startSimulator = async (options: SimulatorOptions, parts: Parts): Promise<Simulator> => {
  const faults = createFaultDesk(parts.clock.now);
  const editOn = createEditOn(parts.edit);
  const admin = createAdmin({ ...parts, faults, editOn });
  const { maxBodyBytes, closeState } = parts;
  const handler = editOn.watch(parts.handler);
  const server = await startLoopbackServer({ handler, faults, port: options.port ?? 0, maxBodyBytes });
  const adminServer = await openAdminPort(admin, options);
  return {
    baseUrl: server.origin,
    adminUrl: adminServer?.origin ?? null,
    admin,
    close: async () => {
      faults.disarm();
      faults.release();
      await Promise.all([server.close(), adminServer?.close()]);
      closeState();
    },
  };
};
