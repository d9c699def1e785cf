import type { Feature, FeatureCollection, Point as Dot } from "geojson";
import type { ControlPlace } from "$lib/api";
import { sizeOf, type Shown } from "./apart";
import { circle } from "./circle";
import { kindOf, type Kind } from "./kinds";
import { ring, type Drawn } from "./symbols";
import type { Grouped, Item } from "$lib/api";
import type { Point } from "./known";

/** What is under the pointer: one incident, several that stand together, or a place with its holder. */
export type Under =
  { what: "point"; point: Point } | { what: "cluster"; cluster: Grouped } | { what: "held"; held: ControlPlace };

/** What is needed to show where an incident was. */
export type Spotted = Pick<Item, "id" | "lat" | "lon" | "uncertainty_km">;

/** With how many points in the window each shows how far its place is uncertain. */
const FEW = 60;
/** A circle wider than this covers more than it tells. */
const WIDE_KM = 120;

/** Whether zooming in does not part them: all lie at one spot. */
export function together({ box: [west, south, east, north] }: Grouped): boolean {
  return Math.max(east - west, north - south) < 1e-4;
}

/** The incidents and clusters as the map takes them. */
export function features(view: Shown): FeatureCollection<Dot> {
  const points = view.points.map((point, n) =>
    dot(point.lon, point.lat, { n, what: "point", image: kindOf(point.type).shape, killed: point.killed ?? 0 }),
  );
  const clusters = view.clusters.map((cluster, n) =>
    dot(cluster.lon, cluster.lat, { n, what: "cluster", image: imageOf(cluster), count: short(cluster.count) }),
  );
  return { type: "FeatureCollection", features: [...clusters, ...points] };
}

export function dot(lon: number, lat: number, properties: Record<string, unknown>): Feature<Dot> {
  return { type: "Feature", geometry: { type: "Point", coordinates: [lon, lat] }, properties };
}

/** 950, 1.2k, 34k, 1.1M */
export function short(count: number): string {
  if (count < 1000) return String(count);
  const [by, unit] = count < 1e6 ? [1e3, "k"] : [1e6, "M"];
  return (count / by).toFixed(count / by < 10 ? 1 : 0).replace(/\.0$/, "") + unit;
}

/** The name of a cluster's image tells how it is drawn: size, whether at one spot, and the types in twelfths. */
function imageOf(cluster: Grouped): string {
  const shares = Object.entries(cluster.kinds).map(([name, count]): [string, number] => [
    name,
    Math.max(1, Math.round((count / cluster.count) * 12)),
  ]);
  shares.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return `ring|${sizeOf(cluster.count)}|${together(cluster) ? 1 : 0}|${shares.map((each) => each.join("=")).join("|")}`;
}

/** Draw an image that `features` names; null for a name of others. */
export function imageNamed(name: string): Drawn | null {
  const [what, size, alone, ...shares] = name.split("|");
  if (what !== "ring") return null;
  const parts = shares.map((each): [Kind, number] => {
    const at = each.lastIndexOf("=");
    return [kindOf(each.slice(0, at)), Number(each.slice(at + 1))];
  });
  return ring(Number(size), parts, alone === "1");
}

/** How far places are uncertain, in km on the ground: of the chosen ones, and of all where few are in the window. */
export function around(view: Shown | null, chosen: (Spotted | null)[]): FeatureCollection {
  const few = view && view.points.length <= FEW && view.clusters.length <= FEW ? view.points : [];
  const seen = new Set<string>();
  const found: Feature[] = [];
  for (const [strong, each] of [
    ...chosen.map((each): [boolean, Spotted | null] => [true, each]),
    ...few.map((each): [boolean, Spotted] => [false, each]),
  ]) {
    if (!each?.uncertainty_km || each.lon === null || each.lat === null || seen.has(each.id)) continue;
    if (!strong && each.uncertainty_km > WIDE_KM) continue;
    seen.add(each.id);
    found.push(circle(each.lon, each.lat, each.uncertainty_km, { strong }));
  }
  return { type: "FeatureCollection", features: found };
}

/** Where the selected and the hovered one stand. */
export function chosenDots(selected: Spotted | null, hovered: Spotted | null): FeatureCollection {
  const found: Feature[] = [];
  const roles: [string, Spotted | null][] = [
    ["hovered", hovered],
    ["selected", selected],
  ];
  for (const [role, each] of roles)
    if (each && each.lon !== null && each.lat !== null) found.push(dot(each.lon, each.lat, { role }));
  return { type: "FeatureCollection", features: found };
}
