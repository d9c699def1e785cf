import {
  api,
  Refused,
  type ControlPlace,
  type Grouped,
  type IncidentPage,
  type Items,
  type Item,
  type View,
} from "$lib/api";
import { filters } from "$lib/filters.svelte";
import { addressWith, go, route } from "$lib/router.svelte";
import { apart, type Shown } from "./apart";
import { Control } from "./control.svelte";
import { edge, isoOf, today } from "$lib/days";
import { Latest } from "./latest";
import { known, type Known } from "./known";
import type { Under } from "./marks";
import { readSpot, spotFor, windowAt, WORLD, writeBox, writeSpot, type Box, type Spot } from "./spot";

/** Milliseconds without a change before the server is asked: of a map at rest, of one under way, of the list. */
const REST = 40;
const MOVING = 400;
const LIST = 120;
const ROWS = 60;

/** Where the map looked last, for whoever comes back from another screen. */
let last: Spot | null = null;

export const SORTS = ["-day", "day", "-killed", "-doubt"] as const;
export type Sort = (typeof SORTS)[number];

/** What the screen shows: the view of the server, the rows beside it, and what is chosen of them. */
export class Screen {
  view = $state.raw<View | null>(null);
  /** Its symbols, none on another. */
  shown = $state.raw<Shown | null>(null);
  rows = $state.raw<Item[]>([]);
  /** How many rows there are in all; null before the first are there. */
  listed = $state<number | null>(null);
  cursor = $state<string | null>(null);
  wrong = $state<string | null>(null);
  waiting = $state(false);
  spot = $state.raw<Spot | null>(startingSpot());
  window = $state.raw<Box>(WORLD);
  /** Incidents at one spot that are listed instead of all in the window. */
  here = $state.raw<Grouped | null>(null);
  sort = $state<Sort>("-day");
  /** Whether the list has all that is found, not only what the window shows. */
  everywhere = $state(false);
  hovered = $state.raw<Known | null>(null);
  /** A place whose holder is shown. */
  held = $state.raw<ControlPlace | null>(null);
  control = new Control();
  #chosen = $state.raw<Known | null>(null);
  #view = new Latest();
  #list = new Latest();
  #one = new Latest();
  #size: [number, number] = [800, 500];
  /** The map waits for the spot of an incident that the address names. */
  #going = false;

  /** The id of the incident whose card is open; it stands in the address. */
  get picked(): string | null {
    return route.query.get("incident");
  }

  /** The incident whose card is open, as far as it is known. */
  get selected(): Known | null {
    const id = this.picked;
    if (!id) return null;
    if (this.#chosen?.id === id) return this.#chosen;
    const row = this.rows.find((each) => each.id === id) ?? this.view?.points.find((each) => each.id === id);
    return row ? known(row) : null;
  }

  /** The last of the chosen days: that of the map of control. */
  get day(): string {
    const bars = this.view?.histogram.bars;
    const end = bars?.[bars.length - 1]?.end;
    return isoOf(edge(filters.one("until"), true) ?? (end ? (edge(end, true) ?? today()) : today()));
  }

  /** How large the map is on the page, before it is there. */
  sized(width: number, height: number): void {
    if (width && height) this.#size = [width, height];
    if (this.spot) this.window = windowAt(this.spot, ...this.#size);
    this.#going = this.picked !== null && !this.spot;
    if (this.picked) this.#complete(this.picked);
  }

  /** Ask for what the filters and the window give. */
  ask(ms = REST): void {
    const view = new URLSearchParams(filters.search);
    view.set("view", writeBox(this.spot ? this.window : WORLD));
    view.set("zoom", (this.spot?.zoom ?? 2).toFixed(1));
    this.waiting = true;
    this.#view.ask(ms, async (signal) => {
      await this.#guarded(async () => {
        const found = await api.get<View>(`/api/view?${view}`, signal);
        this.view = found;
        if (this.spot) this.shown = apart(found, this.spot.zoom);
        else if (!this.#going) this.#settle(found);
        if (this.spot && this.control.shown) this.control.ask(this.day, this.window);
      });
      if (!signal.aborted) this.waiting = false;
    });
    // of a map under way nobody reads the list
    if (this.spot && ms < MOVING) this.list(ms + LIST);
  }

  /** Ask for the first rows. */
  list(ms = 0): void {
    this.#list.ask(ms, (signal) => this.#guarded(() => this.#rows(null, signal)));
  }

  /** Ask for the rows that come after. */
  more(): void {
    if (this.cursor) this.#list.ask(0, (signal) => this.#guarded(() => this.#rows(this.cursor, signal)));
  }

  async #rows(cursor: string | null, signal: AbortSignal): Promise<void> {
    const asked = new URLSearchParams(filters.search);
    if (this.here) asked.set("view", writeBox(near(this.here.box), 5));
    else if (!this.everywhere) asked.set("view", writeBox(this.window));
    asked.set("sort", this.sort);
    asked.set("limit", String(ROWS));
    if (cursor) asked.set("cursor", cursor);
    const found = await api.get<Items>(`/api/incidents?${asked}`, signal);
    this.rows = cursor ? [...this.rows, ...found.items] : found.items;
    this.listed = found.total;
    this.cursor = found.cursor;
  }

  async #guarded(question: () => Promise<void>): Promise<void> {
    try {
      await question();
      this.wrong = null;
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return;
      this.wrong = error instanceof Refused ? error.message : String(error);
    }
  }

  /** Where no spot is asked for, all that is found is shown. */
  #settle(found: View): void {
    const lons = found.points.map((each) => each.lon);
    const lats = found.points.map((each) => each.lat);
    for (const { box } of found.clusters) {
      lons.push(box[0], box[2]);
      lats.push(box[1], box[3]);
    }
    const box: Box = lons.length
      ? [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
      : [-120, -50, 150, 65];
    this.#start(spotFor(box, ...this.#size));
  }

  #start(spot: Spot): void {
    this.spot = spot;
    this.window = windowAt(spot, ...this.#size);
    this.ask(0);
  }

  /** The map looks elsewhere. */
  moved(spot: Spot, window: Box, resting: boolean): void {
    this.spot = last = spot;
    const changed = writeBox(window) !== writeBox(this.window);
    this.window = window;
    if (resting) this.#note({ at: writeSpot(spot) });
    if (changed) this.ask(resting ? REST : MOVING);
    else if (resting && this.waiting) this.ask(REST);
  }

  /** Open the card of an incident, or close it. */
  pick(id: string | null): void {
    this.held = null;
    this.#note({ incident: id });
    if (id && !this.rows.some((row) => row.id === id)) this.#complete(id);
  }

  /** What an incident's own page says of one that is not in the list; the map goes to it where it has no spot yet. */
  #complete(id: string): void {
    this.#one.ask(0, async (signal) => {
      await this.#guarded(async () => {
        const found = known(await api.get<IncidentPage>(`/api/incidents/${encodeURIComponent(id)}`, signal));
        this.#chosen = found;
        if (this.#going && found.lat !== null && found.lon !== null)
          this.#start({ zoom: 9, lat: found.lat, lon: found.lon });
      });
      this.#going = false;
      if (!this.spot && this.view) this.#settle(this.view);
    });
  }

  /** Open the card of a place. */
  open(held: ControlPlace): void {
    this.pick(null);
    this.held = held;
  }

  /** List the incidents at one spot, or all in the window again. */
  stay(cluster: Grouped | null): void {
    this.here = cluster;
    this.pick(null);
    this.list();
  }

  hover(item: Under | null): void {
    this.hovered = item?.what === "point" ? known(item.point) : null;
  }

  stop(): void {
    this.#view.stop();
    this.#list.stop();
    this.#one.stop();
    this.control.stop();
  }

  #note(values: Record<string, string | null>): void {
    const query = route.query;
    for (const [name, value] of Object.entries(values)) {
      if (value === null) query.delete(name);
      else query.set(name, value);
    }
    go(addressWith(query), { replace: true });
  }
}

/** What the address asks for, else where the map was before; an incident that it names goes before that. */
function startingSpot(): Spot | null {
  return readSpot(route.query.get("at")) ?? (route.query.get("incident") ? null : last);
}

/** A window with a few metres around it. */
function near([west, south, east, north]: Box): Box {
  const by = 2e-5;
  return [west - by, south - by, east + by, north + by];
}
