import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the window keeps its data on this system: the same place that Electron calls userData. */
export const dataFolder = (env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string => {
  const own = env.CONCORD_USER_DATA;
  if (own !== undefined && own !== '') return own;
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Concord');
  if (platform === 'win32') return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Concord');
  return join(env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'Concord');
};
