import type { MappingDocument } from '../../../shared/domain/mapping-document.ts';
import { mappingFileSchema } from '../../../shared/domain/mapping-report.ts';
import { failure } from '../../../shared/errors.ts';
import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { mappingFile, readDeskFile, targetOf, writeDeskFile } from './desk-files.ts';
import { type HandlerDeps, readOnlyFailure } from './handler-deps.ts';
import { keepDraft } from './mapping.ts';

type Operation = 'mapping.export' | 'mapping.import';

const no = (sentence: string): Result<never> => err(failure('decision.not-possible', sentence));

/** The mapping as a file: handed out, and taken in as the draft. */
export const mappingFileHandlers = (deps: HandlerDeps): Pick<Handlers<'engine'>, Operation> => ({
  'mapping.export': ({ which, path }) => {
    const { stores, clock } = deps;
    const inForce = stores.mappings.inForce();
    const draft = stores.mappings.draft();
    if (which === 'draft' && draft === null) return no('There is no draft to write into a file.');
    const document = which === 'draft' ? (draft?.document ?? inForce.document) : inForce.document;
    const { name } = stores.workspace.get();
    const version = which === 'draft' ? null : inForce.version;
    const target = targetOf(path, `${name}-mapping-${version ?? 'draft'}`, mappingFile);
    if (!target.ok) return target;
    const exportedAt = new Date(clock.now()).toISOString();
    const file = { format: 'concord-mapping', v: 1, workspace: name, version, exportedAt, document };
    const written = writeDeskFile(target.value, `${JSON.stringify(file, null, 2)}\n`);
    return written.ok ? ok({ path: target.value }) : written;
  },
  'mapping.import': ({ path }) => {
    if (deps.heldBy !== null) return err(readOnlyFailure(deps.heldBy));
    const text = readDeskFile(path, mappingFile);
    if (!text.ok) return text;
    const document = documentIn(text.value);
    return document.ok ? keepDraft(deps, document.value, 'mapping.imported') : document;
  },
});

const documentIn = (text: string): Result<MappingDocument> => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return no('This file is not JSON; nothing was taken in.');
  }
  const parsed = mappingFileSchema.safeParse(json);
  if (parsed.success) return ok(parsed.data.document);
  const version = typeof json === 'object' && json !== null && 'v' in json ? json.v : undefined;
  if (typeof version === 'number' && version > 1)
    return no('This file was written by a newer Concord; update this one first.');
  const [issue] = parsed.error.issues;
  return no(`This file is no mapping that fits: ${issue?.path.map(String).join('.') || 'its form'} is wrong.`);
};
