import type { ControlRead, EventRead, IncidentRead, Tally, When } from "$lib/api";
import { t } from "$lib/words";

const language = document.documentElement.lang || "en";
const date = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/** "20 Apr 2016" for an ISO day or moment. */
export function dayText(iso: string): string {
  const day = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(day.valueOf()) ? iso : date.format(day);
}

/** "20 Apr 2016" or "1 Apr 2016 – 30 Apr 2016"; an end that is not known is told as open; "" where neither is known. */
export function whenText(when: When | null): string {
  if (!when || (!when.start && !when.end)) return "";
  if (when.start === when.end) return dayText(when.start ?? "");
  const ends = [when.start, when.end].map((day) => (day ? dayText(day) : t("read.time.open")));
  return ends.join(" – ");
}

/** "21+" (open), "3", "20–40", "up to 20"; "" where nothing is known. */
export function tallyText(tally: Pick<Tally, "low" | "best" | "high"> | null): string {
  const low = tally?.low ?? tally?.best ?? null;
  if (!tally || (low === null && tally.high == null)) return "";
  if (tally.high == null) return `${low}+`;
  if (low === null) return `≤ ${tally.high}`;
  return low === tally.high ? String(low) : `${low}–${tally.high}`;
}

/** "state_forces" as "state forces". */
export function plain(name: string): string {
  return name.replaceAll("_", " ");
}

/** "Sinaa: Islamic State holds it", as on the page of the place. */
export function heldText(told: Pick<ControlRead, "place" | "status" | "holder" | "previous_holder">): string {
  const who = told.holder ?? told.previous_holder ?? t("claim.somebody");
  return `${told.place}: ${t(`claim.${told.status}`, { who })}`;
}

/** "Armed clash" of an event or incident. */
export function typeText(thing: Pick<EventRead | IncidentRead, "type" | "subtype">): string {
  return thing.subtype ?? thing.type;
}

/** The sides of an incident: "the army → rebels"; "" where none is known. */
export function sidesText(incident: IncidentRead): string {
  const sides = [incident.side_a.join(", "), incident.side_b.join(", ")];
  return sides.some(Boolean) ? sides.map((side) => side || t("app.unknown")).join(" → ") : "";
}
