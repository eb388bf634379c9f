import { expect, test } from 'vitest';
import { layers, violationsIn } from './layers.ts';
import { projectFiles, textOf } from './repository.ts';

const SOURCE = /^(shared|electron|renderer)\/.*\.(ts|tsx|mts|cts|js|mjs|cjs)$/;

test('every import in the product keeps to the table of layers', () => {
  const sources = projectFiles().filter((file) => SOURCE.test(file));
  expect(sources.length).toBeGreaterThan(20);
  expect(sources.flatMap((file) => violationsIn(file, textOf(file)))).toEqual([]);
});

test('every package that a layer may use has a reason', () => {
  const reasons = layers.flatMap((layer) => Object.values(layer.packages));
  expect(reasons.filter((reason) => reason.trim().length < 10)).toEqual([]);
});

const flow = 'electron/engine/flows/sync.ts';
const feature = 'renderer/features/today/view.tsx';

test.each([
  ['a package in shared', 'shared/a.ts', "import fs from 'node:fs';"],
  ['a subpath of a package', 'shared/a.ts', "import x from 'undici/types/agent';"],
  ['a scoped package', 'shared/a.ts', "import x from '@tanstack/react-virtual';"],
  ['a static import', 'electron/engine/domain/a.ts', "import { open } from '../store/open.ts';"],
  ['a type', 'electron/engine/domain/a.ts', "import type { Db } from '../store/open.ts';"],
  ['a type within an expression', 'electron/engine/domain/a.ts', "export type Db = import('../store/open.ts').Db;"],
  ['a dynamic import', 'electron/engine/domain/a.ts', "export const f = () => import('../store/open.ts');"],
  ['export from', 'electron/engine/domain/a.ts', "export { open } from '../store/open.ts';"],
  ['export all from', 'electron/engine/domain/a.ts', "export * from '../store/open.ts';"],
  ['export type from', 'electron/engine/domain/a.ts', "export type { Db } from '../store/open.ts';"],
  ['an import for its effect', 'electron/engine/domain/a.ts', "import '../store/open.ts';"],
  ['require', 'electron/engine/domain/a.ts', "export const x = require('better-sqlite3');"],
  ['import equals', 'electron/engine/domain/a.ts', "import x = require('better-sqlite3');"],
  ['a computed import', 'electron/main/a.ts', 'export const f = (name: string) => import(name);'],
  [
    'a computed import by template',
    'electron/main/a.ts',
    'export const f = (n: string) => import(`./a/$' + '{n}.ts`);',
  ],
  ['the store as a value in a flow', flow, "import { mirror } from '../store/mirror.ts';"],
  ['a connector other than its interface', flow, "import type { X } from '../connectors/dotdigital/schemas.ts';"],
  ['the engine in main', 'electron/main/a.ts', "import { createEngine } from '../engine/create-engine.ts';"],
  ['Electron in the engine', 'electron/engine/entry.ts', "import { app } from 'electron';"],
  ['SQL in main', 'electron/main/a.ts', "import Database from 'better-sqlite3';"],
  ['the engine in training', 'electron/training/a.ts', "import type { X } from '../engine/domain/a.ts';"],
  ['training in the engine', 'electron/engine/headless.ts', "import { start } from '../training/entry.ts';"],
  ['main in training', 'electron/training/a.ts', "import { x } from '../main/window.ts';"],
  [
    'values of shared in the preload',
    'electron/preload/index.ts',
    "import { contract } from '../../shared/ipc/contract.ts';",
  ],
  ['the vault in a connector', 'electron/engine/connectors/a.ts', "import { seal } from '../../vault/seal.ts';"],
  ['shared in the vault', 'electron/vault/a.ts', "import { ok } from '../../shared/result.ts';"],
  ['zod in the renderer', feature, "import { z } from 'zod';"],
  ['the engine in the renderer', feature, "import type { X } from '../../../electron/engine/domain/a.ts';"],
  ['another feature', feature, "import { List } from '../mismatches/parts/list.tsx';"],
  ['a feature in the design', 'renderer/design/a.tsx', "import { View } from '../features/today/view.tsx';"],
  ['the domain in the design', 'renderer/design/a.tsx', "import type { X } from '../../shared/domain/run.ts';"],
  ['a test in the product', 'shared/a.ts', "import { x } from '../test/doubles/clock.ts';"],
  ['a missing extension', 'shared/a.ts', "import { ok } from './result';"],
  ['a file outside every layer', 'electron/other/a.ts', ''],
])('the table bites: %s', (_what, file, source) => {
  expect(violationsIn(file, source)).toHaveLength(1);
});

test.each([
  ['zod in shared', 'shared/a.ts', "import { z } from 'zod';"],
  ['a name in a comment', 'shared/a.ts', "// import fs from 'node:fs'\nexport {};"],
  ['a name in a string', 'shared/a.ts', 'export const text = "import fs from \'node:fs\'";'],
  ['the store as a type in a flow', flow, "import type { Stores } from '../store/stores.ts';"],
  ["the connector's interface in a flow", flow, "import type { Connector } from '../connectors/connector.ts';"],
  ['the interface of insight data in a flow', flow, "import type { Collection } from '../connectors/insight.ts';"],
  ['a part of the same feature', feature, "import { Count } from './parts/count.tsx';"],
  ['a style sheet', feature, "import styles from './view.module.css';"],
  [
    'types of shared in the preload',
    'electron/preload/index.ts',
    "import type { X } from '../../shared/ipc/messages.ts';",
  ],
  ['the vault in main', 'electron/main/vault/a.ts', "import { seal } from '../../vault/seal.ts';"],
  ['the vault in the runner', 'electron/engine/headless/a.ts', "import { seal } from '../../vault/seal.ts';"],
  ['SQL as text', 'electron/engine/store/a.ts', "import schema from './schema.sql?raw';"],
  ['everything of the engine in its entry', 'electron/engine/entry.ts', "import { sync } from './flows/sync.ts';"],
])('the table allows: %s', (_what, file, source) => {
  expect(violationsIn(file, source)).toEqual([]);
});
