import { useEffect, useState } from 'react';

const tickMs = 15_000;

/** The time for relative ages; moves on by itself (epoch ms). */
export const useNow = (): number => {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  return now;
};
