const names = new Intl.DisplayNames(document.documentElement.lang || "en", { type: "region", fallback: "code" });

/** The name of a country by its ISO 3166 code; what is no such code as it is. */
export function country(code: string | null): string {
  return code && /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : (code ?? "");
}
