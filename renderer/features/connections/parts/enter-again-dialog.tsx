import { useState } from 'react';
import { Ask } from '../../../design/ask.tsx';
import { Field } from '../../../design/field.tsx';
import { useQuery } from '../../../ipc/use-query.ts';
import { connectionText } from '../../../text/connection-text.ts';
import { enterAgainText, secretName } from '../../../text/vault-text.ts';
import { enterAgain, type Kept } from '../vault-store.ts';
import { fromDay } from './secret-day.ts';

/** A secret that cannot be opened is typed anew; address and user stay as they are. */
export const EnterAgainDialog = ({ kept, onClose }: { readonly kept: Kept; readonly onClose: () => void }) => {
  const { system, slot } = kept;
  const connections = useQuery('connection.list', {}).data?.connections ?? [];
  const user = connections.find((one) => one.system === system && one.slot === slot)?.user ?? '';
  const [secret, setSecret] = useState('');
  const [expires, setExpires] = useState('');
  return (
    <Ask
      title={`${enterAgainText.title}: ${secretName(kept)}`}
      text={enterAgainText.why}
      onClose={onClose}
      label={enterAgainText.save}
      isReady={secret !== ''}
      work={() => enterAgain(kept, { user, secret, expiresAt: fromDay(expires) ?? kept.expiresAt })}
    >
      <Field
        label={connectionText.secret[system]}
        type="password"
        value={secret}
        onChange={setSecret}
        maxLength={4000}
      />
      <Field
        label={connectionText.expires}
        type="date"
        value={expires}
        onChange={setExpires}
        hint={connectionText.expiresHint}
      />
    </Ask>
  );
};
