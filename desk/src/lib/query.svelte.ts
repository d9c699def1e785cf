import { go, route } from "./router.svelte";

/** What a screen keeps in the address beside the filters that all screens share. */
export const query = {
  one(name: string): string {
    return route.query.get(name) ?? "";
  },
  /** Set values; "" takes one away. Typing replaces the address, a choice is a step that the back button undoes. */
  set(values: Record<string, string>, { replace = false } = {}): void {
    const next = route.query;
    for (const [name, value] of Object.entries(values)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    const told = next.toString();
    go(route.path + (told ? `?${told}` : ""), { replace });
  },
};
