import { useState } from 'react';
import { roleHint, roleText, workspaceText } from '../../../text/workspace-text.ts';
import { useAttempt } from '../use-attempt.ts';
import { askNewWorkspace, createWorkspace, useWorkspaceDialogs } from '../workspace-store.ts';
import { Buttons } from './buttons.tsx';
import { Field } from './field.tsx';
import { Modal } from './modal.tsx';
import { Refusal } from './refusal.tsx';

const roles = ['writer', 'reviewer'] as const;
const close = (): void => askNewWorkspace(false);

/** Makes a workspace: its name, and what this computer does for it. */
export const NewWorkspaceDialog = () => {
  const isMaking = useWorkspaceDialogs((state) => state.isMaking);
  return isMaking ? <Asked /> : null;
};

const Asked = () => {
  const [name, setName] = useState('');
  const [role, setRole] = useState<(typeof roles)[number]>('writer');
  const { isBusy, refusal, run } = useAttempt(() => undefined);
  const wanted = { name: name.trim(), role };
  return (
    <Modal title={workspaceText.newTitle} text={workspaceText.newText} isOpen onClose={close}>
      <form className="form" onSubmit={run(() => createWorkspace(wanted))}>
        <Field label={workspaceText.name} value={name} onChange={setName} maxLength={80} hasFocus />
        <fieldset className="options">
          <legend>{workspaceText.role}</legend>
          {roles.map((one) => (
            <label key={one} className="opt">
              <input type="radio" name="role" checked={role === one} onChange={() => setRole(one)} />
              <span>
                <b>{roleText[one]}</b>
                <span>{roleHint[one]}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <Refusal sentence={refusal} />
        <Buttons
          label={workspaceText.create}
          busy={workspaceText.creating}
          isBusy={isBusy}
          isReady={wanted.name !== ''}
          onClose={close}
        />
      </form>
    </Modal>
  );
};
