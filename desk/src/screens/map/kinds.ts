import type { Key } from "$lib/words/en";

export type Shape = "diamond" | "star" | "square" | "circle" | "triangle" | "hexagon" | "cross";

/** How a type of event is drawn: shape and colour, either of which is enough to tell it by. */
export interface Kind {
  name: string;
  label: Key;
  shape: Shape;
  /** The token of its colour in app.css. */
  token: string;
}

const UNKNOWN: Kind = { name: "", label: "map.kind.other", shape: "cross", token: "--strategic" };

/** ACLED's types, those with most violence first. */
export const KINDS: Kind[] = [
  { name: "Battles", label: "map.kind.battles", shape: "diamond", token: "--battle" },
  { name: "Explosions/Remote violence", label: "map.kind.remote", shape: "star", token: "--remote" },
  { name: "Violence against civilians", label: "map.kind.civilians", shape: "square", token: "--civilians" },
  { name: "Riots", label: "map.kind.riots", shape: "triangle", token: "--riot" },
  { name: "Protests", label: "map.kind.protests", shape: "circle", token: "--protest" },
  { name: "Strategic developments", label: "map.kind.strategic", shape: "hexagon", token: "--strategic" },
];

export function kindOf(name: string | null | undefined): Kind {
  return KINDS.find((each) => each.name === name) ?? UNKNOWN;
}

/** The outline of a shape around (0, 0), which reaches about 1 from there; null for a circle. */
export function outline(shape: Shape): [number, number][] | null {
  const around = (count: number, radius: (n: number) => number, turn: number): [number, number][] =>
    Array.from({ length: count }, (_, n) => {
      const angle = ((n + turn) / count) * 2 * Math.PI - Math.PI / 2;
      return [radius(n) * Math.cos(angle), radius(n) * Math.sin(angle)];
    });
  const a = 0.34;
  switch (shape) {
    case "circle":
      return null;
    case "diamond":
      return around(4, () => 1.05, 0);
    case "square":
      return around(4, () => 1.12, 0.5);
    case "triangle":
      return around(3, () => 1.1, 0).map(([x, y]) => [x, y + 0.16]);
    case "hexagon":
      return around(6, () => 1, 0);
    case "star":
      return around(16, (n) => (n % 2 ? 0.58 : 1.12), 0);
    case "cross":
      return [
        [-a, -1], [a, -1], [a, -a], [1, -a], [1, a], [a, a], [a, 1], [-a, 1], [-a, a], [-1, a], [-1, -a], [-a, -a],
      ]; // prettier-ignore
  }
}

/** The same as the path of an SVG of 20 by 20. */
export function path(shape: Shape): string {
  const points = outline(shape);
  if (!points) return "M10 2.6a7.4 7.4 0 1 0 .001 0z";
  return `M${points.map(([x, y]) => `${(10 + x * 7.6).toFixed(2)} ${(10 + y * 7.6).toFixed(2)}`).join("L")}z`;
}
