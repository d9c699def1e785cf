import type { IncidentPage, TollStep } from "$lib/api";

export type HarmField = "killed" | "civilians_killed" | "injured" | "captured";

export interface Bar {
  voice: string;
  day: string | null;
  low: number;
  best: number | null;
  high: number;
  /** No upper bound is told. */
  open: boolean;
  words: string;
  chosen: boolean;
}

export interface Harmed {
  name: HarmField;
  value: string;
  /** The incident's own range; `to` is the end of the scale where it is open. */
  from: number | null;
  to: number | null;
  most: number;
  top: number;
  rows: Bar[];
  steps: TollStep[];
}

const HARMS: HarmField[] = ["killed", "civilians_killed", "injured", "captured"];

/** Each harm of which more is told than one number: its claims as bars, and the steps of its toll. */
export function bars(page: IncidentPage): Harmed[] {
  const found: Harmed[] = [];
  for (const name of HARMS) {
    const field = page.fields.find((each) => each.name === name);
    const rows: Bar[] = [];
    for (const claim of field?.claims ?? []) {
      const low = claim.low ?? claim.best;
      if (low === null || low === undefined) continue;
      rows.push({
        voice: claim.by.join(", "),
        day: claim.day,
        low,
        best: claim.best,
        high: claim.high ?? claim.best ?? low,
        open: claim.high === null,
        words: short(low, claim.best, claim.high),
        chosen: claim.chosen,
      });
    }
    const steps = page.steps.filter((each) => each.harm === name);
    if (rows.length < 2 && steps.length < 2) continue;
    const own = page[name];
    const from = own.low ?? own.best;
    const most = Math.max(1, own.high ?? 0, ...rows.map((row) => row.high));
    const scale = most * 1.08;
    rows.sort((a, b) => (a.day ?? "9").localeCompare(b.day ?? "9") || a.low - b.low);
    found.push({
      name,
      value: own.words,
      from,
      to: from === null ? null : (own.high ?? scale),
      most,
      top: scale,
      rows,
      steps,
    });
  }
  return found;
}

/** "12", "10–20", "20+". */
export function short(low: number, best: number | null, high: number | null): string {
  if (high === null) return best !== null && best > low ? `${low}–${best}+` : `${low}+`;
  return low === high ? String(low) : `${low}–${high}`;
}

/** Round numbers from 0 to the top of a scale, at most seven. */
export function ticks(top: number): number[] {
  const power = 10 ** Math.floor(Math.log10(Math.max(top, 1)));
  const step = Math.max(1, [power / 5, power / 2, power, 2 * power].find((each) => top / each <= 6) ?? power);
  const found: number[] = [];
  for (let each = 0; each <= top + step / 1000; each += step) found.push(Math.round(each));
  return found;
}
