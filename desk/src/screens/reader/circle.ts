import type { Feature, Polygon, Position } from "geojson";

const EARTH_KM = 6371;
const CORNERS = 48;

/** A circle on the earth as a polygon; degrees and kilometres. */
export function circle(lat: number, lon: number, km: number): Feature<Polygon> {
  const reach = km / EARTH_KM;
  const phi = (lat * Math.PI) / 180;
  const ring: Position[] = [];
  for (let corner = 0; corner <= CORNERS; corner++) {
    const bearing = (2 * Math.PI * corner) / CORNERS;
    const to = Math.asin(Math.sin(phi) * Math.cos(reach) + Math.cos(phi) * Math.sin(reach) * Math.cos(bearing));
    const turn = Math.atan2(
      Math.sin(bearing) * Math.sin(reach) * Math.cos(phi),
      Math.cos(reach) - Math.sin(phi) * Math.sin(to),
    );
    ring.push([lon + (turn * 180) / Math.PI, (to * 180) / Math.PI]);
  }
  return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } };
}
