/** Days as whole numbers since 1970-01-01: what the slider counts in. */
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

/** The reader's own way of writing dates, where it is of the language of the interface. */
const LANG =
  navigator.languages.find((each) => each.split("-")[0] === document.documentElement.lang) ??
  document.documentElement.lang;
const make = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(LANG, { timeZone: "UTC", ...options });
const full = make({ day: "numeric", month: "short", year: "numeric" });
const month = make({ month: "short", year: "numeric" });
const year = make({ year: "numeric" });

/** "21 Apr 2016" */
export function said(day: number): string {
  return full.format(day * MS);
}

/** As fine as the unit: "Apr 2016", "2016". */
export function tick(day: number, unit: Unit): string {
  return (unit === "year" ? year : unit === "month" ? month : full).format(day * MS);
}

/** "21 Apr 2016", "21–24 Apr 2016", "Apr 2016" for a whole month, "2016" for a whole year. */
export function span(start: string | null, end: string | null): string | null {
  const from = start ?? end;
  if (!from) return null;
  const a = dayOf(from);
  const b = dayOf(end ?? from);
  if (a === b) return said(a);
  if (a === edge(from.slice(0, 4), false) && b === edge(from.slice(0, 4), true)) return tick(a, "year");
  if (a === edge(from.slice(0, 7), false) && b === edge(from.slice(0, 7), true)) return tick(a, "month");
  return full.formatRange(a * MS, b * MS);
}
