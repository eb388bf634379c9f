import { vaultText } from '../../../text/vault-text.ts';

type Props = {
  readonly label: string;
  /** Said in the place of the label while it goes on. */
  readonly busy?: string;
  readonly tone?: 'pri' | 'danger';
  readonly isBusy: boolean;
  readonly isReady: boolean;
  readonly onClose: () => void;
};

/** Cancel, and do what the form is for. */
export const Buttons = ({ label, busy = vaultText.working, tone = 'pri', isBusy, isReady, onClose }: Props) => (
  <div className="buttons">
    <button type="button" className="btn" onClick={onClose}>
      {vaultText.cancel}
    </button>
    <button type="submit" className={`btn ${tone}`} disabled={isBusy || !isReady}>
      {isBusy ? busy : label}
    </button>
  </div>
);
