import { type FormEvent, useState } from 'react';
import { Field } from '../../../design/field.tsx';
import { connectionText, fieldHint } from '../../../text/connection-text.ts';
import { type Draft, findRegion, save } from '../connect.ts';
import type { Side } from '../sides.ts';
import { edit, useConnections } from '../store.ts';
import { fromDay } from './secret-day.ts';

type Props = { readonly side: Side; readonly workspace: string };

const usualName = { erp: 'ERP', dotdigital: 'Dotdigital' } as const;

/** Where a system answers and with which secret. The secret is typed anew each time; nothing fills it in. */
export const ConnectionForm = ({ side, workspace }: Props) => {
  const { system, next, current } = side;
  const known = next ?? current;
  const busy = useConnections((state) => state.busy);
  const [name, setName] = useState(known?.name ?? usualName[system]);
  const [baseUrl, setBaseUrl] = useState(known?.baseUrl ?? '');
  const [user, setUser] = useState(known?.user ?? '');
  const [secret, setSecret] = useState('');
  const [expires, setExpires] = useState('');
  const isKept = next?.hasSecret === true;
  const draft: Draft = { name: name.trim(), baseUrl: baseUrl.trim(), user, secret, expiresAt: fromDay(expires) };
  const hasSecret = isKept || secret !== '';
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    await save(workspace, system, draft);
  };
  const discover = async (): Promise<void> => {
    const found = await findRegion(workspace, draft);
    if (found === null) return;
    setBaseUrl(found);
    setSecret('');
  };
  return (
    <form className="card form" onSubmit={(event) => void submit(event)} aria-label={connectionText.facts}>
      <Field
        label={connectionText.name}
        value={name}
        onChange={setName}
        maxLength={80}
        hint={connectionText.nameHint}
        isRequired
      />
      <Field
        label={connectionText.address}
        value={baseUrl}
        onChange={setBaseUrl}
        maxLength={500}
        hint={fieldHint[system].address}
        isRequired
      />
      {system === 'dotdigital' ? (
        <Field label={connectionText.user} value={user} onChange={setUser} hint={connectionText.userHint} isRequired />
      ) : null}
      <Field
        label={connectionText.secret[system]}
        type="password"
        value={secret}
        onChange={setSecret}
        maxLength={4000}
        hint={isKept ? connectionText.secretKept : fieldHint[system].secret}
        isRequired={!isKept}
      />
      <Field
        label={connectionText.expires}
        type="date"
        value={expires}
        onChange={setExpires}
        hint={connectionText.expiresHint}
      />
      <div className="buttons">
        {system === 'dotdigital' ? (
          <button
            type="button"
            className="btn"
            disabled={busy !== null || user.trim() === '' || !hasSecret || draft.name === ''}
            onClick={() => void discover()}
          >
            {busy === 'finding' ? connectionText.finding : connectionText.findRegion}
          </button>
        ) : null}
        <span className="grow" />
        {known === null ? null : (
          <button type="button" className="btn" onClick={() => edit(null)}>
            {connectionText.cancel}
          </button>
        )}
        <button type="submit" className="btn pri" disabled={busy !== null}>
          {busy === 'saving' ? connectionText.saving : connectionText.save}
        </button>
      </div>
    </form>
  );
};
