import type { LayerSpecification, SourceSpecification, StyleSpecification } from "maplibre-gl";
import { FIRST_LABEL } from "../../map/style";
import { token } from "./symbols";

const EMPTY: SourceSpecification = { type: "geojson", data: { type: "FeatureCollection", features: [] } };
export const SOURCES = ["control", "around", "area", "incidents", "chosen", "drawing"] as const;
export type Source = (typeof SOURCES)[number];

const FONT = ["Noto Sans Bold", "Arial Bold", "sans-serif"];

/** The base map with our layers on it: areas below its labels, symbols above them. */
export function compose(base: StyleSpecification): StyleSpecification {
  const cut = base.layers.findIndex((layer) => layer.id === FIRST_LABEL);
  return {
    ...base,
    sources: { ...base.sources, ...Object.fromEntries(SOURCES.map((name) => [name, { ...EMPTY }])) },
    layers: [...base.layers.slice(0, cut), ...areas(), ...base.layers.slice(cut), ...symbols()],
  };
}

/** Uncertain areas: cells of control, circles around places, the area that is asked for. */
function areas(): LayerSpecification[] {
  const accent = token("--accent");
  return [
    {
      id: "control-cells",
      type: "fill",
      source: "control",
      filter: ["==", ["get", "what"], "cell"],
      paint: { "fill-color": ["get", "colour"], "fill-opacity": ["*", 0.5, ["get", "probability"]] },
    },
    {
      id: "control-stripes",
      type: "fill",
      source: "control",
      filter: ["all", ["==", ["get", "what"], "cell"], ["!=", ["get", "mark"], ""]],
      paint: { "fill-pattern": ["concat", ["get", "mark"], "-area"], "fill-opacity": 0.7 },
    },
    {
      id: "around-fill",
      type: "fill",
      source: "around",
      paint: { "fill-color": accent, "fill-opacity": ["case", ["get", "strong"], 0.12, 0.035] },
    },
    {
      id: "around-line",
      type: "line",
      source: "around",
      paint: {
        "line-color": accent,
        "line-width": ["case", ["get", "strong"], 1.6, 0.8],
        "line-opacity": ["case", ["get", "strong"], 0.95, 0.4],
        "line-dasharray": [3, 2],
      },
    },
    {
      id: "area-line",
      type: "line",
      source: "area",
      paint: { "line-color": token("--focus"), "line-width": 2 },
    },
  ];
}

function symbols(): LayerSpecification[] {
  const [ink, focus, surface] = [token("--ink"), token("--focus"), token("--surface")];
  return [
    {
      id: "control-places",
      type: "circle",
      source: "control",
      minzoom: 4,
      filter: ["==", ["get", "what"], "held"],
      paint: {
        // wider than the symbol of an incident at the same place, which lies on it
        "circle-radius": ["interpolate", ["linear"], ["zoom"], 4, 4, 7, 7, 10, 12, 13, 22],
        // hollow: nobody but the holder says so, or nobody says anything any more
        "circle-color": ["match", ["get", "status"], ["unknown", "claimed", "contested"], surface, ["get", "colour"]],
        "circle-opacity": ["*", 0.55, ["max", 0.25, ["get", "probability"]]],
        "circle-stroke-color": ["get", "colour"],
        "circle-stroke-opacity": ["match", ["get", "status"], "unknown", 0.6, 1],
        "circle-stroke-width": ["match", ["get", "status"], "unknown", 1, 2],
      },
    },
    {
      id: "control-marks",
      type: "symbol",
      source: "control",
      minzoom: 4,
      filter: ["all", ["==", ["get", "what"], "held"], ["!=", ["get", "mark"], ""]],
      layout: {
        "icon-image": ["get", "mark"],
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
        "icon-size": ["interpolate", ["linear"], ["zoom"], 4, 0.38, 7, 0.65, 10, 1.1, 13, 1.95],
      },
    },
    {
      id: "chosen",
      type: "circle",
      source: "chosen",
      paint: {
        "circle-radius": ["case", ["==", ["get", "role"], "selected"], 17, 15],
        "circle-color": "transparent",
        "circle-stroke-color": ["case", ["==", ["get", "role"], "selected"], focus, ink],
        "circle-stroke-width": ["case", ["==", ["get", "role"], "selected"], 3, 1.5],
      },
    },
    {
      id: "incidents",
      type: "symbol",
      source: "incidents",
      layout: {
        "icon-image": ["get", "image"],
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
        // by the number of dead, as areas grow: 0, 10, 100, 1000
        "icon-size": [
          "case",
          ["==", ["get", "what"], "cluster"],
          1,
          ["interpolate", ["linear"], ["log10", ["+", 1, ["get", "killed"]]], 0, 0.58, 1, 0.85, 2, 1.25, 3, 1.7],
        ],
        "text-field": ["coalesce", ["get", "count"], ""],
        "text-font": FONT,
        "text-size": 11.5,
        "text-allow-overlap": true,
        "text-ignore-placement": true,
        // small ones above large ones, clusters below all
        "symbol-sort-key": ["case", ["==", ["get", "what"], "cluster"], -1e9, ["-", 0, ["get", "killed"]]],
      },
      paint: { "text-color": ink },
    },
    {
      id: "drawing-fill",
      type: "fill",
      source: "drawing",
      filter: ["==", ["geometry-type"], "Polygon"],
      paint: { "fill-color": focus, "fill-opacity": 0.12 },
    },
    {
      id: "drawing-line",
      type: "line",
      source: "drawing",
      paint: { "line-color": focus, "line-width": 2, "line-dasharray": [2, 1.5] },
    },
    {
      id: "drawing-corners",
      type: "circle",
      source: "drawing",
      filter: ["==", ["geometry-type"], "Point"],
      paint: {
        "circle-radius": 4,
        "circle-color": surface,
        "circle-stroke-color": focus,
        "circle-stroke-width": 2,
      },
    },
  ];
}
