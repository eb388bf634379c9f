type Column = string | { readonly text: string; readonly is: 'number' | 'unseen' };

/** The head row of a table; `unseen` names a column of buttons to those who hear it. */
export const Heads = ({ columns }: { readonly columns: readonly Column[] }) => (
  <thead>
    <tr>
      {columns.map((column) => {
        const { text, is } = typeof column === 'string' ? { text: column, is: null } : column;
        return (
          <th key={text} scope="col" className={is === 'number' ? 'n' : undefined}>
            {is === 'unseen' ? <span className="visually-hidden">{text}</span> : text}
          </th>
        );
      })}
    </tr>
  </thead>
);
