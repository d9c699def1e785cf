const KEY = "dateline.keys";
let on = $state(localStorage.getItem(KEY) !== "off");

/** Whether single keys act: who speaks to the machine, or whose keys slip, switches them off. */
export const keysWanted = {
  get on(): boolean {
    return on;
  },
  set on(value: boolean) {
    on = value;
    localStorage.setItem(KEY, value ? "on" : "off");
  },
};

/** Whether a key that was pressed is a command of the page: not where something is written or chosen. */
export function keysFor(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  if (!on && event.key !== "?") return false;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return true;
  return !target.isContentEditable && !target.closest("input, textarea, select, dialog, [role=dialog]");
}
