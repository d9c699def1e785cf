import * as maplibre from "maplibre-gl";
import { Protocol } from "pmtiles";
import workerUrl from "virtual:map-worker";

let ready = false;

/** Teach MapLibre to read the base map's archive, and where its worker lies. Done once a page. */
export function prepareMaps(): void {
  if (ready) return;
  ready = true;
  maplibre.setWorkerUrl(workerUrl);
  maplibre.addProtocol("pmtiles", new Protocol({ metadata: false }).tile);
}
