import * as maplibre from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { Protocol } from "pmtiles";

let ready = false;

/** Teach MapLibre to read the base map's archive, and where its worker lies. Done once a page. */
export function prepareMaps(): void {
  if (ready) return;
  ready = true;
  maplibre.setWorkerUrl(workerUrl);
  maplibre.addProtocol("pmtiles", new Protocol({ metadata: false }).tile);
}
