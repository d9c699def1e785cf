const share = new Intl.NumberFormat(document.documentElement.lang, { style: "percent", maximumFractionDigits: 0 });
const two = new Intl.NumberFormat(document.documentElement.lang, {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});

/** A share of 1 in percent, "–" where there is none. */
export function percent(value: number | null): string {
  return value === null ? "–" : share.format(value);
}

/** An alpha with two digits, "–" where it is not known. */
export function figure(value: number | null): string {
  return value === null ? "–" : two.format(value).replace("-", "−");
}
