import type { ReactNode } from 'react';
import type { Action } from '../../../actions/action.ts';
import { Ask } from '../../../design/ask.tsx';
import { useNow } from '../../../frame/use-now.ts';
import { connectionText, daysLeft, expiryText, firstText, paneTitle, warnDays } from '../../../text/connection-text.ts';
import { discard } from '../connect.ts';
import { resultOf, type Side } from '../sides.ts';
import { askDiscard, useConnections } from '../store.ts';
import type { Kept } from '../vault-store.ts';
import { ConnectionForm } from './connection-form.tsx';
import { FactsCard } from './facts-card.tsx';
import { Foot } from './foot.tsx';
import { NextStep } from './next-step.tsx';
import { TestCard } from './test-card.tsx';

type Props = {
  readonly side: Side;
  /** The other side of the workspace. */
  readonly other: Side;
  readonly workspace: string;
  readonly credentials: readonly Kept[];
  readonly isReadOnly: boolean;
  readonly actions: readonly Action[];
  /** What stands in the right column. */
  readonly beside: ReactNode;
};

/** One system: how it is reached, what the test found, and switching to what was set up. */
export const SystemPane = ({ side, other, workspace, credentials, isReadOnly, actions, beside }: Props) => {
  const { editing, notice, isDiscarding } = useConnections();
  const mayEdit = !isReadOnly && !side.isTraining;
  const isTyping = mayEdit && (editing === side.system || side.tested === null);
  return (
    <>
      <header className="hd">
        <h1 className="ellipsis">{paneTitle(side.system, side.current, side.next)}</h1>
        <div className="row">
          <Pills side={side} credentials={credentials} />
        </div>
      </header>
      <div className="body">
        <div className="col">
          {notice === null ? null : (
            <p className={`notice ${notice.tone}`} role={notice.tone === 'bad' ? 'alert' : undefined}>
              {notice.sentence}
            </p>
          )}
          <NextStep side={side} other={other} />
          {isReadOnly ? <p className="notice warn">{connectionText.readOnly}</p> : null}
          {side.isTraining ? <p className="notice">{connectionText.training}</p> : null}
          {side.tested === null ? <p className="muted lead">{firstText[side.system]}</p> : null}
          {isTyping ? (
            <ConnectionForm key={side.system} side={side} workspace={workspace} />
          ) : (
            <>
              <FactsCard side={side} credentials={credentials} mayEdit={mayEdit} />
              <TestCard side={side} />
            </>
          )}
        </div>
        <div className="col">{beside}</div>
      </div>
      {isTyping ? null : <Foot side={side} actions={actions} mayEdit={mayEdit} />}
      {isDiscarding ? (
        <Ask
          title={connectionText.discardTitle}
          text={connectionText.discardText}
          label={connectionText.discardDo}
          work={() => discard(workspace, side.system)}
          onClose={() => askDiscard(false)}
        />
      ) : null}
    </>
  );
};

const Pills = ({ side, credentials }: { readonly side: Side; readonly credentials: readonly Kept[] }) => {
  const now = useNow();
  const { system, current, next, tested } = side;
  const expiresAt = credentials.find((one) => one.system === system && one.slot === 'current')?.expiresAt ?? null;
  const ends = expiryText(expiresAt, now);
  const tests = useConnections((state) => state.tests);
  const steps = resultOf(tests, tested)?.steps ?? [];
  const failed = steps.filter(({ state }) => state === 'failed').length;
  return (
    <>
      {ends === null || expiresAt === null ? null : (
        <span className={daysLeft(expiresAt, now) <= warnDays.urgent ? 'pill bad' : 'pill warn'}>{ends}</span>
      )}
      {next !== null ? (
        <span className="pill">{current === null ? connectionText.nothingYet : connectionText.goesOn}</span>
      ) : null}
      {next === null && current !== null ? <span className="pill good">{connectionText.inUse}</span> : null}
      {tested === null ? <span className="pill">{connectionText.notSetUp}</span> : null}
      {failed > 0 ? <span className="pill bad">{connectionText.failedSteps(failed, steps.length)}</span> : null}
      {steps.length > 0 && failed === 0 ? <span className="pill good">{connectionText.allHold}</span> : null}
    </>
  );
};
