import type { DocumentRead, Section } from "$lib/api";
import { controlName } from "$lib/bidi";
import { byStrength, type Kind } from "./kinds";
import { Points } from "./points";

export type SectionKind = Section["kind"];

/** A mark with where it stands in units of the JavaScript string. */
export interface LaidMark {
  id: number;
  kind: Kind;
  from: number;
  to: number;
  of: number;
  events: string[];
}

/** Characters that are shown in one way. `marks` cover them, `begins` are those of them that begin here. */
export interface Piece {
  from: number;
  to: number;
  text: string;
  kinds: Kind[];
  marks: number[];
  begins: number[];
  section: SectionKind | null;
  /** The name of a character that would turn the direction of the text, and is shown instead of being obeyed. */
  control: string | null;
}

export interface Paragraph {
  from: number;
  to: number;
  kind: SectionKind | null;
  pieces: Piece[];
}

/** Paragraphs of one kind that follow one another. */
export interface Block {
  kind: SectionKind | null;
  paragraphs: Paragraph[];
}

/** A document's text, cut into what is shown. */
export interface Laid {
  text: string;
  points: Points;
  marks: LaidMark[];
  blocks: Block[];
  paragraphs: Paragraph[];
}

const GAP = /\n[^\S\n]*\n\s*/g;

/** Cut a document's text into paragraphs, and these at every edge of a mark, a section and what may be shaded. */
export function lay(document: DocumentRead): Laid {
  const text = document.text;
  const points = new Points(text);
  const marks = document.marks.map((mark, id) => ({
    id,
    kind: mark.kind,
    from: points.toUnit(mark.start),
    to: points.toUnit(mark.end),
    of: mark.of,
    events: mark.events ?? [],
  }));
  const sections = document.sections.map((section) => ({
    kind: section.kind,
    from: points.toUnit(section.start),
    to: points.toUnit(section.end),
  }));
  const shades = shadeable(document).map((at) => ({ from: points.toUnit(at[0]), to: points.toUnit(at[1]) }));
  const edges = [...new Set(shades.flatMap((each) => [each.from, each.to]))].sort((a, b) => a - b);
  const paragraphs: Paragraph[] = [];
  let firstEdge = 0;
  let firstMark = 0;
  let firstSection = 0;
  for (const [from, to] of split(text)) {
    while ((sections[firstSection]?.to ?? Infinity) <= from) firstSection++;
    while ((marks[firstMark]?.to ?? Infinity) <= from) firstMark++;
    while ((edges[firstEdge] ?? Infinity) <= from) firstEdge++;
    const nearEdges: number[] = [];
    for (let at = firstEdge; (edges[at] ?? Infinity) < to; at++) nearEdges.push(edges[at] ?? to);
    const nearMarks = until(marks, firstMark, to);
    const nearSections = until(sections, firstSection, to);
    const pieces = cut(text, from, to, nearEdges, nearMarks, nearSections);
    paragraphs.push({ from, to, kind: mainKind(pieces), pieces });
  }
  return { text, points, marks, paragraphs, blocks: blocksOf(paragraphs) };
}

/** What the screen shades: the sentences that events and control rest on, and what voices say. */
function shadeable(document: DocumentRead): [number, number][] {
  const read = [...document.events, ...document.control].flatMap((each) => each.evidence);
  return [...read, ...document.found.voices.flatMap((voice) => voice.content)];
}

/** Where the paragraphs stand, without the blanks around them. */
function split(text: string): [number, number][] {
  const found: [number, number][] = [];
  let from = 0;
  const add = (to: number): void => {
    const words = text.slice(from, to);
    const start = from + words.length - words.trimStart().length;
    if (words.trim()) found.push([start, start + words.trim().length]);
  };
  for (const gap of text.matchAll(GAP)) {
    add(gap.index);
    from = gap.index + gap[0].length;
  }
  add(text.length);
  return found;
}

/** Where characters stand, in units of the JavaScript string. */
export interface Stretch {
  from: number;
  to: number;
}

function until<T extends Stretch>(stretches: T[], first: number, to: number): T[] {
  const found: T[] = [];
  for (let at = first; at < stretches.length; at++) {
    const each = stretches[at];
    if (!each || each.from >= to) break;
    found.push(each);
  }
  return found;
}

function cut(
  text: string,
  from: number,
  to: number,
  inside: number[],
  marks: LaidMark[],
  sections: (Stretch & { kind: SectionKind })[],
): Piece[] {
  const edges = new Set([from, ...inside, to]);
  for (const each of [...marks, ...sections])
    for (const at of [each.from, each.to]) if (at > from && at < to) edges.add(at);
  for (let at = from; at < to; at++) if (controlName(text.charAt(at))) edges.add(at).add(at + 1);
  const sorted = [...edges].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  let next = 0;
  let open: LaidMark[] = [];
  for (let index = 0; index + 1 < sorted.length; index++) {
    const start = sorted[index] ?? from;
    const end = sorted[index + 1] ?? to;
    open = open.filter((mark) => mark.to > start);
    for (let mark = marks[next]; mark && mark.from <= start; mark = marks[++next]) if (mark.to > start) open.push(mark);
    const covering = [...open].sort((a, b) => byStrength(a.kind, b.kind));
    pieces.push({
      from: start,
      to: end,
      text: text.slice(start, end),
      kinds: [...new Set(covering.map((mark) => mark.kind))],
      marks: covering.map((mark) => mark.id),
      begins: covering.filter((mark) => Math.max(mark.from, from) === start).map((mark) => mark.id),
      section: sections.find((each) => each.from <= start && end <= each.to)?.kind ?? null,
      control: controlName(text.charAt(start)),
    });
  }
  return pieces;
}

/** The kind of most of a paragraph's characters; a dateline belongs to the body that it opens. */
function mainKind(pieces: Piece[]): SectionKind | null {
  const sizes = new Map<SectionKind | null, number>();
  for (const piece of pieces) {
    const kind = piece.section === "dateline" ? "body" : piece.section;
    if (piece.text.trim()) sizes.set(kind, (sizes.get(kind) ?? 0) + piece.text.length);
  }
  let best: SectionKind | null = null;
  for (const [kind, size] of sizes) if (size > (sizes.get(best) ?? 0)) best = kind;
  return best;
}

function blocksOf(paragraphs: Paragraph[]): Block[] {
  const blocks: Block[] = [];
  for (const paragraph of paragraphs) {
    const last = blocks.at(-1);
    if (last?.kind === paragraph.kind) last.paragraphs.push(paragraph);
    else blocks.push({ kind: paragraph.kind, paragraphs: [paragraph] });
  }
  return blocks;
}
