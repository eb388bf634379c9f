/** The end of a day as typed into a date field ("2026-12-02"), in this computer's time (epoch ms); null when empty. */
export const fromDay = (text: string): number | null => {
  const [year, month, day] = text.split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  const at = new Date(year, month - 1, day, 23, 59, 59).getTime();
  return Number.isNaN(at) ? null : at;
};
