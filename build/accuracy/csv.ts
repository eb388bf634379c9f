/** Rows of a CSV file (RFC 4180, either line ending) as records by the header's names, in lower case and without white space around. */
export const readCsv = (text: string): readonly Readonly<Record<string, string>>[] => {
  const [header, ...rows] = cellsOf(text.replace(/^\uFEFF/, ''));
  const names = (header ?? []).map((name) => name.trim().toLowerCase());
  return rows
    .filter((row) => row.length > 1 || (row[0] ?? '').trim() !== '')
    .map((row) => Object.fromEntries(names.map((name, column) => [name, (row[column] ?? '').trim()])));
};

const cellsOf = (text: string): readonly (readonly string[])[] => {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /"((?:[^"]|"")*)"[^,\r\n]*(,|\r?\n|$)|([^,\r\n]*)(,|\r?\n|$)/y;
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text);
    if (found === null) break;
    row.push(found[1] === undefined ? (found[3] ?? '') : found[1].replaceAll('""', '"'));
    if ((found[2] ?? found[4]) === ',') continue;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push([...row, '']);
  return rows;
};
