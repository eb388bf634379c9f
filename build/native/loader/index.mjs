/**
 * Becomes resources/default_app.asar of the fallback Electron, whose archive has none: runs the application folder
 * given on the command line, after the modules given with -r (Playwright uses that).
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const require = createRequire(import.meta.url);
const rest = process.argv.slice(1);
/** @type {string | undefined} */
let folder;
while (rest.length > 0 && folder === undefined) {
  const argument = rest.shift() ?? '';
  if (argument === '-r' || argument === '--require') require(path.resolve(rest.shift() ?? ''));
  else if (!argument.startsWith('-')) folder = path.resolve(argument);
}
if (folder === undefined) {
  console.error('electron: no application folder was given');
  app.exit(1);
} else {
  const { productName, name, version, main } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  app.setName(productName ?? name);
  // Electron's own default application calls these two as well; its types leave them out.
  const loaded = /** @type {import('electron').App & Record<'setVersion' | 'setAppPath', (value: string) => void>} */ (
    app
  );
  loaded.setVersion(version);
  loaded.setAppPath(folder);
  await import(pathToFileURL(path.join(folder, main)).href);
}
