import { Buttons } from './buttons.tsx';
import { Refusal } from './refusal.tsx';
import { Sheet, type SheetProps } from './sheet.tsx';
import { useAttempt } from './use-attempt.ts';

type Props = SheetProps & {
  readonly label: string;
  /** Said in the place of the label while it goes on. */
  readonly busy?: string;
  readonly tone?: 'pri' | 'danger';
  readonly isReady?: boolean;
  /** Does it; answers why it was refused, or null, and the dialog closes. */
  readonly work: () => Promise<{ readonly sentence: string } | null>;
};

/** A dialog that does one thing, which may be refused with a sentence. */
export const Ask = ({ label, busy, tone, isReady = true, work, children, ...sheet }: Props) => {
  const { isBusy, refusal, run } = useAttempt(sheet.onClose);
  return (
    <Sheet {...sheet}>
      <form className="form" onSubmit={run(work)}>
        {children}
        <Refusal sentence={refusal} />
        <Buttons {...{ label, busy, tone, isBusy, isReady }} onClose={sheet.onClose} />
      </form>
    </Sheet>
  );
};
