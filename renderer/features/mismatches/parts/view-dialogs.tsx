import { useState } from 'react';
import type { SavedView } from '../../../../shared/domain/saved-view.ts';
import { Ask } from '../../../design/ask.tsx';
import { Field } from '../../../design/field.tsx';
import { useQuery } from '../../../ipc/use-query.ts';
import { viewText } from '../../../text/view-text.ts';
import { showPanel, useMismatches } from '../store.ts';
import { currentView, keepView, removeView, renameView } from '../views.ts';

const close = (): void => showPanel(null);

/** Keeping, renaming and removing a view. */
export const ViewDialogs = () => {
  const facets = useMismatches((state) => state.facets);
  const sort = useMismatches((state) => state.sort);
  const panel = useMismatches((state) => state.panel);
  const { data } = useQuery('view.list', {});
  const current = currentView(data?.views ?? [], { facets, sort });
  if (panel === 'keep-view') return <KeepDialog />;
  if (current === null) return null;
  if (panel === 'rename-view') return <RenameDialog view={current} />;
  return panel === 'remove-view' ? <RemoveDialog view={current} /> : null;
};

const KeepDialog = () => {
  const [name, setName] = useState('');
  return (
    <Ask
      title={viewText.keepTitle}
      text={viewText.keepIntro}
      label={viewText.keep}
      isReady={name.trim() !== ''}
      work={() => keepView(name)}
      onClose={close}
    >
      <Field label={viewText.name} value={name} onChange={setName} maxLength={60} isRequired />
    </Ask>
  );
};

const RenameDialog = ({ view }: { readonly view: SavedView }) => {
  const [name, setName] = useState(view.name);
  return (
    <Ask
      title={viewText.renameTitle(view.name)}
      text={viewText.keptFor}
      label={viewText.rename}
      isReady={name.trim() !== '' && name.trim() !== view.name}
      work={() => renameView(view.id, name)}
      onClose={close}
    >
      <Field label={viewText.name} value={name} onChange={setName} maxLength={60} isRequired />
    </Ask>
  );
};

const RemoveDialog = ({ view }: { readonly view: SavedView }) => (
  <Ask
    title={viewText.removeTitle(view.name)}
    text={viewText.removeIntro}
    label={viewText.remove}
    tone="danger"
    work={() => removeView(view.id)}
    onClose={close}
  />
);
