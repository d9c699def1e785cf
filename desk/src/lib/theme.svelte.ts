export type Theme = "auto" | "light" | "dark";

const KEY = "dateline.theme";
const dark = matchMedia("(prefers-color-scheme: dark)");
let wanted = $state<Theme>(read());
let system = $state(dark.matches);

function read(): Theme {
  const kept = localStorage.getItem(KEY);
  return kept === "light" || kept === "dark" ? kept : "auto";
}

/** The colours that are asked for, and those that are shown. */
export const theme = {
  get wanted(): Theme {
    return wanted;
  },
  set wanted(value: Theme) {
    wanted = value;
    localStorage.setItem(KEY, value);
    show();
  },
  get shown(): "light" | "dark" {
    return wanted === "auto" ? (system ? "dark" : "light") : wanted;
  },
};

function show(): void {
  document.documentElement.dataset["theme"] = theme.shown;
}

/** Show the colours, and follow the system where nothing else is asked for. */
export function startTheme(): void {
  show();
  dark.addEventListener("change", (event) => {
    system = event.matches;
    show();
  });
}
