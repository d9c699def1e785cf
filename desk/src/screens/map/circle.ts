import type { Feature, Polygon } from "geojson";

const KM = 6371.0088;
const CORNERS = 64;
const rad = Math.PI / 180;

/** A circle on the ground, true to scale: `km` around a point. */
export function circle(lon: number, lat: number, km: number, properties: Record<string, unknown>): Feature<Polygon> {
  const far = km / KM;
  const [sin, cos] = [Math.sin(lat * rad), Math.cos(lat * rad)];
  const ring: [number, number][] = [];
  for (let n = 0; n <= CORNERS; n++) {
    const turn = (n / CORNERS) * 2 * Math.PI;
    const up = Math.asin(sin * Math.cos(far) + cos * Math.sin(far) * Math.cos(turn));
    const across = Math.atan2(Math.sin(turn) * Math.sin(far) * cos, Math.cos(far) - sin * Math.sin(up));
    ring.push([lon + across / rad, up / rad]);
  }
  return { type: "Feature", geometry: { type: "Polygon", coordinates: [ring] }, properties };
}
