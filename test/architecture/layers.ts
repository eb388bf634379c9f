import path from 'node:path';
import { importsOf } from './imports.ts';

/** Package name → why this layer may use it. `node:` stands for Node's own modules. */
type Packages = Readonly<Record<string, string>>;

export type Layer = {
  /** A folder with its subfolders, or one file. */
  readonly place: string;
  /** What it may import besides itself. */
  readonly from: readonly string[];
  /** What it may import with `import type` only. */
  readonly typesFrom?: readonly string[];
  readonly packages: Packages;
};

const interfaceLibraries: Packages = {
  react: 'the window is drawn with it',
  'react-dom': "React's way to the page",
  zustand: 'one small store a feature, without providers',
  'radix-ui': 'dialogs, menus and popovers with focus and ARIA done right',
  '@tanstack/react-virtual': 'lists of 100,000 rows draw only what is seen',
  'lucide-react': 'icons, only the imported ones are bundled',
  '@fontsource-variable/inter': 'the interface font, from the package instead of a server',
  '@fontsource-variable/jetbrains-mono': 'the font for codes and amounts, likewise',
};

/** The first entry whose place contains a file is its layer: the particular stands before the general. */
export const layers: readonly Layer[] = [
  { place: 'shared', from: [], packages: { zod: 'shapes that are checked at run time' } },
  {
    place: 'electron/vault',
    from: [],
    packages: { zod: 'the stored box and records are parsed', 'node:': 'scrypt, AES-256-GCM, random bytes' },
  },
  {
    place: 'electron/engine/domain',
    from: ['shared'],
    packages: { 'libphonenumber-js': 'pure; numbering plans of all countries' },
  },
  {
    place: 'electron/engine/runtime',
    from: ['shared'],
    packages: { 'node:': 'real clock, random ids, ports' },
  },
  {
    place: 'electron/engine/store',
    from: ['shared', 'electron/engine/runtime'],
    packages: {
      'better-sqlite3': 'the one file that holds a workspace',
      zod: 'rows with JSON in them are parsed',
      'node:': 'paths, backups, encryption of personal values',
    },
  },
  {
    place: 'electron/engine/connectors',
    from: ['shared', 'electron/engine/runtime'],
    packages: {
      undici: 'HTTP with time-outs, pools and a dispatcher that tests can replace',
      zod: 'every answer of a remote system is parsed',
      'node:': 'hashes and timers',
    },
  },
  {
    place: 'electron/engine/flows',
    from: ['shared', 'electron/engine/domain', 'electron/engine/runtime'],
    typesFrom: [
      'electron/engine/store',
      'electron/engine/connectors/connector.ts',
      'electron/engine/connectors/campaigns.ts',
      'electron/engine/connectors/insight.ts',
    ],
    packages: {},
  },
  {
    place: 'electron/engine/headless',
    from: ['shared', 'electron/engine', 'electron/vault'],
    packages: { 'node:': 'start, paths, standard input and output' },
  },
  {
    place: 'electron/engine',
    from: ['shared', 'electron/vault/desk'],
    packages: { 'node:': 'start, paths, standard input and output' },
  },
  {
    place: 'electron/main',
    from: ['shared', 'electron/vault'],
    packages: {
      electron: 'the only layer with power over windows and the keychain',
      'electron-store': 'settings and sealed secrets in one file',
      zod: 'input and output of the gate, settings',
      'node:': 'paths, processes, files',
    },
  },
  {
    place: 'electron/preload',
    from: [],
    typesFrom: ['shared'],
    packages: { electron: 'the bridge between the window and main' },
  },
  {
    place: 'electron/training',
    from: ['shared'],
    packages: {
      'node:': 'HTTP servers on loopback',
      'better-sqlite3': 'a simulated system keeps its state over a restart',
      zod: 'requests are checked as the real systems check them',
    },
  },
  { place: 'renderer/design', from: [], packages: interfaceLibraries },
  { place: 'renderer', from: ['shared'], packages: interfaceLibraries },
];

const FEATURE = /^renderer\/features\/([^/]+)\//;
const EXTENSION = /\.(ts|tsx|json|css|sql|svg|png|woff2)$/;

const isIn = (file: string, place: string): boolean => file === place || file.startsWith(`${place}/`);

/** The layer that a file belongs to. */
export const layerOf = (file: string): Layer | undefined => layers.find((layer) => isIn(file, layer.place));

const packageOf = (specifier: string): string => {
  if (specifier.startsWith('node:')) return 'node:';
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
};

const crossesFeatures = (file: string, target: string): boolean => {
  const [, own] = FEATURE.exec(file) ?? [];
  const [, other] = FEATURE.exec(target) ?? [];
  return own !== undefined && other !== undefined && own !== other;
};

/** What a module does against the table, one sentence for each; empty when it keeps to it. */
export const violationsIn = (file: string, source: string): readonly string[] => {
  const layer = layerOf(file);
  if (!layer) return [`${file} belongs to no layer`];
  return importsOf(file, source).flatMap(({ specifier, typeOnly }) => {
    if (specifier === null) return [`${file} imports something computed, which cannot be checked`];
    if (!specifier.startsWith('.')) {
      const name = packageOf(specifier);
      return name in layer.packages ? [] : [`${file}: ${layer.place} may not use the package ${name}`];
    }
    const target = path.posix.join(path.posix.dirname(file), specifier.replace(/\?.*$/, ''));
    const allowed = [layer.place, ...layer.from, ...(typeOnly ? (layer.typesFrom ?? []) : [])];
    if (!allowed.some((place) => isIn(target, place))) return [`${file}: ${layer.place} may not import ${target}`];
    if (crossesFeatures(file, target)) return [`${file}: a feature may not import another feature, ${target}`];
    return EXTENSION.test(target) ? [] : [`${file}: ${specifier} lacks its extension`];
  });
};
