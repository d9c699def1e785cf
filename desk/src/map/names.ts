import type { GeoJSONSource, Map } from "maplibre-gl";
import { api, type NamedPlaces } from "$lib/api";
import { NAMES_SOURCE } from "./style";

/** From this zoom on the server knows names that the archive has no room for. */
const FROM = 7;
const EMPTY: NamedPlaces = { type: "FeatureCollection", features: [] };

/** Keep a map's source of names filled with those of its view. Returns how to stop. */
export function followNames(map: Map): () => void {
  let shown = EMPTY;
  let asked = "";
  let asking: AbortController | null = null;

  function fill(): void {
    map.getSource<GeoJSONSource>(NAMES_SOURCE)?.setData(shown as GeoJSON.FeatureCollection);
  }
  function tell(found: NamedPlaces): void {
    if (found === shown) return;
    shown = found;
    fill();
  }
  async function look(): Promise<void> {
    const address = map.getZoom() < FROM ? "" : addressOf(map);
    if (address === asked) return;
    asked = address;
    asking?.abort();
    if (!address) return tell(EMPTY);
    asking = new AbortController();
    try {
      tell(await api.get<NamedPlaces>(address, asking.signal));
    } catch {
      if (asked === address) asked = ""; // a map without villages is a map still; the next move asks again
    }
  }
  const moved = (): void => void look();
  map.on("moveend", moved);
  map.on("style.load", fill);
  moved();
  return () => {
    asking?.abort();
    map.off("moveend", moved);
    map.off("style.load", fill);
  };
}

/** The view, on a grid of about a fifth of it, so that a small move asks for nothing new. */
function addressOf(map: Map): string {
  const bounds = map.getBounds();
  const zoom = Math.floor(map.getZoom() * 2) / 2;
  const step = 180 / 2 ** Math.floor(zoom);
  const west = Math.floor(bounds.getWest() / step) * step;
  const east = Math.ceil(bounds.getEast() / step) * step;
  const south = Math.max(-90, Math.floor(bounds.getSouth() / step) * step);
  const north = Math.min(90, Math.ceil(bounds.getNorth() / step) * step);
  return `/api/gazetteer/box?west=${round(west)}&south=${south}&east=${round(east)}&north=${north}&zoom=${zoom}`;
}

/** A longitude of this world, though the map may have gone round it. */
function round(lon: number): number {
  return ((((lon + 180) % 360) + 360) % 360) - 180;
}
