import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';

// Runs the engine's bundle from compiled code, because an engine is started for each kill and compiling is a third of a
// start. The first engine that ends by itself leaves the code behind, with all that it came to use.

const program = join(import.meta.dirname, 'engine.cjs');
const kept = `${program}.cache`;
const cachedData = existsSync(kept) ? readFileSync(kept) : undefined;
const script = new Script(Module.wrap(readFileSync(program, 'utf8')), {
  filename: program,
  ...(cachedData === undefined ? {} : { cachedData }),
});
if (cachedData === undefined)
  process.once('exit', () => {
    // Whole or not at all: the next engine may be starting already.
    const fresh = `${kept}.${process.pid}`;
    writeFileSync(fresh, script.createCachedData());
    renameSync(fresh, kept);
  });
script.runInThisContext()({}, createRequire(program), { exports: {} }, program, import.meta.dirname);
