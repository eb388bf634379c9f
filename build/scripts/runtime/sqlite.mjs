import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { copyIntoPlace, exists, readJson, sha256OfFile, sha256OfText } from './files.mjs';
import { withLock } from './lock.mjs';
import { cacheFolder, packageFolder, platform, projectRoot } from './paths.mjs';
import { SetupFailure, withHeartbeat } from './report.mjs';
import { lastLines, runQuietly } from './run.mjs';
import { ensureSystemNeeds } from './system-needs.mjs';

/** better-sqlite3's own binaries need this version of Node-API: Node 22.14, Electron 35. */
const PREBUILT_NODE_API = 10;
const COMPAT_HEADER = path.join(projectRoot, 'build/native/napi9-compat.h');
/** Raise when the compiler's arguments below change. */
const RECIPE = '1';

/** Whether a binary must be compiled for this Node or that Electron. @param {number} [electronNodeApi] */
const needsOwnSqlite = (electronNodeApi = PREBUILT_NODE_API) =>
  Math.min(electronNodeApi, Number(process.versions.napi)) < PREBUILT_NODE_API;

/**
 * Makes `import 'better-sqlite3'` work in this Node and in the Electron of the given Node-API version. Its package
 * brings binaries for Node-API 10; an older one (linux-x64 only) gets a binary compiled here once and cached.
 * @param {import('./report.mjs').Report} report
 * @param {number} [electronNodeApi]
 */
export const ensureSqlite = async (report, electronNodeApi) => {
  const folder = packageFolder('better-sqlite3');
  const binding = path.join(folder, 'build/Release/better_sqlite3.node');
  if (!needsOwnSqlite(electronNodeApi)) {
    // A binary from an older runtime would be loaded before the one that the package brings. Without a word of Electron
    // it stays: the older Electron that it was compiled for may be using it, and a newer Node loads it as well.
    if (electronNodeApi !== undefined) await fs.rm(path.join(folder, 'build'), { recursive: true, force: true });
    return;
  }
  const cached = await cachedBinding();
  if (!(await exists(cached))) {
    await ensureSystemNeeds(['compiler'], report);
    await withLock(cached, report, async () => {
      if (!(await exists(cached))) await compile(folder, cached, report);
    });
  }
  if ((await exists(binding)) && (await sha256OfFile(binding)) === (await sha256OfFile(cached))) return;
  await copyIntoPlace(cached, binding);
  report('the database library for this version of Node is in place');
};

/** Whether the next call of ensureSqlite will compile. @param {number} [electronNodeApi] */
export const needsCompiler = async (electronNodeApi) =>
  needsOwnSqlite(electronNodeApi) && !(await exists(await cachedBinding()));

/** Its name changes with whatever the compiled binary depends on. */
const cachedBinding = async () => {
  const { version } = await readJson(path.join(packageFolder('better-sqlite3'), 'package.json'));
  const glibc = /** @type {any} */ (process.report.getReport()).header.glibcVersionRuntime ?? 'none';
  const header = await fs.readFile(COMPAT_HEADER, 'utf8');
  const key = sha256OfText([version, header, glibc, RECIPE].join('\n')).slice(0, 12);
  return path.join(cacheFolder, `better-sqlite3-${version}-${platform}-${key}.node`);
};

/** @param {string} folder @param {string} target @param {import('./report.mjs').Report} report */
const compile = async (folder, target, report) => {
  report('compiling the database library for this version of Node: about half a minute, once');
  await fs.mkdir(cacheFolder, { recursive: true });
  const work = await fs.mkdtemp(path.join(cacheFolder, 'compile-'));
  try {
    const defines = await sqliteDefines(folder);
    const library = path.join(work, 'sqlite3.o');
    const binding = path.join(work, 'binding.o');
    const compiling = Promise.all([
      run('cc', sqliteArguments(folder, defines, library)),
      run('g++', bindingArguments(folder, defines, binding)),
    ]);
    await withHeartbeat(report, 'still compiling', compiling);
    const module = path.join(work, 'better_sqlite3.node');
    await run('g++', linkArguments(module, [binding, library]));
    await fs.rename(module, target);
    report(`compiled, and kept in ${target.replace(os.homedir(), '~')}`);
  } finally {
    await fs.rm(work, { recursive: true, force: true });
  }
};

/** The options that better-sqlite3 builds SQLite with, read from its own list. @param {string} folder */
const sqliteDefines = async (folder) => {
  const text = await fs.readFile(path.join(folder, 'deps/defines.gypi'), 'utf8');
  return [...text.matchAll(/'((?:HAVE|SQLITE)_[^']*)'/g)].map((found) => `-D${found[1]}`);
};

/** @param {string} folder @param {readonly string[]} defines @param {string} output */
const sqliteArguments = (folder, defines, output) => [
  ...['-c', '-w', '-std=c99', '-O1', '-fPIC', '-DNDEBUG', '-D_GNU_SOURCE'],
  ...defines,
  ...[path.join(folder, 'deps/sqlite3/sqlite3.c'), '-o', output],
];

/** @param {string} folder @param {readonly string[]} defines @param {string} output */
const bindingArguments = (folder, defines, output) => [
  ...['-c', '-w', '-std=c++20', '-O1', '-fPIC', '-fno-rtti', '-fno-exceptions', '-DNDEBUG'],
  ...['-fvisibility=hidden', '-fvisibility-inlines-hidden', '-include', COMPAT_HEADER],
  ...['-DNAPI_VERSION=9', '-DNAPI_DISABLE_CPP_EXCEPTIONS', '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS'],
  ...['-DNODE_GYP_MODULE_NAME=better_sqlite3', '-DBUILDING_NODE_EXTENSION'],
  ...defines,
  `-I${packageFolder('node-api-headers')}/include`,
  `-I${packageFolder('node-addon-api')}`,
  `-I${path.join(folder, 'deps/sqlite3')}`,
  ...[path.join(folder, 'src/better_sqlite3.cpp'), '-o', output],
];

/** @param {string} output @param {readonly string[]} objects */
const linkArguments = (output, objects) => [
  ...['-shared', '-s', '-static-libstdc++', '-static-libgcc', '-o', output, ...objects],
  ...['-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL', '-ldl', '-lpthread'],
];

/** @param {string} command @param {readonly string[]} args */
const run = async (command, args) => {
  const { code, output } = await runQuietly(command, args);
  if (code === 0) return;
  throw new SetupFailure(
    `The database library could not be compiled: ${command} ended with ${code}.\n${lastLines(output)}`,
    'Free disk space or memory if that is the cause, or use Node 22.14 or newer, which needs no compiling.',
  );
};
