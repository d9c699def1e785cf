import type { Feature, FeatureCollection, Position } from "geojson";
import type { Map as Chart, MapMouseEvent } from "maplibre-gl";
import type { Box } from "./spot";

export type Tool = "box" | "area";
export type Corner = [number, number];

/** An area that a person draws on the map: a box by dragging, a polygon by clicks (Enter closes it, Escape leaves). */
export class Drawing {
  #corners: Corner[] = [];
  #held = false;
  #stop: (() => void)[] = [];

  constructor(
    readonly map: Chart,
    readonly tool: Tool,
    readonly show: (data: FeatureCollection) => void,
    readonly done: (corners: Corner[] | null) => void,
  ) {
    map.getCanvas().style.cursor = "crosshair";
    map.doubleClickZoom.disable();
    if (tool === "box") map.dragPan.disable();
    this.#on("mousedown", (event) => this.#down(event));
    this.#on("mousemove", (event) => this.#move(event));
    this.#on("mouseup", () => this.#up());
    this.#on("dblclick", (event) => {
      event.preventDefault();
      this.#close();
    });
    const key = (event: KeyboardEvent): void => {
      if (event.key === "Escape") this.#end(null);
      else if (event.key === "Enter") this.#close();
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", key, { capture: true });
    this.#stop.push(() => document.removeEventListener("keydown", key, { capture: true }));
  }

  /** Leave it without an area. */
  cancel(): void {
    this.#end(null);
  }

  #on(type: "mousedown" | "mousemove" | "mouseup" | "dblclick", listener: (event: MapMouseEvent) => void): void {
    this.map.on(type, listener);
    this.#stop.push(() => this.map.off(type, listener));
  }

  #down({ lngLat }: MapMouseEvent): void {
    const corner: Corner = [lngLat.lng, lngLat.lat];
    if (this.tool === "box") {
      this.#held = true;
      this.#corners = [corner, corner];
    } else {
      this.#corners.push(corner);
    }
    this.#paint(this.#corners);
  }

  #move({ lngLat }: MapMouseEvent): void {
    const corner: Corner = [lngLat.lng, lngLat.lat];
    if (this.tool === "area") {
      if (this.#corners.length) this.#paint([...this.#corners, corner]);
    } else if (this.#held) {
      this.#corners[1] = corner;
      this.#paint(this.#corners);
    }
  }

  #up(): void {
    if (this.tool === "box" && this.#held) this.#close();
  }

  #close(): void {
    // a double click puts two corners at the same spot
    const corners = this.#corners.filter((each, n) => n === 0 || !same(each, this.#corners[n - 1]));
    const [a, b] = corners;
    if (this.tool === "area") this.#end(corners.length > 2 ? corners : null);
    else this.#end(a && b && Math.abs(a[0] - b[0]) > 1e-6 && Math.abs(a[1] - b[1]) > 1e-6 ? [a, b] : null);
  }

  #end(corners: Corner[] | null): void {
    for (const each of this.#stop) each();
    this.map.getCanvas().style.cursor = "";
    this.map.dragPan.enable();
    this.show({ type: "FeatureCollection", features: [] });
    // the double click that closed a polygon is not one that zooms in
    setTimeout(() => this.map.doubleClickZoom.enable(), 50);
    this.done(corners);
  }

  #paint(corners: Corner[]): void {
    const [a, b] = corners;
    const outline = this.tool === "box" && a && b ? ringOf(boxOf([a, b])) : [...corners, ...corners.slice(0, 1)];
    const features: Feature[] = this.tool === "box" ? [] : this.#corners.map(point);
    features.push(
      outline.length > 3
        ? { type: "Feature", geometry: { type: "Polygon", coordinates: [outline] }, properties: {} }
        : { type: "Feature", geometry: { type: "LineString", coordinates: outline }, properties: {} },
    );
    this.show({ type: "FeatureCollection", features });
  }
}

function same(one: Corner, other: Corner | undefined): boolean {
  return other !== undefined && Math.abs(one[0] - other[0]) < 1e-9 && Math.abs(one[1] - other[1]) < 1e-9;
}

function point(corner: Corner): Feature {
  return { type: "Feature", geometry: { type: "Point", coordinates: corner }, properties: {} };
}

/** The box that two corners span. */
export function boxOf([a, b]: [Corner, Corner]): Box {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])];
}

export function ringOf([west, south, east, north]: Box): Position[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

/** "35.1,32.5;36.2,33" as corners. */
export function readArea(text: string | null): Corner[] {
  const corners = (text ?? "").split(";").map((each) => each.split(",").map(Number));
  return corners.flatMap(([lon, lat]): Corner[] =>
    lon !== undefined && lat !== undefined && Number.isFinite(lon) && Number.isFinite(lat) ? [[lon, lat]] : [],
  );
}

export function writeArea(corners: Corner[]): string {
  return corners.map((each) => each.map((degrees) => Number(degrees.toFixed(4))).join(",")).join(";");
}
