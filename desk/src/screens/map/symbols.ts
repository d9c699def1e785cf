import { outline, type Kind } from "./kinds";

/** Images for the map, drawn when they are first needed: no sprite file is fetched, and colours follow the theme. */
export interface Drawn {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/** Twice as many pixels as they take on the map, for screens that show them. */
export const RATIO = 2;

function canvas(size: number): [CanvasRenderingContext2D, (centred: CanvasRenderingContext2D) => Drawn] {
  const made = document.createElement("canvas");
  made.width = made.height = size * RATIO;
  const context = made.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("no canvas");
  context.scale(RATIO, RATIO);
  context.translate(size / 2, size / 2);
  return [context, (drawn) => drawn.getImageData(0, 0, made.width, made.height)];
}

/** The colour that a token of app.css has now. */
export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** A type of event, 24 wide: its shape in its colour, with an edge that parts it from what lies below. */
export function symbol(kind: Kind): Drawn {
  const [context, read] = canvas(24);
  const points = outline(kind.shape);
  context.beginPath();
  if (points) points.forEach(([x, y], n) => context[n ? "lineTo" : "moveTo"](x * 9, y * 9));
  else context.arc(0, 0, 8.6, 0, 2 * Math.PI);
  context.closePath();
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = token("--surface");
  context.stroke();
  context.fillStyle = token(kind.token);
  context.fill();
  return read(context);
}

/** A cluster: a ring whose parts are the types in it. `alone` are all at one spot, and have a second line around. */
export function ring(size: number, shares: [Kind, number][], alone: boolean): Drawn {
  const [context, read] = canvas(size);
  const outer = size / 2 - 3;
  const width = Math.max(4, size / 9);
  context.beginPath();
  context.arc(0, 0, outer + 1.5, 0, 2 * Math.PI);
  context.fillStyle = token("--surface");
  context.fill();
  const all = shares.reduce((sum, [, share]) => sum + share, 0) || 1;
  let turn = -Math.PI / 2;
  context.lineWidth = width;
  for (const [kind, share] of shares) {
    const next = turn + (share / all) * 2 * Math.PI;
    context.beginPath();
    context.arc(0, 0, outer - width / 2, turn, next);
    context.strokeStyle = token(kind.token);
    context.stroke();
    turn = next;
  }
  if (alone) {
    context.beginPath();
    context.arc(0, 0, outer - width - 1.5, 0, 2 * Math.PI);
    context.lineWidth = 1;
    context.strokeStyle = token("--line-strong");
    context.stroke();
  }
  return read(context);
}

/** A place under siege (a broken ring) or fought for (stripes), in one colour each. */
export function mark(name: "besieged" | "contested", colour: string): Drawn {
  const [context, read] = canvas(28);
  context.strokeStyle = colour;
  if (name === "besieged") {
    context.lineWidth = 2.5;
    context.setLineDash([5, 3.5]);
    context.beginPath();
    context.arc(0, 0, 11.5, 0, 2 * Math.PI);
    context.stroke();
    return read(context);
  }
  context.beginPath();
  context.arc(0, 0, 7, 0, 2 * Math.PI);
  context.clip();
  context.lineWidth = 2.5;
  for (let x = -16; x <= 16; x += 5) {
    context.beginPath();
    context.moveTo(x - 8, 8);
    context.lineTo(x + 8, -8);
    context.stroke();
  }
  context.lineWidth = 4;
  context.beginPath();
  context.arc(0, 0, 7, 0, 2 * Math.PI);
  context.stroke();
  return read(context);
}

/** What fills an area that is fought for (stripes) or under siege (dots); the pattern has no seam. */
export function pattern(name: "besieged" | "contested", colour: string): Drawn {
  const [context, read] = canvas(8);
  context.strokeStyle = context.fillStyle = colour;
  if (name === "besieged") {
    context.beginPath();
    context.arc(0, 0, 1.3, 0, 2 * Math.PI);
    context.fill();
    return read(context);
  }
  context.lineWidth = 1.6;
  for (const x of [-8, 0, 8]) {
    context.beginPath();
    context.moveTo(x - 6, 6);
    context.lineTo(x + 6, -6);
    context.stroke();
  }
  return read(context);
}
