import type { Component } from "svelte";
import type { Key } from "./words/en";

export interface Screen {
  /** The address: ":id" stands for the rest of it, slashes too. */
  path: string;
  /** Its name in the navigation; screens without one are reached from others. */
  name?: Key;
  /** The path of the screen in the navigation that it belongs to, where it has no name of its own. */
  of?: string;
  /** Not for viewers: the server refuses them what it shows. */
  coders?: true;
  load: () => Promise<{ default: Component<{ id: string }> | Component }>;
}

/** Every screen, each a file of its own that is loaded when it is first shown. */
export const SCREENS: Screen[] = [
  { path: "/", name: "nav.map", load: () => import("../screens/Map.svelte") },
  { path: "/queue", coders: true, name: "nav.queue", load: () => import("../screens/Queue.svelte") },
  { path: "/search", coders: true, name: "nav.search", load: () => import("../screens/Search.svelte") },
  { path: "/places", name: "nav.places", load: () => import("../screens/Places.svelte") },
  { path: "/sources", name: "nav.sources", load: () => import("../screens/Sources.svelte") },
  { path: "/agreement", coders: true, name: "nav.agreement", load: () => import("../screens/Agreement.svelte") },
  { path: "/rounds", coders: true, of: "/queue", load: () => import("../screens/Rounds.svelte") },
  { path: "/round/:id", coders: true, of: "/queue", load: () => import("../screens/Round.svelte") },
  { path: "/decide/:id", coders: true, of: "/queue", load: () => import("../screens/Decide.svelte") },
  { path: "/incident/:id", load: () => import("../screens/Incident.svelte") },
  { path: "/read/:id", coders: true, load: () => import("../screens/Reader.svelte") },
  { path: "/place/:id", load: () => import("../screens/Place.svelte") },
  { path: "/source/:id", load: () => import("../screens/Source.svelte") },
];

/** The screen at an address, and what stands for ":id" there. */
export function screenAt(path: string): { screen: Screen; id: string } | null {
  for (const screen of SCREENS) {
    const [head, tail] = screen.path.split(":id");
    if (tail === undefined ? path === screen.path : path.startsWith(head ?? "") && path.length > (head ?? "").length)
      return { screen, id: tail === undefined ? "" : decoded(path.slice((head ?? "").length)) };
  }
  return null;
}

/** The words of an address; of one that is badly written ("%zz") what stands there. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
