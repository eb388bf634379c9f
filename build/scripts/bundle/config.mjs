import { builtinModules } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { projectRoot } from '../runtime/paths.mjs';

/** What each program of the application is built from. `out/main/<name>.js` is found there by the others. */
const NODE_ENTRIES = {
  index: 'electron/main/index.ts',
  engine: 'electron/engine/entry.ts',
  headless: 'electron/engine/headless.ts',
  training: 'electron/training/entry.ts',
};
const PRELOAD_ENTRY = 'electron/preload/index.ts';

/** Everything else is bundled, so that a package needs no node_modules but the database library. */
const EXTERNAL = ['electron', 'better-sqlite3', /^node:/, ...builtinModules];

/** @typedef {{ readonly development: boolean }} Options */

/** The three builds: programs for Node, the preload, the window. @param {Options} options */
export const buildConfigs = ({ development }) => ({
  main: mainConfig(NODE_ENTRIES, development),
  preload: preloadConfig(development),
  renderer: rendererConfig(),
});

/** @param {Record<string, string>} input @param {boolean} development @returns {import('vite').InlineConfig} */
const mainConfig = (input, development) =>
  nodeConfig('main', input, development, { format: 'es', entryFileNames: '[name].js' });

/** One CommonJS file: a sandboxed preload can load nothing else. @param {boolean} development @returns {import('vite').InlineConfig} */
const preloadConfig = (development) =>
  nodeConfig('preload', { index: PRELOAD_ENTRY }, development, {
    format: 'cjs',
    entryFileNames: '[name].cjs',
    codeSplitting: false,
  });

/**
 * @param {string} name
 * @param {Record<string, string>} input
 * @param {boolean} development
 * @param {import('vite').Rolldown.OutputOptions} output
 * @returns {import('vite').InlineConfig}
 */
export const nodeConfig = (name, input, development, output) => ({
  configFile: false,
  root: projectRoot,
  mode: development ? 'development' : 'production',
  logLevel: 'warn',
  publicDir: false,
  resolve: { conditions: ['node'], mainFields: ['module', 'main'] },
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: true,
    outDir: `out/${name}`,
    emptyOutDir: true,
    sourcemap: true,
    target: 'node20',
    minify: false,
    reportCompressedSize: false,
    watch: development ? {} : null,
    rolldownOptions: { input, external: EXTERNAL, output },
  },
});

/** @returns {import('vite').InlineConfig} */
export const rendererConfig = () => ({
  configFile: false,
  root: path.join(projectRoot, 'renderer'),
  base: './',
  logLevel: 'warn',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: path.join(projectRoot, 'out/renderer'),
    emptyOutDir: true,
    sourcemap: true,
    target: 'chrome130',
    reportCompressedSize: false,
    // Loaded from the disk at once: parts would only come later.
    chunkSizeWarningLimit: 2_000,
    // A font or picture as a data: address would need a hole in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
