import type { Brief, ControlRead, DocumentRead, EventRead, IncidentRead, Judged } from "$lib/api";
import { shown as visible } from "$lib/bidi";
import type { Kind } from "./kinds";
import { KINDS } from "./kinds";
import { lay, type Laid, type LaidMark, type Stretch } from "./laid";
import type { Leaves } from "./leaves";

/** What the side panel shows the record of. */
export type Look = { marks: number[] } | { event: string } | { control: string };
export const FIELDS = [
  "killed", "civilians_killed", "injured", "captured", "place", "day", "side_a", "side_b", "subtype", "type",
] as const; // prettier-ignore
export type Field = (typeof FIELDS)[number];

/** Words that a person says give a field of an incident; `field` is null until she has said which. */
export interface Fix extends Stretch {
  field: Field | null;
}

const KEY = "dateline.reader.marks";
/** The longest quote that the server takes. */
const LONGEST = 1000;

/** A document that is being read, and where the reader looks. */
export class Book {
  readonly laid: Laid;
  readonly events: Map<string, EventRead>;
  readonly control: Map<string, ControlRead>;
  look = $state<Look | null>(null);
  /** Whether the record stays while the pointer passes other marks. */
  pinned = $state(false);
  fix = $state<Fix | null>(null);
  saved = $state<Judged | null>(null);
  shown = $state<Kind[]>(remembered());
  leaves = $state.raw<Leaves | null>(null);
  /** Brings words to the eye; the screen sets it. */
  reveal: (stretch: Stretch) => void = () => undefined;

  /** By id the version of each incident as it is shown here. */
  readonly #seen: Map<string, string>;

  constructor(readonly document: DocumentRead) {
    this.#seen = new Map(document.incidents.map((each) => [each.fused ?? "", each.seen ?? ""]));
    this.laid = lay(document);
    this.events = new Map(document.events.map((event) => [event.id, event]));
    this.control = new Map(document.control.map((item) => [item.id, item]));
  }

  /** The words at two code points of the text, to be shown outside of it. */
  words([start, end]: [number, number]): string {
    return visible(this.laid.points.slice(start, end));
  }

  /** Where two code points are in the JavaScript string. */
  stretch([start, end]: [number, number]): Stretch {
    return { from: this.laid.points.toUnit(start), to: this.laid.points.toUnit(end) };
  }

  /** Show the words at two code points in the text. */
  show(at: [number, number]): void {
    this.reveal(this.stretch(at));
  }

  mark(id: number): LaidMark | undefined {
    return this.laid.marks[id];
  }

  /** Look at something; of a passing look nothing comes while another is pinned or words are being corrected. */
  see(look: Look | null, { pin = false }: { pin?: boolean } = {}): void {
    if (!pin && (this.pinned || this.fix)) return;
    this.look = look;
    this.pinned = pin;
    if (pin) this.fix = this.saved = null;
  }

  /** The version of an incident as it is shown; null where none is known. */
  seen(incident: string): string | null {
    return this.#seen.get(incident) || null;
  }

  /** Take note of incidents as a judgement left them, or as they were looked at again. */
  judged(briefs: readonly Brief[]): void {
    for (const each of briefs) this.#seen.set(each.id, each.seen);
  }

  toggle(kind: Kind): void {
    this.keep(this.shown.includes(kind) ? this.shown.filter((each) => each !== kind) : [...this.shown, kind]);
  }

  keep(kinds: Kind[]): void {
    this.shown = kinds;
    localStorage.setItem(KEY, JSON.stringify(kinds));
  }

  /** Why words can bear out no value of an incident; null where they can. */
  refusal({ from, to }: Stretch): "read.fix.closed" | "read.fix.long" | "read.fix.none" | null {
    if (!this.document.incidents.some((each) => each.fused)) return "read.fix.none";
    const [start, end] = [this.laid.points.toPoint(from), this.laid.points.toPoint(to)];
    if (end - start > LONGEST) return "read.fix.long";
    const closed = ["comment", "caption", "boilerplate"];
    const inside = this.document.sections.some(
      (each) => each.start < end && start < each.end && closed.includes(each.kind),
    );
    return inside ? "read.fix.closed" : null;
  }

  /** The incident that words most likely belong to: that of the event in focus, else of an event that rests on them. */
  incidentOf({ from }: Stretch): IncidentRead | undefined {
    const point = this.laid.points.toPoint(from);
    const told = this.document.incidents.filter((each) => each.fused);
    const rests = (incident: IncidentRead): boolean =>
      incident.events.some((id) => this.events.get(id)?.evidence.some(([start, end]) => start <= point && point < end));
    const focus = this.look && "event" in this.look ? this.look.event : null;
    return told.find((each) => focus && each.events.includes(focus)) ?? told.find(rests) ?? told[0];
  }
}

function remembered(): Kind[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    if (Array.isArray(kept)) return KINDS.filter((kind) => kept.includes(kind));
  } catch {
    // what was kept is not to be read: all kinds are shown
  }
  return KINDS;
}

/** The field that words of a kind most often give. */
export function fieldOf(book: Book, mark: LaidMark): Field | null {
  switch (mark.kind) {
    case "place":
      return "place";
    case "time":
      return "day";
    case "event":
      return "subtype";
    case "count": {
      const harm = book.document.found.counts[mark.of]?.harm;
      return FIELDS.find((field) => field === harm) ?? "killed";
    }
    case "actor":
      return "side_a";
    default:
      return null;
  }
}
