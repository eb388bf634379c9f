import { failure } from '../../../shared/errors.ts';
import type { Access, EngineStart, Secrets } from '../../../shared/ipc/messages.ts';
import type { Connection } from '../../../shared/ipc/operations/connection.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { ConnectionStore } from '../store/connections.ts';

type System = Connection['system'];
type Slot = Connection['slot'];

/** How to get at each system: what the workspace's file says of it, and the secrets that are held in memory only. */
export type AccessHolder = {
  /** Fails with connection.incomplete (not set up) or secret.unavailable (its secret is not at hand). */
  readonly accessOf: (system: System, slot: Slot) => Result<Access>;
  readonly hasSecret: (system: System, slot: Slot) => boolean;
  /** The private keys of this desk; null when they are not at hand. */
  readonly desk: () => string | null;
  readonly replace: (secrets: Secrets) => void;
  /** Both connections in use; null when one lacks its secret or is not set up. */
  readonly current: () => { readonly erp: Access; readonly dotdigital: Access } | null;
};

const noSecrets: Secrets = { erp: { current: null, next: null }, dotdigital: { current: null, next: null } };

/** Access that was handed in with the start (as for training) goes before what the workspace's file says. */
export const createAccess = (start: EngineStart, connections: ConnectionStore): AccessHolder => {
  let secrets = start.secrets ?? noSecrets;
  const accessOf = (system: System, slot: Slot): Result<Access> => {
    const given = start[system];
    if (slot === 'current' && given !== null) return ok(given);
    const connection = connections.find(system, slot);
    if (connection === null) return err(failure('connection.incomplete', `${nameOf(system)} is not set up yet.`));
    const secret = secrets[system][slot];
    if (secret === null || secret === '')
      return err(
        failure('secret.unavailable', `The secret of ${nameOf(system)} is not at hand: enter it, or unlock the vault.`),
      );
    const { product, baseUrl, user } = connection;
    return ok({ product: productNames[product], baseUrl, user, secret });
  };
  return {
    accessOf,
    hasSecret: (system, slot) => accessOf(system, slot).ok,
    desk: () => secrets.desk ?? null,
    replace: (next) => {
      secrets = next;
    },
    current: () => {
      const erp = accessOf('erp', 'current');
      const dotdigital = accessOf('dotdigital', 'current');
      return erp.ok && dotdigital.ok ? { erp: erp.value, dotdigital: dotdigital.value } : null;
    },
  };
};

const nameOf = (system: System): string => (system === 'erp' ? 'The ERP' : 'Dotdigital');

/** How a product is called in sentences. */
const productNames: Readonly<Record<Connection['product'], string>> = {
  training: 'Training',
  flow: 'ERP flow',
  dotdigital: 'Dotdigital',
};
