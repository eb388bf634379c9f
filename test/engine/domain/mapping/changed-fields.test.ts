import { expect, test } from 'vitest';
import { areListsOther, changedFields } from '../../../../electron/engine/domain/mapping/changed-fields.ts';
import { changesBetween } from '../../../../electron/engine/domain/mapping/changes.ts';
import { mappingRows } from '../../../../electron/engine/domain/mapping/rows.ts';
import {
  firstMapping,
  type MappingDocument,
  mappingDocumentSchema,
} from '../../../../shared/domain/mapping-document.ts';
import { mappingWith } from '../../flows/mapped-worlds.ts';

const withFirm = (source: object): MappingDocument =>
  mappingDocumentSchema.parse({
    ...firstMapping,
    extras: [
      {
        field: 'extra1',
        source: { from: 'erp', name: 'FIRM', type: 'text', ...source },
        steps: [],
        target: { name: 'FIRM', type: 'String' },
        master: 'erp',
      },
    ],
  });

test('a field is treated otherwise that goes elsewhere or is read otherwise', () => {
  expect(changedFields(firstMapping, mappingWith({ city: { target: null } }))).toEqual(['city']);
  expect(changedFields(firstMapping, withFirm({}))).toEqual(['extra1']);
  expect(areListsOther(firstMapping, withFirm({}))).toBe(false);
});

test('what a field tells of who somebody is changes no treatment, and is said as a change all the same', () => {
  const [before, after] = [withFirm({}), withFirm({ tells: 'identifier' })];
  expect(before.extras[0]?.source).toMatchObject({ tells: null });
  expect(changedFields(before, after)).toEqual([]);
  expect(changesBetween(before, after)).toEqual([
    {
      area: 'customers',
      field: 'FIRM',
      before: 'trim → FIRM (String), mastered by the ERP',
      after: 'trim → FIRM (String), mastered by the ERP, tells the membership or tax number',
    },
  ]);
  expect(mappingRows(after, before, []).filter(({ isChanged }) => isChanged)).toMatchObject([
    { name: 'FIRM', transform: 'trim, tells the membership or tax number' },
  ]);
});
