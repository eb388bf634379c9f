import { useState } from 'react';
import { Ask } from '../../../design/ask.tsx';
import { PathField } from '../../../frame/path-field.tsx';
import { fileText } from '../../../text/desk-text.ts';
import { filesText } from '../../../text/mapping-cards-text.ts';
import { exportMapping, importMapping } from '../files.ts';

type ExportProps = { readonly version: number; readonly hasDraft: boolean; readonly onClose: () => void };

/** Writes the mapping in force, or the draft, into a file. */
export const ExportDialog = ({ version, hasDraft, onClose }: ExportProps) => {
  const [which, setWhich] = useState<'in-force' | 'draft'>(hasDraft ? 'draft' : 'in-force');
  const [path, setPath] = useState('');
  return (
    <Ask
      className="mapping-dialog"
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
      <PathField
        label={fileText.folderOrFile}
        hint={fileText.pathHint}
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
      className="mapping-dialog"
      title={filesText.importTitle}
      text={replaces ? `${filesText.importText} ${filesText.replaces}` : filesText.importText}
      label={filesText.take}
      busy={filesText.working}
      isReady={path.trim() !== ''}
      work={() => importMapping(path.trim())}
      onClose={onClose}
    >
      <PathField
        label={fileText.file}
        hint={fileText.pathHint}
        value={path}
        choose={{ purpose: 'open-mapping' }}
        onChange={setPath}
      />
    </Ask>
  );
};
