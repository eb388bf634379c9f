import type { OutputOf } from '../../../../shared/ipc/contract.ts';
import { openMismatch } from '../../../frame/open-mismatch.ts';
import { changeResult } from '../../../text/change-text.ts';
import { differenceCause } from '../../../text/run-text.ts';

type Change = OutputOf<'run.get'>['difference'][number];

/** The changes of a run that were not verified, so that the funnel can be accounted for line by line. */
export const Difference = ({ changes }: { readonly changes: readonly Change[] }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
  <section className="scrolls" aria-label="Changes that are not verified" tabIndex={0}>
    <table>
      <colgroup>
        <col className="col-label" />
        <col className="col-state" />
        <col />
        <col className="col-step" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">Difference</th>
          <th scope="col">State</th>
          <th scope="col">Cause</th>
          <th scope="col">Next step</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => {
          const { text, tone } = changeResult({ state: change.state, undoneBy: null });
          const label = change.label === '' ? 'Forgotten person' : change.label;
          return (
            <tr key={change.changeId}>
              <td className="selectable wraps strong">{label}</td>
              <td>
                <span className={`pill ${tone}`}>{text}</span>
              </td>
              <td className="selectable wraps">{change.sentence ?? differenceCause[change.state]}</td>
              <td>
                <button
                  type="button"
                  className="link"
                  aria-label={`Open the mismatch of ${label}`}
                  onClick={() => void openMismatch({ id: change.mismatchId, label: change.label })}
                >
                  Open the mismatch
                </button>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  </section>
);
