import { addressWith, go, route } from "./router.svelte";

/**
 * The filters that all screens share, under the names that the server's `Asked` has (src/dateline/web/asked.py).
 * They live in the address, so that a view can be sent to somebody as a link.
 */
export const NAMES = [
  "since", "until", "box", "area", "kind", "actor", "place", "source", "status", "killed_min", "killed_max",
  "credibility", "review", "documents_min", "text",
] as const; // prettier-ignore
export type Name = (typeof NAMES)[number];

/** The filters alone, without what else stands in the address. */
function asked(): URLSearchParams {
  const kept = new URLSearchParams();
  for (const [name, value] of route.query) if ((NAMES as readonly string[]).includes(name)) kept.append(name, value);
  return kept;
}

export const filters = {
  /** All values of a filter. */
  all(name: Name): string[] {
    return asked().getAll(name);
  },
  /** The value of a filter that has one at most. */
  one(name: Name): string | null {
    return asked().get(name);
  },
  /** "?since=2016&kind=Battles", or "" where nothing is asked. */
  get search(): string {
    const told = asked().toString();
    return told ? `?${told}` : "";
  },
  /** How many filters are set. */
  get count(): number {
    return new Set(asked().keys()).size;
  },
  /** Set filters (null takes one away) and leave the rest of the address as it is. */
  set(values: Partial<Record<Name, string | string[] | null>>, { replace = false } = {}): void {
    const query = route.query;
    for (const [name, value] of Object.entries(values)) {
      query.delete(name);
      for (const each of value === null ? [] : Array.isArray(value) ? value : [value]) query.append(name, each);
    }
    go(addressWith(query), { replace });
  },
  /** Take all filters away. */
  clear(): void {
    filters.set(Object.fromEntries(NAMES.map((name) => [name, null])));
  },
};
