import type { BadRecord, Trouble } from '../../../../shared/domain/run.ts';
import type { OutputOf } from '../../../../shared/ipc/contract.ts';
import { grouped } from '../../../text/format.ts';
import { span } from '../../../text/run-text.ts';
import { SidePill } from './side-pill.tsx';

/** The records that a run could not use. */
export const SetAside = ({ records }: { readonly records: readonly BadRecord[] }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
  <section className="scrolls" aria-label="Records set aside" tabIndex={0}>
    <table>
      <colgroup>
        <col className="col-label" />
        <col className="col-state" />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">Set aside</th>
          <th scope="col">Side</th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <tr key={`${record.system}-${record.reference}-${record.problem}-${record.seenAt}`}>
            <td className="selectable wraps strong">{record.reference}</td>
            <td>
              <SidePill system={record.system} />
            </td>
            <td className="selectable wraps muted">{record.problem}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

type RefusedRecord = OutputOf<'run.get'>['refused'][number];

/** Records that Dotdigital refused, by what they are called there. */
export const Refused = ({ records }: { readonly records: readonly RefusedRecord[] }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
  <section className="scrolls" aria-label="Records that Dotdigital refused" tabIndex={0}>
    <table>
      <colgroup>
        <col className="col-label" />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">Refused</th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {records.map(({ key, sentence }) => (
          <tr key={key}>
            <td className="selectable wraps strong">{key}</td>
            <td className="selectable wraps muted">{sentence}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

/** What a run met and got past, or did not. */
export const Troubles = ({ troubles, now }: { readonly troubles: readonly Trouble[]; readonly now: number }) => (
  <table aria-label="Met on the way">
    <colgroup>
      <col />
      <col className="col-side" />
      <col className="col-count" />
      <col className="col-since" />
    </colgroup>
    <thead>
      <tr>
        <th scope="col">Met on the way</th>
        <th scope="col">Side</th>
        <th scope="col" className="n">
          Times
        </th>
        <th scope="col">When</th>
      </tr>
    </thead>
    <tbody>
      {troubles.map((trouble) => (
        <tr key={`${trouble.system}-${trouble.code}-${trouble.sentence}`}>
          <td className="selectable wraps">{trouble.sentence}</td>
          <td>
            <SidePill system={trouble.system} />
          </td>
          <td className="n">{grouped(trouble.count)}</td>
          <td>{span(trouble.firstAt, trouble.lastAt, now)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
