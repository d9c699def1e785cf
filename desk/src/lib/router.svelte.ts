/** The address of the page as state: one place that reads and writes it. */
let path = $state(location.pathname);
let query = $state(location.search);

export const route = {
  get path(): string {
    return path;
  },
  /** What stands behind "?". */
  get query(): URLSearchParams {
    return new URLSearchParams(query);
  },
};

/** The address of the screen that is shown, with other values behind "?": as a person would write it. */
export function addressWith(query: URLSearchParams): string {
  // slashes, commas and colons need no escape in a query, and a link is to be read
  const told = query.toString().replaceAll("%2F", "/").replaceAll("%2C", ",").replaceAll("%3A", ":");
  return path + (told ? `?${told}` : "");
}

/** Go to an address of the desk ("/incident/f12?since=2016"); `replace` leaves no step behind for the back button. */
export function go(address: string, { replace = false }: { replace?: boolean } = {}): void {
  const to = new URL(address, location.href);
  if (to.href === location.href) return;
  history[replace ? "replaceState" : "pushState"](null, "", to);
  const moved = to.pathname !== path;
  path = to.pathname;
  query = to.search;
  if (moved) requestAnimationFrame(() => document.querySelector<HTMLElement>("main")?.focus({ preventScroll: false }));
}

addEventListener("popstate", () => {
  path = location.pathname;
  query = location.search;
});

/** Links of the desk are followed without loading the page anew; others, and clicks with a key held, as ever. */
addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
  if (link.dataset["server"] !== undefined || link.getAttribute("href")?.startsWith("#")) return;
  event.preventDefault();
  go(link.href);
});
