import "maplibre-gl/dist/maplibre-gl.css";
import { Map as Chart, ScaleControl, type GeoJSONSource } from "maplibre-gl";
import type { FeatureCollection } from "geojson";
import type { ControlMap, ControlPlace } from "$lib/api";
import { followNames } from "../../map/names";
import { prepareMaps } from "../../map/protocol";
import { baseStyle } from "../../map/style";
import type { Shown } from "./apart";
import { controlFeatures } from "./control.svelte";
import { Drawing, type Corner, type Tool } from "./drawing";
import { KINDS, kindOf } from "./kinds";
import { compose, type Source } from "./layers";
import { features, imageNamed, type Under } from "./marks";
import { windowOf, type Box, type Spot } from "./spot";
import { mark, pattern, RATIO, symbol, token, type Drawn } from "./symbols";

type Theme = "light" | "dark";

prepareMaps();

/** The layers that a pointer finds something in. */
const TOUCHED = ["incidents", "control-places"];

export interface Told {
  /** The map looks elsewhere; `resting` when it stands still. */
  moved: (spot: Spot, window: Box, resting: boolean) => void;
  hovered: (item: Under | null, x: number, y: number) => void;
  picked: (item: Under | null) => void;
}

/** The map on the page: MapLibre, our layers on the base map, and what a pointer does there. */
export class MapChart {
  readonly map: Chart;
  #data = new Map<Source, FeatureCollection>();
  #shown: Shown = { points: [], clusters: [] };
  #names: () => void;
  #held: readonly ControlPlace[] = [];
  /** While something is drawn, clicks are the drawing's. */
  #drawing: Drawing | null = null;
  #pace = matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 400;

  constructor(container: HTMLElement, theme: Theme, spot: Spot, told: Told, label: string) {
    this.map = new Chart({
      container,
      style: compose(baseStyle(theme, "local")),
      center: [spot.lon, spot.lat],
      zoom: spot.zoom,
      minZoom: 0.5,
      maxZoom: 16,
      maxPitch: 0,
      dragRotate: false,
      pitchWithRotate: false,
      fadeDuration: 0,
      attributionControl: { compact: true },
      locale: { "Map.Title": label },
    });
    this.#names = followNames(this.map);
    // who made the base map is told behind the (i): unfolded it hides the south
    container.querySelector("details.maplibregl-ctrl-attrib")?.classList.add("maplibregl-compact");
    this.map.once("load", () => performance.mark("map drawn")); // for benchmarks/desk_browser.py
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.map.addControl(new ScaleControl({ maxWidth: 90, unit: "metric" }), "bottom-left");
    this.map.on("style.load", () => this.#dress());
    this.map.on("move", () => told.moved(this.spot, this.window, false));
    this.map.on("moveend", () => told.moved(this.spot, this.window, true));
    for (const layer of TOUCHED) {
      this.map.on("mousemove", layer, ({ point }) => {
        if (this.#drawing) return;
        this.map.getCanvas().style.cursor = "pointer";
        told.hovered(this.#at(point), point.x, point.y);
      });
      this.map.on("mouseleave", layer, () => {
        if (!this.#drawing) this.map.getCanvas().style.cursor = "";
        told.hovered(null, 0, 0);
      });
    }
    this.map.on("click", ({ point }) => {
      if (!this.#drawing) told.picked(this.#at(point));
    });
  }

  get spot(): Spot {
    const { lng, lat } = this.map.getCenter();
    return { zoom: this.map.getZoom(), lat, lon: ((((lng + 180) % 360) + 360) % 360) - 180 };
  }

  get window(): Box {
    const bounds = this.map.getBounds();
    return windowOf([bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]);
  }

  /** Zoom in to all of a box. */
  fit([west, south, east, north]: Box): void {
    this.map.fitBounds([west, south, east, north], { padding: 64, maxZoom: 12, duration: this.#pace });
  }

  /** Bring a spot to the middle, as near as a town and no farther than now. */
  show(lon: number, lat: number): void {
    this.map.easeTo({ center: [lon, lat], zoom: Math.max(this.map.getZoom(), 9), duration: this.#pace });
  }

  /** Show other colours. */
  restyle(theme: Theme): void {
    this.map.setStyle(compose(baseStyle(theme, "local")), { diff: false });
  }

  /** Show incidents and clusters. */
  incidents(view: Shown): void {
    this.#shown = view;
    this.set("incidents", features(view));
  }

  /** Show who held what; null takes it away. */
  control(map: ControlMap | null): void {
    this.#held = map?.places ?? [];
    this.set("control", controlFeatures(map));
  }

  /** Have a person draw an area; what was being drawn before is left. */
  draw(tool: Tool, done: (corners: Corner[] | null) => void): void {
    this.#drawing?.cancel();
    this.#drawing = new Drawing(
      this.map,
      tool,
      (data) => this.set("drawing", data),
      (corners) => {
        this.#drawing = null;
        done(corners);
      },
    );
  }

  /** Leave what is being drawn. */
  leave(): void {
    this.#drawing?.cancel();
  }

  set(source: Source, data: FeatureCollection): void {
    this.#data.set(source, data);
    this.#draw(data);
    this.map.getSource<GeoJSONSource>(source)?.setData(data);
  }

  remove(): void {
    this.#names();
    this.map.remove();
  }

  /** What is drawn at a pixel, the topmost of it. */
  #at({ x, y }: { x: number; y: number }): Under | null {
    const near = 5; // a finger is no needle
    const box: [[number, number], [number, number]] = [
      [x - near, y - near],
      [x + near, y + near],
    ];
    const found = this.map.queryRenderedFeatures(box, { layers: TOUCHED.filter((layer) => this.map.getLayer(layer)) });
    for (const { properties } of found) {
      const n = Number(properties["n"]);
      const cluster = properties["what"] === "cluster" ? this.#shown.clusters[n] : undefined;
      const point = properties["what"] === "point" ? this.#shown.points[n] : undefined;
      const held = properties["what"] === "held" ? this.#held[n] : undefined;
      if (cluster) return { what: "cluster", cluster };
      if (point) return { what: "point", point };
      if (held) return { what: "held", held };
    }
    return null;
  }

  /** Draw the images that these name and the map has not. */
  #draw(data: FeatureCollection): void {
    for (const feature of data.features) {
      const name: unknown = feature.properties?.["image"];
      if (typeof name !== "string" || this.map.hasImage(name)) continue;
      const drawn = imageNamed(name);
      if (drawn) this.map.addImage(name, drawn, { pixelRatio: RATIO });
    }
  }

  /** What a style brings along it loses when it is changed: our images and what our layers show. */
  #dress(): void {
    const images: [string, Drawn][] = [
      ...[...KINDS, kindOf(null)].map((kind): [string, Drawn] => [kind.shape, symbol(kind)]),
      ["contested", mark("contested", token("--ink-2"))],
      ["besieged", mark("besieged", token("--ink"))],
      ["contested-area", pattern("contested", token("--ink-2"))],
      ["besieged-area", pattern("besieged", token("--ink"))],
    ];
    for (const [name, drawn] of images)
      if (!this.map.hasImage(name)) this.map.addImage(name, drawn, { pixelRatio: RATIO });
    for (const [source, data] of this.#data) {
      this.#draw(data);
      this.map.getSource<GeoJSONSource>(source)?.setData(data);
    }
  }
}
