import type { MarkRead } from "$lib/api";
import type { Key } from "$lib/words/en";

export type Kind = MarkRead["kind"];

/** The kinds of marks, the stronger first where two cover the same words. */
export const KINDS: Kind[] = ["event", "count", "weapon", "time", "place", "actor", "voice"];

export const NAMES: Record<Kind, Key> = {
  event: "read.kind.event",
  count: "read.kind.count",
  weapon: "read.kind.weapon",
  time: "read.kind.time",
  place: "read.kind.place",
  actor: "read.kind.actor",
  voice: "read.kind.voice",
};

/** The kinds by strength: the first of some is shown above the others. */
export function byStrength(a: Kind, b: Kind): number {
  return KINDS.indexOf(a) - KINDS.indexOf(b);
}
