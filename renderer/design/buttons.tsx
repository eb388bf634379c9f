type Props = {
  readonly label: string;
  /** Said in the place of the label while it goes on. */
  readonly busy?: string | undefined;
  readonly tone?: 'pri' | 'danger' | undefined;
  readonly isBusy: boolean;
  readonly isReady: boolean;
  readonly onClose: () => void;
};

/** Cancel, and do what the form is for. */
export const Buttons = ({ label, busy = 'One moment…', tone = 'pri', isBusy, isReady, onClose }: Props) => (
  <div className="buttons">
    <button type="button" className="btn" onClick={onClose}>
      Cancel
    </button>
    <button type="submit" className={`btn ${tone}`} disabled={isBusy || !isReady}>
      {isBusy ? busy : label}
    </button>
  </div>
);
