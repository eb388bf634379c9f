import type { ChangeRow } from '../../../../shared/ipc/operations/change.ts';
import { Breakable } from '../../../design/breakable.tsx';
import { isForgotten, thingName, valueText } from '../../../text/change-text.ts';

/**
 * Field by field: before, after, and what was read back. That column is there only for a change that was verified:
 * what was not read is not claimed.
 */
export const ChangeTable = ({ row }: { readonly row: ChangeRow }) => {
  if (isForgotten(row)) {
    return <p className="log-note">The person was forgotten. That a change was made is kept; what it held is not.</p>;
  }
  if (row.lines.length === 0) return null;
  const isVerified = row.state === 'verified';
  return (
    <table className="log-table selectable">
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
          {isVerified ? <th scope="col">Read back</th> : null}
        </tr>
      </thead>
      <tbody>
        {row.lines.map(({ thing, name, before, after }) => (
          <tr key={thing}>
            <th scope="row">{thingName(thing, name)}</th>
            <Value value={before} />
            <Value value={after} name="changed" />
            {isVerified ? <Value value={after} name="seen" /> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Value = ({ value, name = '' }: { readonly value: string | null; readonly name?: string }) => (
  <td className={value === null || value === '' ? `${name} none` : name}>
    <Breakable text={valueText(value)} />
  </td>
);
