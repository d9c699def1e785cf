const DAY = 86_400_000;

/** An ISO day as a number of days, to reckon with. */
export function number(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);
}

/** The ISO day again. */
export function iso(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Days between two ISO days. */
export function between(from: string, until: string): number {
  return number(until) - number(from);
}

export interface Tick {
  day: number;
  label: string;
  major: boolean;
}

/** Where an axis from day to day has its marks: years, months or days, so many as have room. */
export function ticks(from: number, until: number, room: number): Tick[] {
  const days = Math.max(1, until - from);
  const month = new Intl.DateTimeFormat(document.documentElement.lang || "en", { month: "short", timeZone: "UTC" });
  const found: Tick[] = [];
  const start = new Date(from * DAY);
  const perMonth = days / 30.4 <= room;
  const months = perMonth ? 1 : [2, 3, 6].find((each) => days / 30.4 / each <= room);
  if (days <= 62 && days / 7 <= room) {
    for (let day = from; day <= until; day += 7) found.push({ day, label: iso(day), major: true });
  } else if (months) {
    for (let n = 0; ; n += 1) {
      const at = Date.UTC(start.getUTCFullYear(), n, 1) / DAY;
      if (at > until) break;
      if (at < from || n % months) continue;
      const year = n % 12 === 0;
      found.push({ day: at, label: year ? iso(at).slice(0, 4) : month.format(at * DAY), major: year });
    }
  } else {
    const step = [1, 2, 5, 10, 20, 50].find((each) => days / 365.25 / each <= room) ?? 100;
    for (let year = start.getUTCFullYear(); ; year += 1) {
      const at = Date.UTC(year, 0, 1) / DAY;
      if (at > until) break;
      if (at >= from && year % step === 0) found.push({ day: at, label: String(year), major: true });
    }
  }
  return found;
}
