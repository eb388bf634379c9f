import { useId, useState } from 'react';
import type { InputOf } from '../../../../shared/ipc/contract.ts';
import { filesText } from '../../../text/mapping-cards-text.ts';
import { chooseFile, exportMapping, importMapping } from '../files.ts';
import { Ask } from './dialog.tsx';

type ExportProps = { readonly version: number; readonly hasDraft: boolean; readonly onClose: () => void };

/** Writes the mapping in force, or the draft, into a file. */
export const ExportDialog = ({ version, hasDraft, onClose }: ExportProps) => {
  const [which, setWhich] = useState<'in-force' | 'draft'>(hasDraft ? 'draft' : 'in-force');
  const [path, setPath] = useState('');
  return (
    <Ask
      title={filesText.exportTitle}
      text={filesText.exportText}
      label={filesText.write}
      busy={filesText.working}
      isReady={path.trim() !== ''}
      work={() => exportMapping(which, path.trim())}
      onClose={onClose}
    >
      {hasDraft ? (
        <fieldset className="options which">
          <legend>{filesText.which}</legend>
          {(['in-force', 'draft'] as const).map((one) => (
            <label key={one}>
              <input type="radio" name="which" checked={which === one} onChange={() => setWhich(one)} />
              {one === 'draft' ? filesText.draft : filesText.inForce(version)}
            </label>
          ))}
        </fieldset>
      ) : null}
      <Path
        label={filesText.path}
        value={path}
        choose={{ purpose: 'save-mapping', name: which === 'draft' ? 'draft' : `version-${version}` }}
        onChange={setPath}
      />
    </Ask>
  );
};

type ImportProps = { readonly replaces: boolean; readonly onClose: () => void };

/** Takes a mapping out of a file as the draft. */
export const ImportDialog = ({ replaces, onClose }: ImportProps) => {
  const [path, setPath] = useState('');
  return (
    <Ask
      title={filesText.importTitle}
      text={replaces ? `${filesText.importText} ${filesText.replaces}` : filesText.importText}
      label={filesText.take}
      busy={filesText.working}
      isReady={path.trim() !== ''}
      work={() => importMapping(path.trim())}
      onClose={onClose}
    >
      <Path label={filesText.file} value={path} choose={{ purpose: 'open-mapping' }} onChange={setPath} />
    </Ask>
  );
};

type PathProps = {
  readonly label: string;
  readonly value: string;
  readonly choose: InputOf<'file.choose'>;
  readonly onChange: (path: string) => void;
};

/** A path that can be written, or chosen in the system's own dialog. */
const Path = ({ label, value, choose, onChange }: PathProps) => {
  const id = useId();
  const ask = async (): Promise<void> => {
    const path = await chooseFile(choose);
    if (path !== null) onChange(path);
  };
  return (
    <div className="form inline path">
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <input
          id={id}
          type="text"
          maxLength={1_000}
          placeholder={filesText.hint}
          spellCheck={false}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
      <button type="button" className="btn" onClick={() => void ask()}>
        {filesText.choose}
      </button>
    </div>
  );
};
