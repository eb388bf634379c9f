/**
 * @typedef {{ readonly kind: string, readonly found: number, readonly approved: number, readonly verified: number, readonly undone: number, readonly open: number }} Row
 * @typedef {{ readonly customers: number, readonly contacts: number, readonly neverArrived: number, readonly rows: readonly Row[], readonly pictures: string }} Figures
 */

/** Prints what the demo did as a table. @param {Figures} figures */
export const printTable = ({ customers, contacts, neverArrived, rows, pictures }) => {
  const columns = /** @type {const} */ (['kind', 'found', 'approved', 'verified', 'undone', 'open']);
  const width = Math.max(...rows.map(({ kind }) => kind.length));
  const line = (/** @type {readonly (string | number)[]} */ cells) =>
    cells.map((cell, index) => (index === 0 ? String(cell).padEnd(width) : String(cell).padStart(9))).join('');
  process.stdout.write(
    `\n${customers} customers and ${contacts} contacts read; ${neverArrived} customers without an email\n\n`,
  );
  process.stdout.write(`${line(columns)}\n${'-'.repeat(width + 45)}\n`);
  for (const row of rows) process.stdout.write(`${line(columns.map((column) => row[column]))}\n`);
  process.stdout.write(
    'open has in it what a fix brought to light, such as a mended address whose contact is missing\n',
  );
  process.stdout.write(`\nscreens: ${pictures}\n`);
};
