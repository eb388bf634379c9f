import { z } from 'zod';
import { listViewSchema, savedViewSchema, viewNameSchema } from '../../domain/saved-view.ts';
import { command, query } from '../define.ts';

const idSchema = z.number().int().positive();

/** Views of the list of mismatches that have a name, for everybody who works in the workspace. */
export const viewOperations = {
  'view.list': query({
    process: 'engine',
    summary: 'The named views of the list of mismatches, by name.',
    input: z.strictObject({}),
    output: z.strictObject({ views: z.array(savedViewSchema).max(200).readonly() }),
  }),
  'view.save': command({
    process: 'engine',
    summary: 'Keep a filter and an order under a name.',
    input: z.strictObject({ name: viewNameSchema, view: listViewSchema }),
    output: z.strictObject({ id: idSchema }),
  }),
  'view.rename': command({
    process: 'engine',
    summary: 'Give a named view another name.',
    input: z.strictObject({ id: idSchema, name: viewNameSchema }),
    output: z.strictObject({}),
  }),
  'view.remove': command({
    process: 'engine',
    summary: 'Remove a named view; the cases stay as they are.',
    input: z.strictObject({ id: idSchema }),
    output: z.strictObject({}),
  }),
} as const;
