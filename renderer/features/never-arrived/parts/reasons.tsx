import type { ShelfReason } from '../../../../shared/domain/shelf.ts';
import type { OutputOf } from '../../../../shared/ipc/contract.ts';
import { grouped } from '../../../text/format.ts';
import { amounts, type ShelfCounts, shelfReasonText, shelfText } from '../../../text/shelf-text.ts';
import { showReason, useShelf } from '../store.ts';

type Props = {
  readonly counts: ShelfCounts;
  /** Undefined while they are added up. */
  readonly values: OutputOf<'shelf.values'>['reasons'] | undefined;
};

/** Every reason with its customers; with those who arrived they are all customers. */
export const Reasons = ({ counts, values }: Props) => {
  const { customers, arrived, reasons } = counts;
  return (
    <section className="shelf-reasons" aria-label="Reasons">
      <table className="shelf-table">
        <thead>
          <tr>
            <th scope="col">Reason</th>
            <th scope="col">{shelfText.people}</th>
            <th scope="col">{shelfText.value}</th>
          </tr>
        </thead>
        <tbody>
          <Row reason={null} count={customers - arrived} share={share(customers - arrived, customers)} value={[]} />
          {reasons.map(({ reason, count }) => (
            <Row
              key={reason}
              reason={reason}
              count={count}
              share={share(count, customers)}
              value={amounts(values?.find((one) => one.reason === reason)?.value ?? [])}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{shelfText.arrived}</th>
            <td>{grouped(arrived)}</td>
            <td />
          </tr>
          <tr>
            <th scope="row">{shelfText.total}</th>
            <td>{grouped(customers)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
    </section>
  );
};

const share = (count: number, all: number): number => (all === 0 ? 0 : count / all);

type RowProps = {
  readonly reason: ShelfReason | null;
  readonly count: number;
  readonly share: number;
  /** One amount for each currency. */
  readonly value: readonly string[];
};

const Row = ({ reason, count, share: part, value }: RowProps) => {
  const chosen = useShelf((state) => state.reason);
  return (
    <tr className={chosen === reason ? 'on' : ''}>
      <th scope="row">
        <button type="button" aria-pressed={chosen === reason} onClick={() => showReason(reason)}>
          {reason === null ? shelfText.all : shelfReasonText[reason]}
          <span className="shelf-bar" style={{ width: `${(part * 100).toFixed(2)}%` }} />
        </button>
      </th>
      <td>{grouped(count)}</td>
      <td>
        {value.map((amount) => (
          <div key={amount}>{amount}</div>
        ))}
      </td>
    </tr>
  );
};
