import { type FormEvent, useState } from 'react';
import type { InputOf } from '../../../../shared/ipc/contract.ts';
import { Ask } from '../../../design/ask.tsx';
import { Refusal } from '../../../design/refusal.tsx';
import { Skeleton } from '../../../design/skeleton.tsx';
import { PathField } from '../../../frame/path-field.tsx';
import { useQuery } from '../../../ipc/use-query.ts';
import { moment } from '../../../text/format.ts';
import { backupText, size } from '../../../text/workspace-text.ts';
import { makeBackup, restoreBackup } from '../care.ts';
import { Heads } from './heads.tsx';

/** The workspace's backups: those that there are, another one, and going back to one. */
export const BackupsCard = ({ isReadOnly }: { readonly isReadOnly: boolean }) => {
  const { data, error } = useQuery('backup.list', {});
  const [restoring, setRestoring] = useState<string | 'file' | null>(null);
  return (
    <section className="card" aria-label={backupText.title}>
      <h2>
        {backupText.title}
        <button type="button" className="btn" disabled={isReadOnly} onClick={() => setRestoring('file')}>
          {backupText.restoreFile}
        </button>
      </h2>
      <MakeForm isReadOnly={isReadOnly} />
      {data === undefined ? (
        error === null ? (
          <Skeleton width="100%" height={60} />
        ) : (
          <p className="muted small">
            {backupText.failed}. {error.sentence}
          </p>
        )
      ) : data.backups.length === 0 ? (
        <p className="muted small">{backupText.none}</p>
      ) : (
        <div className="scroll">
          <table>
            <Heads
              columns={[
                backupText.when,
                backupText.why,
                { text: backupText.size, is: 'number' },
                { text: backupText.restoreDo, is: 'unseen' },
              ]}
            />
            <tbody>
              {data.backups.map(({ name, at, bytes, reason }) => (
                <tr key={name}>
                  <td>{moment(at)}</td>
                  <td className="muted">{backupText.reasons[reason]}</td>
                  <td className="n">{size(bytes)}</td>
                  <td className="n">
                    <button type="button" className="btn" disabled={isReadOnly} onClick={() => setRestoring(name)}>
                      {backupText.restore}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {restoring === null ? null : <RestoreDialog from={restoring} onClose={() => setRestoring(null)} />}
    </section>
  );
};

const MakeForm = ({ isReadOnly }: { readonly isReadOnly: boolean }) => {
  const [folder, setFolder] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [told, setTold] = useState<{ readonly isMade: boolean; readonly sentence: string } | null>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const made = await makeBackup(folder);
    setBusy(false);
    setTold(
      made.ok
        ? { isMade: true, sentence: backupText.made(made.value.name, made.value.bytes) }
        : { isMade: false, sentence: made.error.sentence },
    );
  };
  return (
    <>
      <form className="form inline" onSubmit={(event) => void submit(event)}>
        <PathField label={backupText.folder} value={folder} onChange={setFolder} choose={{ purpose: 'open-folder' }} />
        <button type="submit" className="btn" disabled={isReadOnly || isBusy}>
          {isBusy ? backupText.making : backupText.make}
        </button>
      </form>
      <p className="faint small">{folder.trim() === '' ? backupText.folderHint : backupText.handedOut}</p>
      {told === null ? null : told.isMade ? (
        <p className="muted small selectable">{told.sentence}</p>
      ) : (
        <Refusal sentence={told.sentence} />
      )}
    </>
  );
};

/** What restoring does, and that it is meant; `file` asks for the path of a backup that lies elsewhere. */
const RestoreDialog = ({ from, onClose }: { readonly from: string | 'file'; readonly onClose: () => void }) => {
  const [path, setPath] = useState('');
  const source: InputOf<'backup.restore'> =
    from === 'file' ? { name: null, path: path.trim() } : { name: from, path: null };
  return (
    <Ask
      title={backupText.restoreTitle}
      text={backupText.restoreText}
      onClose={onClose}
      label={backupText.restoreDo}
      busy={backupText.restoring}
      tone="danger"
      isReady={from !== 'file' || path.trim() !== ''}
      work={() => restoreBackup(source)}
    >
      {from === 'file' ? (
        <PathField label={backupText.path} value={path} onChange={setPath} choose={{ purpose: 'open-backup' }} />
      ) : (
        <p className="mono selectable">{from}</p>
      )}
    </Ask>
  );
};
