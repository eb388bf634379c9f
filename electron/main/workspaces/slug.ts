/** The training workspace's folder; it is always there. */
export const trainingSlug = 'training';

const longest = 32;

/** A folder name for a workspace: letters and digits of its name, and a number behind where one is taken already. */
export const slugOf = (name: string, taken: readonly string[]): string => {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');
  const first = plain === '' ? 'workspace' : plain;
  const used = new Set([...taken, trainingSlug]);
  for (let count = 1; ; count += 1) {
    const slug = count === 1 ? first : `${first}-${count}`;
    if (!used.has(slug)) return slug;
  }
};
