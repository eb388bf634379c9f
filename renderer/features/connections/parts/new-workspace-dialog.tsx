import { useState } from 'react';
import { Ask } from '../../../design/ask.tsx';
import { Field } from '../../../design/field.tsx';
import { roleHint, roleText, workspaceText } from '../../../text/workspace-text.ts';
import { askNewWorkspace, createWorkspace, useWorkspaceDialogs } from '../workspace-store.ts';

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
  const wanted = { name: name.trim(), role };
  return (
    <Ask
      title={workspaceText.newTitle}
      text={workspaceText.newText}
      onClose={close}
      label={workspaceText.create}
      busy={workspaceText.creating}
      isReady={wanted.name !== ''}
      work={() => createWorkspace(wanted)}
    >
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
    </Ask>
  );
};
