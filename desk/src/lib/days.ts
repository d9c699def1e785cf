import { t } from "$lib/words";

/** Days as whole numbers since 1970-01-01: what the slider counts in. A day is written as in the tables, 2016-04-21. */
const MS = 86_400_000;

export type Unit = "day" | "week" | "month" | "year";

export function dayOf(iso: string): number {
  return Math.floor(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / MS);
}

export function isoOf(day: number): string {
  return new Date(day * MS).toISOString().slice(0, 10);
}

export function today(): number {
  return Math.floor(Date.now() / MS);
}

/** The first day of "2016", "2016-04" or "2016-04-21", the last one with `end`; null of what is no date. */
export function edge(text: string | null, end: boolean): number | null {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text ?? "");
  if (!found) return null;
  const [year, month, day] = found.slice(1).map((each) => (each ? Number(each) : null));
  if (year === null || year === undefined) return null;
  if (day) return Date.UTC(year, (month ?? 1) - 1, day) / MS;
  if (month) return Date.UTC(year, end ? month : month - 1, 1) / MS - (end ? 1 : 0);
  return Date.UTC(end ? year + 1 : year, 0, 1) / MS - (end ? 1 : 0);
}

/** So many units later, on the first day of a month or year where the unit is one. */
export function step(day: number, unit: Unit, by: number): number {
  if (unit === "day" || unit === "week") return day + (unit === "week" ? 7 * by : by);
  const date = new Date(day * MS);
  const months = unit === "month" ? by : 12 * by;
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1) / MS;
  if (unit === "month") return first;
  return Date.UTC(new Date(first * MS).getUTCFullYear(), 0, 1) / MS;
}

/** A range of days moved on or back: by whole months or years where it is such, else by its length. */
export function along([from, to]: readonly [number, number], by: number): [number, number] {
  for (const unit of ["year", "month"] as const) {
    let count = 1;
    while (step(from, unit, count) <= to) count++;
    if (step(from, unit, 0) === from && step(from, unit, count) === to + 1)
      return [step(from, unit, by * count), step(from, unit, (by + 1) * count) - 1];
  }
  const long = to + 1 - from;
  return [from + by * long, to + by * long];
}

const short = new Intl.DateTimeFormat(document.documentElement.lang || "en", {
  timeZone: "UTC",
  month: "short",
  year: "numeric",
});

/** A mark of an axis, as fine as the unit: "2016-04-21", "Apr 2016", "2016". */
export function tick(day: number, unit: Unit): string {
  if (unit === "month") return short.format(day * MS);
  return unit === "year" ? isoOf(day).slice(0, 4) : isoOf(day);
}

/** "2016-04-21", "2016-04-21 to 2016-04-24", "2016-04" for a whole month, "2016" for a whole year: it sorts. */
export function span(start: string | null, end: string | null): string | null {
  const from = start ?? end;
  if (!from) return null;
  const until = end ?? from;
  if (from === until) return from;
  for (const period of [from.slice(0, 4), from.slice(0, 7)])
    if (dayOf(from) === edge(period, false) && dayOf(until) === edge(period, true)) return period;
  return t("days.span", { from, until });
}
