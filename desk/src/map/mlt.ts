/** In the place of @maplibre/mlt, which reads tiles of a kind that the desk's base map has none of. */
export type FeatureTable = never;
export type Feature = never;
export const GEOMETRY_TYPE = {};

export function decodeTile(): never {
  throw new Error("the base map has vector tiles (MVT) alone");
}
