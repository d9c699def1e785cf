import type { Stretch } from "./laid";

/**
 * The elements in which the text's characters stand, each with the unit at which it begins (`data-at`): the way from
 * what is selected on the page to offsets in the text, and back.
 */
export class Leaves {
  readonly #leaves: HTMLElement[];
  readonly #starts: number[];

  constructor(readonly root: HTMLElement) {
    this.#leaves = [...root.querySelectorAll<HTMLElement>("[data-at]")];
    this.#starts = this.#leaves.map((leaf) => Number(leaf.dataset["at"]));
  }

  /** The element that holds the character at a unit; null where there is none. */
  at(unit: number): HTMLElement | null {
    return this.#leaves[this.#index(unit)] ?? null;
  }

  /** The elements that hold the characters between two units. */
  between({ from, to }: Stretch): HTMLElement[] {
    return this.#leaves.slice(Math.max(this.#index(from), 0), this.#index(to - 1) + 1);
  }

  /** The elements that have an attribute. */
  shaded(attribute: string): NodeListOf<HTMLElement> {
    return this.root.querySelectorAll<HTMLElement>(`[${attribute}]`);
  }

  /** The characters between two units; null where they are not on the page. */
  range({ from, to }: Stretch): Range | null {
    const start = this.#place(from, false);
    const end = this.#place(to, true);
    if (!start || !end) return null;
    const range = document.createRange();
    range.setStart(...start);
    range.setEnd(...end);
    return range;
  }

  /** The unit at a place of the page: that of the next character of the text. */
  unit(node: Node, offset: number): number {
    const leaf = node.nodeType === Node.TEXT_NODE ? node.parentElement?.closest<HTMLElement>("[data-at]") : null;
    if (leaf) {
      const at = Number(leaf.dataset["at"]);
      return leaf.dataset["control"] === undefined ? at + offset : at + (offset > 0 ? 1 : 0);
    }
    const place = document.createRange();
    place.setStart(node, offset);
    let low = 0;
    let high = this.#leaves.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const each = this.#leaves[middle];
      if (each && place.comparePoint(each, 0) < 0) low = middle + 1;
      else high = middle;
    }
    const next = this.#starts[low];
    if (next !== undefined) return next;
    const last = this.#leaves.at(-1);
    return last ? Number(last.dataset["at"]) + (last.textContent?.length ?? 0) : 0;
  }

  #index(unit: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= unit) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** A place of the page for a unit; of one between two elements the end of the first where `end`. */
  #place(unit: number, end: boolean): [Node, number] | null {
    const index = this.#index(end ? unit - 1 : unit);
    const leaf = this.#leaves[index];
    if (!leaf) return null;
    const at = this.#starts[index] ?? 0;
    if (leaf.dataset["control"] !== undefined) return [leaf, unit > at ? leaf.childNodes.length : 0];
    const walker = document.createTreeWalker(leaf, NodeFilter.SHOW_TEXT);
    let text = walker.nextNode();
    while (text && !text.textContent) text = walker.nextNode(); // what Svelte left between two elements
    return text ? [text, Math.min(unit - at, text.textContent?.length ?? 0)] : [leaf, 0];
  }
}
