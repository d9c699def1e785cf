/** Where the map looks: in the address as `at=zoom/lat/lon`, so that a view can be shared. */
export interface Spot {
  zoom: number;
  lat: number;
  lon: number;
}

/** West, south, east, north in degrees. */
export type Box = [number, number, number, number];

/** The whole world, as far as the projection shows it. */
export const WORLD: Box = [-180, -85, 180, 85];

export function readSpot(text: string | null): Spot | null {
  const [zoom, lat, lon] = (text ?? "").split("/").map(Number);
  if (zoom === undefined || lat === undefined || lon === undefined) return null;
  const fits = zoom >= 0 && zoom <= 22 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180;
  return fits ? { zoom, lat, lon } : null;
}

/** As fine as a screen can show: at zoom 16 a pixel is two metres. */
export function writeSpot({ zoom, lat, lon }: Spot): string {
  return [zoom.toFixed(2), lat.toFixed(4), lon.toFixed(4)].map(Number).join("/");
}

/** Four numbers that are a box, or null. */
export function readBox(text: string | null): Box | null {
  const given = (text ?? "").split(/[,;\s]+/).filter(Boolean);
  const [west, south, east, north] = given.map(Number);
  if (given.length !== 4 || west === undefined || south === undefined || east === undefined || north === undefined)
    return null;
  const fits = Math.abs(west) <= 180 && Math.abs(east) <= 180 && south >= -90 && north <= 90 && south < north;
  return fits && west < east ? [west, south, east, north] : null;
}

export function writeBox(box: Box, places = 4): string {
  return box.map((each) => Number(each.toFixed(places))).join(",");
}

/** A box that the server takes: a map that shows more than one world shows all of it. */
export function windowOf([west, south, east, north]: Box): Box {
  const low = Math.max(south, -85);
  const high = Math.min(north, 85);
  if (east - west >= 360) return [-180, low, 180, high];
  const shift = Math.round((west + east) / 2 / 360) * 360;
  return [Math.max(west - shift, -180), low, Math.min(east - shift, 180), high];
}

/** Pixels of the whole world at zoom 0. */
const TILE = 512;
const top = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);
const latAt = (y: number): number => (Math.atan(Math.exp(y * 2 * Math.PI)) * 360) / Math.PI - 90;

/** What a map of so many pixels shows at a spot. */
export function windowAt({ zoom, lat, lon }: Spot, width: number, height: number): Box {
  const world = TILE * 2 ** zoom;
  const [x, y] = [(180 * width) / world, height / 2 / world];
  return windowOf([lon - x, latAt(top(lat) - y), lon + x, latAt(top(lat) + y)]);
}

/** The spot from which a map of so many pixels shows all of a box, no nearer than `nearest`. */
export function spotFor(box: Box, width: number, height: number, nearest = 9): Spot {
  const [west, south, east, north] = box;
  const [low, high] = [top(Math.max(south, -84)), top(Math.min(north, 84))];
  const room = (pixels: number): number => Math.max(pixels - 96, 64) / TILE;
  const zoom = Math.min(
    Math.log2(room(width) / Math.max((east - west) / 360, 1e-9)),
    Math.log2(room(height) / Math.max(high - low, 1e-9)),
    nearest,
  );
  return { zoom: Math.max(zoom, 0.5), lat: latAt((low + high) / 2), lon: (west + east) / 2 };
}
