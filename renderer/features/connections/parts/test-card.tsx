import { connectionText } from '../../../text/connection-text.ts';
import { resultOf, type Side } from '../sides.ts';
import { useConnections } from '../store.ts';
import { StepList, WaitingSteps } from './step-list.tsx';

/** The test of the connection that is looked at: as it goes on, what it found, or that there was none yet. */
export const TestCard = ({ side }: { readonly side: Side }) => {
  const busy = useConnections((state) => state.busy);
  const result = resultOf(
    useConnections((state) => state.tests),
    side.tested,
  );
  if (side.tested === null) return null;
  const isTesting = busy === 'testing';
  return (
    <div className="card">
      <h2>
        {connectionText.testTitle}
        <span>{result === null ? '' : connectionText.testedAt(result.at, result.ms)}</span>
      </h2>
      {isTesting ? (
        <WaitingSteps />
      ) : result === null ? (
        <p className="muted small">{connectionText.lastTest(side.tested) || connectionText.notTestedYet}</p>
      ) : (
        <StepList steps={result.steps} system={side.system} />
      )}
    </div>
  );
};
