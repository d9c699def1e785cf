/**
 * Offsets into a text: the server counts code points, JavaScript counts UTF-16 units, of which a character beyond the
 * basic plane (an emoji) takes two. Both ways of counting meet here and nowhere else.
 */
export class Points {
  /** The code point offsets of the characters that take two units. */
  readonly #wide: number[] = [];

  constructor(readonly text: string) {
    let point = 0;
    for (let unit = 0; unit < text.length; unit++, point++) {
      const high = text.charCodeAt(unit);
      if (high < 0xd800 || high > 0xdbff) continue;
      const low = text.charCodeAt(unit + 1);
      if (low < 0xdc00 || low > 0xdfff) continue;
      this.#wide.push(point);
      unit++;
    }
  }

  /** The unit at which a code point begins. */
  toUnit(point: number): number {
    return point + this.#before((wide) => wide < point);
  }

  /** The code point that holds a unit. */
  toPoint(unit: number): number {
    return unit - this.#before((wide, index) => wide + index < unit);
  }

  /** The words between two code points. */
  slice(start: number, end: number): string {
    return this.text.slice(this.toUnit(start), this.toUnit(end));
  }

  /** How many of the wide characters fit a condition that holds up to some point. */
  #before(fits: (wide: number, index: number) => boolean): number {
    let low = 0;
    let high = this.#wide.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (fits(this.#wide[middle] ?? 0, middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
