import { type FormEvent, useState } from 'react';

/** Tries something that may be refused with a sentence, once at a time; closes when it was not. */
export const useAttempt = (onDone: () => void) => {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const run = (work: () => Promise<{ readonly sentence: string } | null>) => (event?: FormEvent) => {
    event?.preventDefault();
    if (isBusy) return;
    setBusy(true);
    void work().then((refused) => {
      setBusy(false);
      setRefusal(refused?.sentence ?? null);
      if (refused === null) onDone();
    });
  };
  return { isBusy, refusal, run };
};
