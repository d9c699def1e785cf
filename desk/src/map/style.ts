import type {
  DataDrivenPropertyValueSpecification,
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  StyleSpecification,
} from "maplibre-gl";
import { type Colours, dark, light } from "./colours";

/** Says whose data are drawn, and that a line on the map is no statement about whose land it is. */
export const ATTRIBUTION =
  '<a href="https://www.naturalearthdata.com/">Natural Earth</a> · <a href="https://www.geonames.org/">GeoNames</a> CC BY 4.0 · Borders as in Natural Earth; no opinion is implied';
/** The source of the base map, and the first of its labels: shades go before this layer, symbols after all. */
export const BASE_SOURCE = "base";
export const FIRST_LABEL = "water-name";
/** The source of names that the archive has no room for; names.ts fills it. */
export const NAMES_SOURCE = "names";
/** Which languages the names are in: English, or the country's own with the English name below. */
export type Labels = "en" | "local";

const ADDRESS = "pmtiles:///map/basemap.pmtiles";
/** The fonts of the reader's own system; MapLibre reads the weight from the first name. */
const REGULAR = ["Regular", "system-ui", "Noto Sans", "Noto Sans Arabic"];
const MEDIUM = ["Medium", ...REGULAR.slice(1)];
const ITALIC = ["Italic", ...REGULAR.slice(1)];

/** The style of the base map. It needs the protocol "pmtiles", no sprite and no server of glyphs. */
export function baseStyle(theme: "light" | "dark", labels: Labels): StyleSpecification {
  const colours = theme === "dark" ? dark : light;
  return {
    version: 8,
    sources: {
      [BASE_SOURCE]: { type: "vector", url: ADDRESS, attribution: ATTRIBUTION },
      [NAMES_SOURCE]: { type: "geojson", data: { type: "FeatureCollection", features: [] } },
    },
    layers: [...ground(colours), ...names(colours, labels)],
  };
}

function ground(colours: Colours): LayerSpecification[] {
  return [
    { id: "water", type: "background", paint: { "background-color": colours.water } },
    { ...of("land"), id: "land", type: "fill", paint: { "fill-color": colours.land, "fill-antialias": false } },
    { ...of("lake"), id: "lake", type: "fill", paint: { "fill-color": colours.water } },
    {
      ...of("river"),
      id: "river",
      type: "line",
      layout: { "line-join": "round" },
      paint: { "line-color": colours.river, "line-width": byZoom(2, 0.4, 6, 1.1, 11, 2.6) },
    },
    {
      ...of("region_border"),
      id: "region-border",
      type: "line",
      paint: { "line-color": colours.region, "line-width": byZoom(3, 0.4, 8, 1, 12, 1.4) },
    },
    {
      ...of("border"),
      id: "border",
      type: "line",
      filter: ["!", ["has", "disputed"]],
      layout: { "line-join": "round" },
      paint: { "line-color": colours.border, "line-width": byZoom(1, 0.5, 6, 1.2, 10, 2) },
    },
    {
      ...of("border"),
      id: "border-disputed",
      type: "line",
      filter: ["has", "disputed"],
      paint: { "line-color": colours.border, "line-width": byZoom(1, 0.5, 6, 1.2, 10, 2), "line-dasharray": [3, 2.5] },
    },
  ];
}

function names(colours: Colours, labels: Labels): LayerSpecification[] {
  const halo = { "text-halo-color": colours.halo, "text-halo-width": 1.2 };
  return [
    {
      ...of("water"),
      id: FIRST_LABEL,
      type: "symbol",
      layout: {
        "text-field": name(labels),
        "text-font": ITALIC,
        "text-size": ["case", ["has", "sea"], 13, 11],
        "text-letter-spacing": 0.06,
        "text-max-width": 7,
      },
      paint: { "text-color": colours.inkWater, "text-halo-color": colours.water, "text-halo-width": 1 },
    },
    {
      ...of("river_name"),
      id: "river-name",
      type: "symbol",
      minzoom: 5,
      maxzoom: 10,
      layout: {
        "symbol-placement": "line",
        "symbol-spacing": 300,
        "text-field": name(labels, false),
        "text-font": ITALIC,
        "text-size": 11,
        "text-max-angle": 60,
      },
      paint: { "text-color": colours.inkWater, ...halo },
    },
    {
      ...of("place"),
      id: "place-dot",
      type: "circle",
      minzoom: 4,
      filter: shown,
      paint: {
        "circle-radius": ["match", capital, 2, 2.4, 1, 1.8, 1.4],
        "circle-color": ["match", capital, 2, colours.inkStrong, colours.inkRegion],
      },
    },
    {
      ...of("region"),
      id: "region-name",
      type: "symbol",
      minzoom: 4.5,
      maxzoom: 9,
      filter: shown,
      layout: {
        "text-field": name(labels, false),
        "text-font": REGULAR,
        "text-size": 10.5,
        "text-letter-spacing": 0.12,
        "text-transform": "uppercase",
        "text-max-width": 8,
        "text-padding": 6,
      },
      paint: { "text-color": colours.inkRegion, ...halo },
    },
    {
      source: NAMES_SOURCE,
      id: "quarter-name",
      type: "symbol",
      filter: quarter,
      layout: {
        "text-field": ["get", "name"],
        "text-font": REGULAR,
        "text-size": byZoom(10, 10, 14, 13),
        "text-letter-spacing": 0.06,
        "text-max-width": 7,
        "text-padding": 4,
        // below the point, for what happened in a quarter is drawn on it
        "text-anchor": "top",
        "text-offset": [0, 1.1],
      },
      paint: { "text-color": colours.inkRegion, ...halo },
    },
    {
      source: NAMES_SOURCE,
      id: "name-dot",
      type: "circle",
      filter: ["!", quarter],
      paint: { "circle-radius": 1.3, "circle-color": colours.inkRegion },
    },
    {
      source: NAMES_SOURCE,
      id: "name-name",
      type: "symbol",
      filter: ["!", quarter],
      layout: {
        "text-field": ["get", "name"],
        "text-font": ["case", settled, ["literal", REGULAR], ["literal", ITALIC]],
        "text-size": byZoom(8, 10.5, 13, 13),
        "text-variable-anchor": ["left", "right", "top", "bottom"],
        "text-radial-offset": 0.8,
        "text-justify": "auto",
        "text-max-width": 9,
        "text-padding": 4,
      },
      paint: { "text-color": ["case", settled, colours.ink, colours.inkRegion], ...halo },
    },
    {
      ...of("place"),
      id: "place-name",
      type: "symbol",
      minzoom: 3,
      filter: shown,
      layout: {
        "text-field": name(labels),
        "text-font": ["case", [">=", capital, 2], ["literal", MEDIUM], ["literal", REGULAR]],
        "text-size": placeSize,
        "text-variable-anchor": ["left", "right", "top", "bottom"],
        "text-radial-offset": 0.8,
        "text-justify": "auto",
        "text-max-width": 9,
        "symbol-sort-key": ["-", 0, ["+", ["*", 3, capital], ["get", "size"]]],
      },
      paint: { "text-color": ["match", capital, 2, colours.inkStrong, colours.ink], ...halo },
    },
    {
      ...of("country"),
      id: "country-name",
      type: "symbol",
      maxzoom: 7.5,
      layout: {
        "text-field": name(labels),
        "text-font": MEDIUM,
        "text-size": byZoom(2, 10.5, 6, 16),
        "text-letter-spacing": 0.08,
        "text-max-width": 7,
        "symbol-sort-key": ["get", "rank"],
      },
      paint: { "text-color": colours.inkStrong, ...halo },
    },
  ];
}

const capital: ExpressionSpecification = ["coalesce", ["get", "capital"], 0];
const quarter: ExpressionSpecification = ["==", ["get", "kind"], "neighbourhood"];
const settled: ExpressionSpecification = ["in", ["get", "kind"], ["literal", ["city", "town", "village"]]];
/** Some labels of the last tiles are wanted from a later zoom on only. */
const shown: FilterSpecification = ["<=", ["coalesce", ["get", "z"], 0], ["+", ["zoom"], 0.01]];
const placeSize: DataDrivenPropertyValueSpecification<number> = [
  "interpolate",
  ["linear"],
  ["zoom"],
  3,
  ["+", 10, ["*", 0.4, ["get", "size"]]],
  7,
  ["+", 10.5, ["*", 0.9, ["get", "size"]]],
  11,
  ["+", 12.5, ["*", 1.3, ["get", "size"]]],
];

function of(layer: string): { source: string; "source-layer": string } {
  return { source: BASE_SOURCE, "source-layer": layer };
}

function byZoom(...stops: number[]): ExpressionSpecification {
  return ["interpolate", ["linear"], ["zoom"], ...stops] as ExpressionSpecification;
}

function name(labels: Labels, both = true): DataDrivenPropertyValueSpecification<string> {
  if (labels === "en") return ["get", "name"];
  if (!both) return ["coalesce", ["get", "local"], ["get", "name"]];
  return [
    "case",
    ["has", "local"],
    ["format", ["get", "local"], {}, "\n", {}, ["get", "name"], { "font-scale": 0.8 }],
    ["get", "name"],
  ];
}
