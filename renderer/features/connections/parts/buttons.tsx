import { vaultText } from '../../../text/vault-text.ts';

type Props = {
  readonly label: string;
  readonly isBusy: boolean;
  readonly isReady: boolean;
  readonly onClose: () => void;
};

/** Cancel, and do what the form is for. */
export const Buttons = ({ label, isBusy, isReady, onClose }: Props) => (
  <div className="buttons">
    <button type="button" className="btn" onClick={onClose}>
      {vaultText.cancel}
    </button>
    <button type="submit" className="btn pri" disabled={isBusy || !isReady}>
      {isBusy ? vaultText.working : label}
    </button>
  </div>
);
