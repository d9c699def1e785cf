import type { IncidentPage, Item, View } from "$lib/api";

/** An incident that stands alone on the map. */
export type Point = View["points"][number];

/** What the screen knows of an incident: from the map the least, from the list more. */
export interface Known {
  id: string;
  type: string;
  subtype: string | null;
  start: string | null;
  end: string | null;
  place: string | null;
  country: string | null;
  lat: number | null;
  lon: number | null;
  uncertainty_km: number | null;
  killed: { low: number | null; best: number | null; high: number | null };
  documents: number;
  review: Item["review"];
  sides: string | null;
  sources: string | null;
  quote: string | null;
}

/** The same of a point, a row or a page. */
export function known(from: Point | Item | IncidentPage): Known {
  const { id, type, subtype, start, end, documents, review } = from;
  const shared = { id, type, subtype, start, end, documents, review };
  if ("fields" in from) {
    const sides = [from.side_a, from.side_b].map((side) => side.join(", ")).filter(Boolean);
    return {
      ...shared,
      place: from.place?.name ?? null,
      country: from.place?.country ?? null,
      lat: from.place?.lat ?? null,
      lon: from.place?.lon ?? null,
      uncertainty_km: from.place?.uncertainty_km ?? null,
      killed: from.killed,
      sides: sides.join(" – ") || null,
      sources: null,
      quote: null,
    };
  }
  const { place, country, lat, lon, uncertainty_km, killed_low: low, killed_high: high } = from;
  const row = "sides" in from ? from : null;
  const best = "sides" in from ? from.killed_best : from.killed;
  return {
    ...shared,
    ...{ place, country, lat, lon, uncertainty_km },
    killed: { low, best, high },
    sides: row?.sides || null,
    sources: row?.sources || null,
    quote: row?.quote ?? null,
  };
}
