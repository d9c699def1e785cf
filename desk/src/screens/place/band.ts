import type { ControlClaim, Dot, PlaceControl, Spell } from "$lib/api";
import { coloursOf } from "$lib/sides";
import { number } from "./days";

/** A row of the chart: a side, or what is nobody's. */
export interface Lane {
  key: string;
  label: string | null;
  colour: string;
  pieces: Piece[];
}

/** A spell as it is drawn: days, the share of the lane's height, and how dark it is where. */
export interface Piece {
  spell: Spell;
  from: number;
  until: number;
  height: number;
  stops: { at: number; strength: number }[];
}

export interface Span {
  from: number;
  until: number;
}

export const CONTESTED = "contested";
/** How much of a lane's height a status fills: who holds a part fills a part. */
const HEIGHTS: Partial<Record<Spell["status"], number>> = { mostly_controlled: 0.75, partly_controlled: 0.5 };
const STOPS = 24;
const STRONGEST = 0.95;
const FAINTEST = 0.12;

/** The side of a holder, under which all of its names stand in one lane. */
export function sideOf(held: { side: string | null; holder: { name: string } | string | null } | null): string | null {
  if (!held?.holder) return null;
  return held.side ?? (typeof held.holder === "string" ? held.holder : held.holder.name);
}

/** First and last day that the chart shows: all that is told, and no long time of which nothing is known. */
export function span(control: PlaceControl | null, dots: readonly Dot[]): Span | null {
  const days: number[] = dots.flatMap((dot) => [number(dot.start), number(dot.end)]);
  for (const spell of control?.spells ?? []) {
    days.push(number(spell.earliest ?? spell.start));
    if (spell.status !== "unknown") days.push(number(spell.last_confirmed));
    if (spell.status !== "unknown" && spell.end) days.push(Math.min(number(spell.end), fadesOut(spell)));
  }
  for (const claim of control?.claims ?? []) if (claim.start) days.push(number(claim.start));
  if (days.length === 0) return null;
  const from = Math.min(...days);
  const until = Math.max(...days);
  const margin = Math.max(5, Math.round((until - from) * 0.025));
  return { from: from - margin, until: until + margin };
}

/** Where a state that nobody bears out any more is drawn no further. */
function fadesOut(spell: Spell): number {
  return number(spell.last_confirmed) + 365;
}

/** The rows of the chart in the order in which their sides come up. */
export function lanes(control: PlaceControl, changeDays: number, shown: Span): Lane[] {
  const spells = [...control.spells, ...control.brief];
  const colours = coloursOf(spells.flatMap((spell) => sideOf(spell) ?? []));
  const found = new Map<string, Lane>();
  for (const spell of control.spells) {
    if (spell.status === "unknown") continue;
    const side = sideOf(spell);
    const key = side ?? CONTESTED;
    let lane = found.get(key);
    if (!lane) {
      lane = {
        key,
        label: side === null ? null : (spell.holder?.name ?? side),
        colour: colours.get(side ?? "") ?? "var(--ink-3)",
        pieces: [],
      };
      found.set(key, lane);
    }
    lane.pieces.push(piece(spell, changeDays, shown));
  }
  for (const spell of control.brief) {
    const side = sideOf(spell);
    if (side === null || found.has(side)) continue;
    found.set(side, {
      key: side,
      label: spell.holder?.name ?? side,
      colour: colours.get(side) ?? "var(--ink-3)",
      pieces: [],
    });
  }
  return [...found.values()];
}

function piece(spell: Spell, changeDays: number, shown: Span): Piece {
  const from = number(spell.start);
  const until = Math.min(spell.end ? number(spell.end) + 1 : shown.until, shown.until);
  const known = (spell.confirmed.length ? spell.confirmed : [spell.last_confirmed]).map(number);
  const stops = Array.from({ length: STOPS + 1 }, (_, n) => {
    const at = n / STOPS;
    const day = from + (until - from) * at;
    const gap = Math.min(...known.map((each) => Math.abs(each - day)));
    return { at, strength: Math.max(FAINTEST, STRONGEST * spell.probability * Math.exp(-gap / changeDays)) };
  });
  return { spell, from, until, height: HEIGHTS[spell.status] ?? 1, stops };
}

/** The spell of an ISO day; null before the first. */
export function spellOn(control: PlaceControl | null, day: string): Spell | null {
  return control?.spells.findLast((spell) => spell.start <= day && (spell.end === null || day <= spell.end)) ?? null;
}

/** The probability of a spell on an ISO day: it fades with the days to the nearest claim. */
export function probabilityOn(spell: Spell, day: string, changeDays: number): number {
  const known = spell.confirmed.length ? spell.confirmed : [spell.last_confirmed];
  const gap = Math.min(...known.map((each) => Math.abs(number(each) - number(day))));
  return spell.probability * Math.exp(-gap / changeDays);
}

/** A claim on the axis: for or against what the state there says, and of which side it speaks. */
export interface Mark {
  n: number;
  claim: ControlClaim;
  day: number;
  bears: boolean;
}

export function marks(control: PlaceControl): Mark[] {
  const bearing = new Set([...control.spells, ...control.brief].flatMap((spell) => spell.claims));
  return control.claims.flatMap((claim, n) =>
    claim.start ? [{ n, claim, day: number(claim.start), bears: bearing.has(n) }] : [],
  );
}
