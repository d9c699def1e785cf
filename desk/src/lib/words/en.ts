import { sources } from "./sources";
import { search } from "./search";
import { map } from "./map";
import { places } from "./places";
import { incident } from "./incident";
import { queue } from "./queue";
import { reader } from "./reader";

/** Every word of the interface, by key. Another language is another file of this shape (see $lib/words.ts). */
export const en = {
  ...map,
  ...places,
  ...search,
  ...sources,
  "app.name": "Dateline",
  "app.skip": "Skip to the content",
  "app.loading": "Loading …",
  "app.unknown": "unknown",
  "days.span": "{from} to {until}",
  "app.retry": "Try again",
  "app.waiting.one": "{n} document is not fused yet and not shown: run dateline fuse.",
  "app.waiting": "{n} documents are not fused yet and not shown: run dateline fuse.",
  "app.again": "Some incidents are to be made again: run dateline fuse.",
  "app.theme": "Colours",
  "app.theme.auto": "system",
  "app.theme.light": "light",
  "app.theme.dark": "dark",
  "app.signout": "Sign out",
  "app.signedin": "Signed in as {name}",
  "app.coders.title": "Not for viewers",
  "app.coders": "This screen is for coders: it shows names, texts and exact places. You are signed in as a viewer.",
  "app.role.viewer": "viewer",
  "app.role.coder": "coder",
  "app.role.adjudicator": "adjudicator",
  "app.role.admin": "admin",
  "app.notfound": "There is no such page.",
  "app.public": "What a public export would show: masked, 14 days late, places coarsened.",
  "app.missing.search": "Search",
  "app.missing.map": "To the map",
  "nav.label": "Screens",
  "nav.map": "Map",
  "nav.queue": "Review",
  "nav.search": "Search",
  "nav.places": "Places",
  "nav.sources": "Sources",
  "nav.agreement": "Agreement",
  "nav.brief": "Brief",
  ...incident,
  ...queue,
  ...reader,
} as const;

export type Key = keyof typeof en;
