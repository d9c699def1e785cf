import type { Component } from "svelte";
import type { Key } from "./words/en";

export interface Screen {
  /** The address: ":id" stands for the rest of it, slashes too. */
  path: string;
  /** Its name in the navigation; screens without one are reached from others. */
  name?: Key;
  /** The path of the screen in the navigation that it belongs to, where it has no name of its own. */
  of?: string;
  load: () => Promise<{ default: Component<{ id: string }> | Component }>;
}

/** Every screen, each a file of its own that is loaded when it is first shown. */
export const SCREENS: Screen[] = [
  { path: "/", name: "nav.map", load: () => import("../screens/Map.svelte") },
  { path: "/queue", name: "nav.queue", load: () => import("../screens/Queue.svelte") },
  { path: "/search", name: "nav.search", load: () => import("../screens/Search.svelte") },
  { path: "/places", name: "nav.places", load: () => import("../screens/Places.svelte") },
  { path: "/sources", name: "nav.sources", load: () => import("../screens/Sources.svelte") },
  { path: "/agreement", name: "nav.agreement", load: () => import("../screens/Agreement.svelte") },
  { path: "/rounds", of: "/queue", load: () => import("../screens/Rounds.svelte") },
  { path: "/round/:id", of: "/queue", load: () => import("../screens/Round.svelte") },
  { path: "/decide/:id", of: "/queue", load: () => import("../screens/Decide.svelte") },
  { path: "/incident/:id", load: () => import("../screens/Incident.svelte") },
  { path: "/read/:id", load: () => import("../screens/Reader.svelte") },
  { path: "/place/:id", load: () => import("../screens/Place.svelte") },
];

/** The screen at an address, and what stands for ":id" there. */
export function screenAt(path: string): { screen: Screen; id: string } | null {
  for (const screen of SCREENS) {
    const [head, tail] = screen.path.split(":id");
    if (tail === undefined ? path === screen.path : path.startsWith(head ?? "") && path.length > (head ?? "").length)
      return { screen, id: tail === undefined ? "" : decodeURIComponent(path.slice((head ?? "").length)) };
  }
  return null;
}
