import { Breakable } from '../../../design/breakable.tsx';
import type { Facts } from '../fact-rows.ts';

/** Two sides and what is to become of them, where fields are not compared one by one. */
export const FactsTable = ({ facts: { left, right, rows } }: { readonly facts: Facts }) => (
  <table className="sbs sides">
    <thead>
      <tr>
        <th className="k" scope="col">
          <span className="visually-hidden">What</span>
        </th>
        <th scope="col">
          {left.title} <span className="pill erp">{left.note}</span>
        </th>
        <th scope="col" className="mid">
          Result
        </th>
        <th scope="col">
          {right.title} <span className="pill dd">{right.note}</span>
        </th>
      </tr>
    </thead>
    <tbody>
      {rows.map(({ name, left: own, result, right: other, isMarked }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an order may have two lines of one SKU; only its place tells them apart.
        <tr key={place} className={isMarked ? 'marked' : ''}>
          <th className="k" scope="row">
            {name}
          </th>
          <Value text={own} isMarked={isMarked} />
          <td className={isMarked ? 'mid sent' : 'mid'}>{result}</td>
          <Value text={other} isMarked={isMarked} />
        </tr>
      ))}
    </tbody>
  </table>
);

const Value = ({ text, isMarked }: { readonly text: string; readonly isMarked: boolean }) => (
  <td className={isMarked && text !== '' ? 'd selectable' : 'selectable'} title={text}>
    <Breakable text={text} />
  </td>
);
