import type { Laid, Paragraph, Stretch } from "./laid";

const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

/** The words of a paragraph. */
function words(laid: Laid, paragraph: Paragraph): Stretch[] {
  const found: Stretch[] = [];
  for (const each of segmenter.segment(laid.text.slice(paragraph.from, paragraph.to)))
    if (each.isWordLike)
      found.push({ from: paragraph.from + each.index, to: paragraph.from + each.index + each.segment.length });
  return found;
}

/** The word at a unit, or the next one behind it; the last of the text where there is none. */
export function wordAt(laid: Laid, unit: number): Stretch | null {
  for (const paragraph of laid.paragraphs) {
    if (paragraph.to <= unit) continue;
    const found = words(laid, paragraph).find((word) => word.to > unit);
    if (found) return found;
  }
  return null;
}

/** The word before or behind another one, also in the next paragraph; the same where there is none. */
export function wordBeside(laid: Laid, word: Stretch, step: 1 | -1): Stretch {
  let index = laid.paragraphs.findIndex((each) => each.from <= word.from && word.from < each.to);
  for (let paragraph = laid.paragraphs[index]; paragraph; paragraph = laid.paragraphs[(index += step)]) {
    const all = words(laid, paragraph);
    const found =
      step > 0 ? all.find((each) => each.from >= word.to) : all.filter((each) => each.to <= word.from).at(-1);
    if (found) return found;
  }
  return word;
}

/** The first word of the paragraph before or behind; the same word where there is none. */
export function paragraphBeside(laid: Laid, word: Stretch, step: 1 | -1): Stretch {
  const index = laid.paragraphs.findIndex((each) => each.from <= word.from && word.from < each.to);
  const next = laid.paragraphs[index + step];
  return (next && wordAt(laid, next.from)) ?? word;
}

/** A stretch without the blanks at its ends; null where nothing is left. */
export function trimmed(text: string, { from, to }: Stretch): Stretch | null {
  const words = text.slice(from, to);
  const start = from + words.length - words.trimStart().length;
  return words.trim() ? { from: start, to: start + words.trim().length } : null;
}
