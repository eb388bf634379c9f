/** The domain as the name system holds it (RFC 3492): müller.example and xn--mller-kva.example are one. Lower case in. */
export const asciiDomain = (domain: string): string =>
  /^[ -~]*$/.test(domain)
    ? domain
    : domain
        .normalize('NFKC')
        .split('.')
        .map((label) => (/^[ -~]*$/.test(label) ? label : `xn--${encode(label)}`))
        .join('.');

const digits = 'abcdefghijklmnopqrstuvwxyz0123456789';
const base = 36;
const [lowest, highest, skew, damping] = [1, 26, 38, 700];

/** Plain letters first, then each other sign as a number of variable length that says how far it is and where it goes. */
const encode = (label: string): string => {
  const points = [...label].map((sign) => sign.codePointAt(0) ?? 0);
  const plain = points.filter((point) => point < 128);
  let written = String.fromCodePoint(...plain) + (plain.length > 0 ? '-' : '');
  let handled = plain.length;
  let [reached, delta, bias] = [128, 0, 72];
  while (handled < points.length) {
    const next = Math.min(...points.filter((point) => point >= reached));
    delta += (next - reached) * (handled + 1);
    reached = next;
    for (const point of points) {
      if (point < reached) delta += 1;
      if (point !== reached) continue;
      written += variableLength(delta, bias);
      bias = adapted(delta, handled + 1, handled === plain.length);
      delta = 0;
      handled += 1;
    }
    delta += 1;
    reached += 1;
  }
  return written;
};

const variableLength = (number: number, bias: number): string => {
  let written = '';
  let rest = number;
  for (let place = base; ; place += base) {
    const threshold = Math.min(highest, Math.max(lowest, place - bias));
    if (rest < threshold) return written + digits.charAt(rest);
    written += digits.charAt(threshold + ((rest - threshold) % (base - threshold)));
    rest = Math.floor((rest - threshold) / (base - threshold));
  }
};

const adapted = (delta: number, handled: number, isFirst: boolean): number => {
  let rest = isFirst ? Math.floor(delta / damping) : delta >> 1;
  rest += Math.floor(rest / handled);
  let bias = 0;
  for (; rest > ((base - lowest) * highest) >> 1; bias += base) rest = Math.floor(rest / (base - lowest));
  return bias + Math.floor(((base - lowest + 1) * rest) / (rest + skew));
};
