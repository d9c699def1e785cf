import { svelte } from "@sveltejs/vite-plugin-svelte";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const lib = fileURLToPath(new URL("./src/lib", import.meta.url));
/** Where the server looks for the pages: inside the package, so that the wheel carries them. */
const out = process.env.DESK_OUT ?? fileURLToPath(new URL("../src/dateline/web/static", import.meta.url));

export default defineConfig({
  plugins: [svelte()],
  resolve: { alias: { $lib: lib } },
  build: {
    outDir: out,
    emptyOutDir: true,
    assetsInlineLimit: 0, // the Content-Security-Policy lets nothing in but files of our own
    modulePreload: { polyfill: false },
    target: "es2022",
    chunkSizeWarningLimit: 1200,
  },
  server: { proxy: { "/api": "http://127.0.0.1:8642", "/map": "http://127.0.0.1:8642" } },
});
