/** So many colours tell sides apart (`--side-1` to `--side-6` in app.css). */
const COLOURS = 6;

/** The same side has the same colour on every screen, unless another one beside it has that already. */
export function coloursOf(sides: Iterable<string>): Map<string, string> {
  const found = new Map<string, string>();
  const taken = new Set<number>();
  for (const side of sides) {
    if (found.has(side)) continue;
    let at = hashed(side) % COLOURS;
    for (let tried = 0; tried < COLOURS && taken.has(at); tried += 1) at = (at + 1) % COLOURS;
    taken.add(at);
    found.set(side, `var(--side-${at + 1})`);
  }
  return found;
}

function hashed(name: string): number {
  let sum = 7;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return sum;
}
