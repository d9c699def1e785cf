import type { Stretch } from "./laid";
import type { Leaves } from "./leaves";

/** What is shaded by the elements that hold it: the text is cut at its edges (see lay). */
export type Shade = "evidence" | "content" | "mark";
/** What is shaded wherever it stands: words that the address names, and words that a person selected. */
const FREE = ["reader-linked", "reader-picked"] as const;

/** Shade these stretches in this way, and no others. */
export function shade(leaves: Leaves, name: Shade, stretches: Stretch[]): void {
  const attribute = `data-${name}`;
  for (const leaf of leaves.shaded(attribute)) leaf.removeAttribute(attribute);
  for (const stretch of stretches) for (const leaf of leaves.between(stretch)) leaf.setAttribute(attribute, "");
}

/** The same for words that begin and end anywhere. */
export function shadeFreely(leaves: Leaves, name: (typeof FREE)[number], stretches: Stretch[]): void {
  const ranges = stretches.map((each) => leaves.range(each)).filter((each) => each !== null);
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
}

/** Take the shades away that are not the elements' own. */
export function unshade(): void {
  for (const name of FREE) CSS.highlights.delete(name);
}
