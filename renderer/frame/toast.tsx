import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useToast } from '../actions/announce.ts';

const shownMs = 8_000;

/** What went wrong with something that has no place of its own on the screen. */
export const Toast = () => {
  const { sentence, show } = useToast();
  useEffect(() => {
    if (sentence === null) return;
    const timer = setTimeout(() => show(null), shownMs);
    return () => clearTimeout(timer);
  }, [sentence, show]);
  if (sentence === null) return null;
  return (
    <div className="toast" role="alert">
      <span>{sentence}</span>
      <button type="button" aria-label="Dismiss" onClick={() => show(null)}>
        <X size={14} aria-hidden="true" />
      </button>
    </div>
  );
};
