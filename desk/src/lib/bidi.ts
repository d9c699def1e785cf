/** Characters that turn the direction of the text after them: a report may hide a "12" as a "21" with them. */
const CONTROLS: Record<string, string> = {
  "\u061c": "ALM",
  "\u200e": "LRM",
  "\u200f": "RLM",
  "\u202a": "LRE",
  "\u202b": "RLE",
  "\u202c": "PDF",
  "\u202d": "LRO",
  "\u202e": "RLO",
  "\u2066": "LRI",
  "\u2067": "RLI",
  "\u2068": "FSI",
  "\u2069": "PDI",
};
const ANY = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** "RLO" for a character that turns the direction of a text; null for any other. */
export function controlName(character: string): string | null {
  return CONTROLS[character] ?? null;
}

/** A text of a document for one line of the page: what would turn its direction is shown by name, not obeyed. */
export function shown(text: string): string {
  return text.replace(ANY, (character) => `[${CONTROLS[character] ?? "?"}]`);
}
