import type { Action } from '../../../actions/action.ts';
import { connectionText } from '../../../text/connection-text.ts';
import { switchTo } from '../connect.ts';
import { maySwitch, resultOf, type Side } from '../sides.ts';
import { askDiscard, useConnections } from '../store.ts';

type Props = { readonly side: Side; readonly actions: readonly Action[]; readonly mayEdit: boolean };

/** What can be done with the connection that is looked at. */
export const Foot = ({ side, actions, mayEdit }: Props) => {
  const { busy, tests } = useConnections();
  const { next, tested } = side;
  const [test, copy] = ['test', 'copy-request'].map((id) => actions.find((action) => action.id === id));
  if (test === undefined || copy === undefined || tested === null) return null;
  const hasTested = tested.testedAt !== null || resultOf(tests, tested) !== null;
  return (
    <footer className="foot">
      <button type="button" className="btn pri" disabled={!test.when()} onClick={test.run}>
        {busy === 'testing' ? connectionText.testing : hasTested ? connectionText.testAgain : test.label}{' '}
        <kbd>{test.keyText}</kbd>
      </button>
      <button type="button" className="btn" disabled={!copy.when()} onClick={copy.run}>
        {copy.label} <kbd>{copy.keyText}</kbd>
      </button>
      {next !== null && mayEdit ? (
        <button type="button" className="btn ghost" disabled={busy !== null} onClick={() => askDiscard(true)}>
          {connectionText.discard}
        </button>
      ) : null}
      <span className="grow" />
      {next === null || !mayEdit ? null : (
        <>
          {maySwitch(side) ? null : <span className="muted">{connectionText.mustPass}</span>}
          <button
            type="button"
            className="btn"
            disabled={!maySwitch(side) || busy !== null}
            onClick={() => void switchTo(side.system)}
          >
            {side.current === null ? connectionText.switchTo : connectionText.switchNew}
          </button>
        </>
      )}
    </footer>
  );
};
