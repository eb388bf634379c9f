import { expect, test } from 'vitest';
import {
  fold,
  foldCode,
  foldCompany,
  foldDate,
  foldEmail,
  foldName,
  foldPhone,
  foldStreet,
} from '../../../../../electron/engine/domain/match/linkage/fold.ts';

test.each([
  [fold, 'ÅNGSTRÖM  Straße', 'angstrom strasse'],
  [fold, "O'Brien-Łódź", 'obrien lodz'],
  [foldName, 'Müller', 'mueller'],
  [foldName, 'Mueller', 'mueller'],
  [foldName, 'Dr. Søren ', 'soren'],
  [foldName, 'Æneas Þór', 'aeneas thor'],
  [foldStreet, '12 Mill Lane', '12|mill ln'],
  [foldStreet, 'Flat 2, 12 Mill Lane', '12|mill ln'],
  [foldStreet, 'Lindenstraße 7a', '7a|linden str'],
  [foldStreet, 'Lindenstr. 7a', '7a|linden str'],
  [foldStreet, 'The Old Mill', '|the old mill'],
  [foldCompany, 'Ogilvie & Sons Ltd.', 'ogilvie sons'],
  [foldCompany, 'Company', 'company'],
  [foldPhone, '+44 7700 900418', '700900418'],
  [foldPhone, '07700 900418', '700900418'],
  [foldPhone, '0000000', ''],
  [foldPhone, '12', ''],
  [foldDate, '1979-03-05', '19790305'],
  [foldDate, '1979-03-05T00:00:00Z', '19790305'],
  [foldDate, '19790305', '19790305'],
  [foldDate, 'March', ''],
  [foldCode, 'ls8 2qn', 'ls82qn'],
  [foldEmail, ' Ruth.O@Example.com ', 'ruth.o@example.com'],
  [foldEmail, 'nobody', ''],
])('%o brings %s to %s', (folder, text, folded) => {
  expect(folder(text)).toBe(folded);
});
