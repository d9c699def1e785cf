import type { ControlRead, EventRead, IncidentRead, Tally, When } from "$lib/api";
import { span } from "$lib/days";
import { t } from "$lib/words";

/** "2016-04-20" of an ISO day or moment. */
export function dayText(iso: string): string {
  return iso.slice(0, 10);
}

/** "2016-04-20" or "2016-04-01 to 2016-04-30", "2016-04" in short; an end that is not known is told as open; "". */
export function whenText(when: When | null): string {
  if (!when || (!when.start && !when.end)) return "";
  if (when.start && when.end) return span(when.start, when.end) ?? "";
  return t("days.span", { from: when.start ?? t("read.time.open"), until: when.end ?? t("read.time.open") });
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
