import type { Feature, FeatureCollection } from "geojson";
import { coloursOf } from "$lib/sides";
import { api, type ControlCell, type ControlMap, type ControlPlace } from "$lib/api";
import { Latest } from "./latest";
import { dot } from "./marks";
import { writeBox, type Box } from "./spot";
import { token } from "./symbols";

/** Milliseconds that the map of control lets the incidents go first, and until it is asked for again. */
const AFTER = 300;
const AGAIN = 3000;

/** The colour of each side, the same on every day: the token of app.css. */
export function sideColours(map: ControlMap): Map<string, string> {
  return coloursOf(map.sides.map((side) => side.name));
}

/** How the state of a place, or of the land around it, is drawn over its colour. */
export function markOf({ status, besieged }: ControlPlace | ControlCell): "besieged" | "contested" | "" {
  if (besieged) return "besieged";
  return status === "contested" || status === "partly_controlled" ? "contested" : "";
}

/** Who held what on the last of the chosen days. */
export class Control {
  map = $state.raw<ControlMap | null>(null);
  shown = $state(true);
  /** The server is working it out. */
  waiting = $state(false);
  #latest = new Latest();
  #asked: { day: string; box: Box } | null = null;

  /** Ask for a day and a window, unless what is there already covers them. */
  ask(day: string, window: Box): void {
    const had = this.#asked;
    if (had?.day === day && covers(had.box, window)) return;
    this.#ask(day, wider(window), AFTER);
  }

  #ask(day: string, box: Box, ms: number): void {
    this.#latest.ask(ms, async (signal) => {
      try {
        const found = await api.get<ControlMap>(`/api/control/map?day=${day}&box=${writeBox(box)}`, signal);
        this.waiting = !found.ready;
        if (!found.ready) {
          this.#ask(day, box, AGAIN);
          return;
        }
        this.map = found;
        this.#asked = { day, box };
      } catch (error) {
        if (!signal.aborted) console.debug(error); // the map is whole without it
      }
    });
  }

  stop(): void {
    this.#latest.stop();
  }
}

/** A window and half of it more on each side, so that a small step asks for nothing. */
function wider([west, south, east, north]: Box): Box {
  const [x, y] = [(east - west) / 2, (north - south) / 2];
  return [Math.max(west - x, -180), Math.max(south - y, -85), Math.min(east + x, 180), Math.min(north + y, 85)];
}

function covers(one: Box, other: Box): boolean {
  return one[0] <= other[0] && one[1] <= other[1] && one[2] >= other[2] && one[3] >= other[3];
}

/** The value that "var(--name)" has now. */
function resolved(variable: string): string {
  return token(variable.slice(4, -1));
}

/** The places and cells as the layers of the map take them, in the colours of now. */
export function controlFeatures(map: ControlMap | null): FeatureCollection {
  if (!map) return { type: "FeatureCollection", features: [] };
  const colours = sideColours(map);
  const shared = (each: ControlPlace | ControlCell): Record<string, unknown> => ({
    colour: resolved(colours.get(each.side ?? "") ?? "var(--line-strong)"),
    status: each.status,
    probability: each.probability,
    mark: markOf(each),
  });
  const cells = map.cells.map((cell): Feature => ({
    type: "Feature",
    geometry: { type: "Polygon", coordinates: [cell.ring] },
    properties: { what: "cell", ...shared(cell) },
  }));
  const places = map.places.map((place, n) => dot(place.lon, place.lat, { what: "held", n, ...shared(place) }));
  return { type: "FeatureCollection", features: [...cells, ...places] };
}
