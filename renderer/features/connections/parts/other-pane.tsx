import { connectionText, productText } from '../../../text/connection-text.ts';
import { workspaceText } from '../../../text/workspace-text.ts';
import { askNewWorkspace, openWorkspace } from '../workspace-store.ts';

type Props = {
  readonly isTraining: boolean;
  readonly training: { readonly slug: string; readonly name: string } | null;
};

/** The product that this workspace does not use, and the way to it. */
export const OtherPane = ({ isTraining, training }: Props) => (
  <>
    <header className="hd">
      <h1>{isTraining ? productText.flow : productText.training}</h1>
    </header>
    <div className="body">
      <div className="col">
        <div className="card lead">
          <p>{isTraining ? workspaceText.aboutFlow : workspaceText.aboutTraining}</p>
          <p className="muted">{connectionText.oneErp}</p>
          {isTraining ? (
            <button type="button" className="btn pri" onClick={() => askNewWorkspace(true)}>
              {connectionText.newWorkspace} <kbd>N</kbd>
            </button>
          ) : training === null ? null : (
            <button type="button" className="btn pri" onClick={() => void openWorkspace(training.slug, training.name)}>
              {workspaceText.openTraining}
            </button>
          )}
        </div>
      </div>
    </div>
  </>
);
