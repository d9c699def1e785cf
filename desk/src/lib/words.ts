import { en, type Key } from "./words/en";

export type { Key } from "./words/en";

/** The languages of the interface: a catalogue with all keys, and the direction of its script. */
const LANGUAGES: Record<string, { words: Record<Key, string>; dir: "ltr" | "rtl" }> = {
  en: { words: en, dir: "ltr" },
};

const language = navigator.languages.map((each) => each.split("-")[0] ?? "").find((each) => each in LANGUAGES) ?? "en";
const chosen = LANGUAGES[language] ?? { words: en, dir: "ltr" as const };
document.documentElement.lang = language;
document.documentElement.dir = chosen.dir;

/** The words for a key, with `{name}` replaced by the value of that name. */
export function t(key: Key, values: Record<string, string | number> = {}): string {
  return chosen.words[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

const plural = new Intl.PluralRules(language);
const number = new Intl.NumberFormat(language);

/** "1 report", "2 reports": `key` has the words for one, `many` those for more, both with {n}. */
export function tn(count: number, key: Key, many: Key): string {
  return t(plural.select(count) === "one" ? key : many, { n: number.format(count) });
}

/** A number as the language writes it. */
export function num(value: number): string {
  return number.format(value);
}
