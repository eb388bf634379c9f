import { z } from 'zod';
import { type Answer, type Call, jsonOf } from '../server/http.ts';
import type { Params } from '../server/routes.ts';
import type { StateFile } from '../server/state-file.ts';
import { refusalV2 } from './refusals.ts';
import type { Switches } from './switches.ts';
import { type FieldType, fieldTypes, hasType } from './values.ts';

export type FieldDefinition = { readonly name: string; readonly type: FieldType };

const RESTRICTED = new Set(
  `account campaign campaignid contact contact_api_id contactid email hcontactid hemail hemail256 id messagecontent
   mobilenumberid notes unsubscribed uniquecontactid`.split(/\s+/),
);

const rowSchema = z.object({
  name: z.string(),
  type: z.enum(fieldTypes),
  visibility: z.string(),
  default_value: z.string(),
  built_in: z.number(),
});

const creationSchema = z.object({
  name: z.string().regex(/^[A-Za-z0-9_-]{1,20}$/),
  type: z.enum(fieldTypes),
  visibility: z.enum(['Private', 'Public']).default('Private'),
  defaultvalue: z.union([z.string(), z.number(), z.boolean(), z.null()]).default(null),
});

export type FieldStore = {
  readonly all: () => readonly FieldDefinition[];
  /** Names match in any case (contract dotdigital 3.2 [I]). */
  readonly find: (name: string) => FieldDefinition | null;
};

export const createFieldStore = (file: StateFile): FieldStore => {
  const all = file.prepare('SELECT name, type, visibility, default_value, built_in FROM data_field ORDER BY name');
  const find = file.prepare('SELECT name, type, visibility, default_value, built_in FROM data_field WHERE name = ?');
  return {
    all: () => z.array(rowSchema).parse(all.all()),
    find: (name) => rowSchema.nullable().parse(find.get(name) ?? null),
  };
};

/** v2 bodies are read without regard to the case of their keys (contract dotdigital 1 [C]). */
const lowerKeys = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).map(([key, entry]) => [key.toLowerCase(), entry]))
    : value;

const answerOf = (row: z.infer<typeof rowSchema>) => ({
  name: row.name,
  type: row.type,
  visibility: row.visibility,
  defaultValue: z.json().parse(JSON.parse(row.default_value)),
});

const DELETE_VALUES = `UPDATE contact SET data_fields = json_remove(data_fields, '$."' || @name || '"')
  WHERE json_type(data_fields, '$."' || @name || '"') IS NOT NULL`;

/** The v2 calls on contact data fields (contract dotdigital 5 [C]). */
export const createDataFieldCalls = (
  file: StateFile,
  { fields: store, switches }: { readonly fields: FieldStore; readonly switches: Switches },
) => {
  const rows = file.prepare('SELECT name, type, visibility, default_value, built_in FROM data_field ORDER BY name');
  const insert = file.prepare(
    'INSERT INTO data_field(name, type, visibility, default_value, built_in) VALUES (?, ?, ?, ?, 0)',
  );
  const remove = file.prepare('DELETE FROM data_field WHERE name = ? AND built_in = 0');
  const removeValues = file.prepare(DELETE_VALUES);

  const create = (call: Call): Answer => {
    const json = jsonOf(call);
    const parsed = creationSchema.safeParse(json.ok ? lowerKeys(json.value) : null);
    if (!parsed.success) return refusalV2(400, 'The data field is invalid. ERROR_DATAFIELD_INVALID');
    const { type, visibility, defaultvalue } = parsed.data;
    const name = parsed.data.name.toUpperCase();
    if (RESTRICTED.has(name.toLowerCase())) return refusalV2(400, 'The name is reserved. ERROR_DATAFIELD_INVALID');
    if (store.find(name)) return refusalV2(400, 'Field already exists. ERROR_NON_UNIQUE_DATAFIELD');
    if (store.all().filter((field) => field.type === type).length >= switches.dataFieldLimits[type])
      return refusalV2(400, 'The account may have no more of this type. ERROR_DATAFIELD_LIMITEXCEEDED');
    if (defaultvalue !== null && !hasType(type, defaultvalue, false)) {
      return refusalV2(400, 'The default value does not fit the type. ERROR_DATAFIELD_INVALID');
    }
    insert.run(name, type, visibility, JSON.stringify(defaultvalue));
    return {
      status: 201,
      body: { name, type, visibility, defaultValue: defaultvalue },
      written: [{ recordId: `data-field:${name}`, key: null, changed: true }],
    };
  };

  const drop = (_call: Call, { name = '' }: Params): Answer => {
    const field = store.find(name);
    if (!field) return refusalV2(404, 'Error: ERROR_DATAFIELD_NOTFOUND');
    const changed = remove.run(field.name).changes === 1;
    if (!changed) return { status: 200, body: { dependencies: [{ type: 'BuiltIn' }], result: false } };
    removeValues.run({ name: field.name });
    return {
      status: 200,
      body: { dependencies: null, result: true },
      written: [{ recordId: `data-field:${field.name}`, key: null, changed }],
    };
  };

  return {
    list: (): Answer => ({ status: 200, body: z.array(rowSchema).parse(rows.all()).map(answerOf) }),
    create,
    drop,
  };
};
