import type { Grouped, View } from "$lib/api";
import type { Point } from "./known";

/** Pixels across of the ring of a cluster, by the tens of its count. */
const SIZES = [28, 34, 42, 52, 62];
/** Pixels between two symbols that can still be told apart, of a point and a point. */
const POINTS = 11;

export function sizeOf(count: number): number {
  return SIZES[Math.min(SIZES.length - 1, Math.floor(Math.log10(count) * 1.35))] ?? 28;
}

interface Spot {
  x: number;
  y: number;
  radius: number;
  point: Point | null;
  cluster: Grouped | null;
}

export interface Shown {
  points: Point[];
  clusters: Grouped[];
}

/**
 * What the server gives by cells, so put together that no ring lies on another or on a point: two towns on both sides
 * of a cell's edge would be drawn over one another. The largest take in what they would hide.
 */
export function apart(view: Pick<View, "points" | "clusters">, zoom: number): Shown {
  const world = 512 * 2 ** zoom;
  const spots: Spot[] = [
    ...view.clusters.map((cluster) => spotOf(world, cluster.lon, cluster.lat, null, cluster)),
    ...view.points.map((point) => spotOf(world, point.lon, point.lat, point, null)),
  ];
  spots.sort((one, other) => countOf(other) - countOf(one));
  const cell = SIZES[SIZES.length - 1]!;
  const kept = new Map<string, Spot[]>();
  const key = (x: number, y: number): string => `${Math.floor(x / cell)},${Math.floor(y / cell)}`;
  for (const spot of spots) {
    const near: Spot[] = [];
    for (const dx of [-cell, 0, cell])
      for (const dy of [-cell, 0, cell]) near.push(...(kept.get(key(spot.x + dx, spot.y + dy)) ?? []));
    const hidden = near.find((other) => Math.hypot(other.x - spot.x, other.y - spot.y) < least(other, spot));
    if (hidden) join(hidden, spot);
    else kept.set(key(spot.x, spot.y), [...(kept.get(key(spot.x, spot.y)) ?? []), spot]);
  }
  const all = [...kept.values()].flat();
  return {
    points: all.flatMap((spot) => (spot.point ? [spot.point] : [])),
    clusters: all.flatMap((spot) => (spot.cluster ? [spot.cluster] : [])),
  };
}

function spotOf(world: number, lon: number, lat: number, point: Point | null, cluster: Grouped | null): Spot {
  const up = Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);
  const radius = cluster ? sizeOf(cluster.count) / 2 : POINTS / 2;
  return { x: (lon / 360) * world, y: -up * world, radius, point, cluster };
}

function countOf(spot: Spot): number {
  return spot.cluster?.count ?? 1;
}

/** How far two symbols must be from one another: rings may touch. */
function least(one: Spot, other: Spot): number {
  return (one.radius + other.radius) * (one.cluster && other.cluster ? 0.9 : 1);
}

/** The one takes the other in, and stays where it is. */
function join(one: Spot, other: Spot): void {
  const [a, b] = [grouped(one), grouped(other)];
  const kinds = { ...a.kinds };
  for (const [name, count] of Object.entries(b.kinds)) kinds[name] = (kinds[name] ?? 0) + count;
  one.cluster = {
    lat: a.lat,
    lon: a.lon,
    count: a.count + b.count,
    killed: a.killed + b.killed,
    box: [
      Math.min(a.box[0], b.box[0]),
      Math.min(a.box[1], b.box[1]),
      Math.max(a.box[2], b.box[2]),
      Math.max(a.box[3], b.box[3]),
    ],
    place: a.place === b.place ? a.place : null,
    kinds,
  };
  one.point = null;
  one.radius = sizeOf(one.cluster.count) / 2;
}

function grouped({ point, cluster }: Spot): Grouped {
  if (cluster) return cluster;
  const { lon, lat, place, type, killed } = point!;
  return { lon, lat, place, count: 1, killed: killed ?? 0, box: [lon, lat, lon, lat], kinds: { [type]: 1 } };
}
