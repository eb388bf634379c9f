import { type ReactNode, useState } from 'react';
import type { OutputOf } from '../../../../shared/ipc/contract.ts';
import { Ask } from '../../../design/ask.tsx';
import { Field } from '../../../design/field.tsx';
import { Refusal } from '../../../design/refusal.tsx';
import { useAttempt } from '../../../design/use-attempt.ts';
import { connectionText } from '../../../text/connection-text.ts';
import { roleHint, roleText, workspaceText } from '../../../text/workspace-text.ts';
import { removeWorkspace, renameWorkspace } from '../workspace-store.ts';
import { BackupsCard } from './backups-card.tsx';
import { DeskCards } from './desk-cards.tsx';
import { ForgetCard } from './forget-card.tsx';
import { PoliciesCard } from './policies-card.tsx';
import { PostingsCard } from './postings-card.tsx';
import { TimersCard } from './timers-card.tsx';

type Workspace = OutputOf<'workspaces.list'>['workspaces'][number];
type Props = { readonly workspace: Workspace; readonly isReadOnly: boolean; readonly beside: ReactNode };

/** The workspace itself: its name, when its jobs run, its backups, and forgetting a person. */
export const WorkspacePane = ({ workspace, isReadOnly, beside }: Props) => (
  <>
    <header className="hd">
      <h1 className="ellipsis">{workspace.name}</h1>
      <div className="row">
        <span className={workspace.training ? 'pill training' : 'pill'}>{roleText[workspace.role]}</span>
        <span className="muted">{roleHint[workspace.role]}</span>
      </div>
    </header>
    <div className="body">
      <div className="col">
        {isReadOnly ? <p className="notice warn">{connectionText.readOnly}</p> : null}
        <NameCard key={`${workspace.slug} ${workspace.name}`} workspace={workspace} />
        <TimersCard isReadOnly={isReadOnly} />
        <PoliciesCard
          isReadOnly={isReadOnly}
          isReviewer={workspace.role === 'reviewer'}
          isTraining={workspace.training}
        />
        <PostingsCard isReadOnly={isReadOnly} />
        {workspace.training ? null : <DeskCards isReadOnly={isReadOnly} />}
        <BackupsCard isReadOnly={isReadOnly} />
        <ForgetCard isReadOnly={isReadOnly} />
      </div>
      <div className="col">{beside}</div>
    </div>
  </>
);

const NameCard = ({ workspace }: { readonly workspace: Workspace }) => {
  const [name, setName] = useState(workspace.name);
  const [isRemoving, setRemoving] = useState(false);
  const { isBusy, refusal, run } = useAttempt(() => undefined);
  if (workspace.training) {
    return (
      <section className="card" aria-label={connectionText.workspaceGroup}>
        <h2>{workspaceText.name}</h2>
        <p className="muted small">{workspaceText.trainingStays}</p>
      </section>
    );
  }
  const trimmed = name.trim();
  return (
    <section className="card" aria-label={connectionText.workspaceGroup}>
      <form className="form inline" onSubmit={run(() => renameWorkspace(workspace.slug, trimmed))}>
        <Field label={workspaceText.name} value={name} onChange={setName} maxLength={80} />
        <button type="submit" className="btn" disabled={isBusy || trimmed === '' || trimmed === workspace.name}>
          {workspaceText.rename}
        </button>
        <button type="button" className="btn ghost" onClick={() => setRemoving(true)}>
          {workspaceText.remove}
        </button>
      </form>
      <Refusal sentence={refusal} />
      {isRemoving ? <RemoveDialog workspace={workspace} onClose={() => setRemoving(false)} /> : null}
    </section>
  );
};

const RemoveDialog = ({ workspace, onClose }: { readonly workspace: Workspace; readonly onClose: () => void }) => {
  const [typed, setTyped] = useState('');
  return (
    <Ask
      title={workspaceText.removeTitle(workspace.name)}
      text={workspaceText.removeText}
      onClose={onClose}
      label={workspaceText.removeDo}
      tone="danger"
      isReady={typed.trim() === workspace.name.trim()}
      work={() => removeWorkspace(workspace.slug, typed)}
    >
      <Field label={workspaceText.typeName(workspace.name)} value={typed} onChange={setTyped} maxLength={80} />
    </Ask>
  );
};
