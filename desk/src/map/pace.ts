import type { Map } from "maplibre-gl";

/** Of the pixels across, how many are drawn while a map moves that no graphics card draws. */
const MOVING = 0.5;
/** Milliseconds of rest after which all pixels are drawn again. */
const REST = 160;

/**
 * Draw fewer pixels while the map moves, where the processor alone draws them: there each pixel costs, and a frame at half
 * the resolution takes half the time. Returns how to stop; where a graphics card draws, nothing is done.
 */
export function lightenMoves(map: Map): () => void {
  if (!drawnByProcessor()) return () => {};
  let light = false;
  let waiting = 0;

  function change(to: boolean): void {
    if (light === to) return;
    light = to;
    // map.setPixelRatio() would stop the hand that drags; these two are what it does besides, in the version we pin
    map._overridePixelRatio = to ? window.devicePixelRatio * MOVING : null;
    map._resizeInternal();
    map.triggerRepaint();
  }
  function moves(): void {
    window.clearTimeout(waiting);
    change(true);
  }
  function rests(): void {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => change(false), REST);
  }
  map.on("move", moves);
  map.on("moveend", rests);
  return () => {
    window.clearTimeout(waiting);
    map.off("move", moves);
    map.off("moveend", rests);
  };
}

/** Whether WebGL runs without a graphics card here, as on many servers and virtual machines. */
function drawnByProcessor(): boolean {
  const context = document.createElement("canvas").getContext("webgl2");
  const facts = context?.getExtension("WEBGL_debug_renderer_info");
  const name: unknown = facts ? context?.getParameter(facts.UNMASKED_RENDERER_WEBGL) : "";
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(String(name));
}
