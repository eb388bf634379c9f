import path from 'node:path';

const CODE = /\.(ts|tsx|mts|cts|js|mjs|cjs|css|sql|sh|h|html)$/;
const GENERATED: readonly string[] = ['electron/engine/store/schema.sql'];
const MAX_LINES = 300;
const MAX_TEST_LINES = 400;
const MAX_README_LINES = 40;
const MAX_ROOT_README_LINES = 150;

/** Names that say nothing about what is inside, so that anything ends up there. */
const EMPTY_NAMES: readonly string[] = ['util', 'utils', 'helper', 'helpers', 'common', 'manager', 'misc'];

const limitOf = (file: string): number | null => {
  if (file === 'README.md') return MAX_ROOT_README_LINES;
  if (path.posix.basename(file) === 'README.md') return MAX_README_LINES;
  if (!CODE.test(file) || GENERATED.includes(file)) return null;
  return file.startsWith('test/') ? MAX_TEST_LINES : MAX_LINES;
};

/** One sentence when a file is longer than its kind may be. */
export const tooLong = (file: string, text: string): readonly string[] => {
  const lines = text.trimEnd().split('\n').length;
  const limit = limitOf(file);
  return limit !== null && lines > limit ? [`${file} has ${lines} lines; ${limit} are allowed`] : [];
};

/** One sentence when a name on a file's path is empty of meaning. */
export const badlyNamed = (file: string): readonly string[] => {
  const words = file.toLowerCase().split(/[/.\-_]/);
  const found = words.find((word) => EMPTY_NAMES.includes(word));
  return found === undefined ? [] : [`${file}: "${found}" does not say what is inside`];
};

const SOURCES: Readonly<Record<string, string>> = {
  shared: 'shared',
  engine: 'electron/engine',
  training: 'electron/training',
  vault: 'electron/vault',
  main: 'electron/main',
  renderer: 'renderer',
  build: 'build/scripts',
};
const SPECIAL_FOLDERS: readonly string[] = [
  'architecture',
  'conformance',
  'doubles',
  'e2e',
  'fixtures',
  'linux',
  'scenarios',
  'wire-corpus',
];
const MODULE_EXTENSIONS: readonly string[] = ['.ts', '.tsx', '.mjs', '.sql'];

/** One sentence when a test stands where no module of its name is, or in a folder that is not foreseen. */
export const unmirrored = (file: string, files: ReadonlySet<string>): readonly string[] => {
  const [, folder = '', rest] = /^test\/([^/]+)\/(.+)$/.exec(file) ?? [];
  if (rest === undefined || SPECIAL_FOLDERS.includes(folder)) return [];
  const source = SOURCES[folder];
  if (source === undefined) return [`${file}: test/${folder} is not one of the folders of tests`];
  const [, module] = /^(.+)\.test\.tsx?$/.exec(rest) ?? [];
  if (module === undefined) return []; // What a test of this folder shares with another.
  const candidates = MODULE_EXTENSIONS.map((extension) => `${source}/${module}${extension}`);
  return candidates.some((candidate) => files.has(candidate))
    ? []
    : [`${file} tests no module: ${source}/${module}.ts`];
};
