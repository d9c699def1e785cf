import type { ControlPlace } from "$lib/api";
import { num, t } from "$lib/words";
import { kindOf } from "./kinds";
import type { Known, Point } from "./known";

/** "12", "10–15", "≥ 3"; "–" where no number is told. */
export function killed({ killed: { low: least, best, high: most } }: Pick<Known, "killed">): string {
  const [low, high] = [least ?? best, most ?? best];
  if (best === null && low === null && high === null) return "–";
  if (high === null) return t("map.killed.least", { n: num(low ?? 0) });
  return low === high || low === null ? num(high) : `${num(low)}–${num(high)}`;
}

/** The sub-type, or the type where none is told. */
export function what(each: Pick<Point, "type" | "subtype">): string {
  // a long name may break after its slashes
  return each.subtype?.replaceAll("/", "/\u200b") ?? (kindOf(each.type).name ? t(kindOf(each.type).label) : each.type);
}

/** "held by Islamic State, under siege" */
export function held({ status, holder, besieged }: ControlPlace): string {
  const told = holder === null ? t(`map.held.${status}`) : t(`map.held.${status}.by`, { holder });
  return besieged ? t("map.held.besieged", { told }) : told;
}
