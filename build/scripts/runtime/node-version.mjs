import { fallbackServesThisPlatform } from './fallback.mjs';
import { SetupFailure } from './report.mjs';

const NEEDED = [22, 14];

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

/** Whether this Node is older than what the official Electron and the prebuilt libraries need. */
export const isOldNode = major < 22 || (major === 22 && minor < 14);

/** @returns {never} */
export const refuseOldNode = () => {
  throw new SetupFailure(
    `Concord needs Node ${NEEDED.join('.')} or newer; this is ${process.versions.node}.`,
    'Install a newer Node from nodejs.org or your package manager, then run npm ci again.',
  );
};

/** Node 20 is enough only where the fallback Electron can be used. */
export const assertNodeIsUsable = () => {
  if (isOldNode && (!fallbackServesThisPlatform || major < 20)) refuseOldNode();
};
