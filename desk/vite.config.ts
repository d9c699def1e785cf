import { svelte } from "@sveltejs/vite-plugin-svelte";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";

const lib = fileURLToPath(new URL("./src/lib", import.meta.url));
/** MapLibre from its sources, so that its worker and the page share what both need: a third less to fetch. */
const maplibre = fileURLToPath(new URL("./node_modules/maplibre-gl/src", import.meta.url));

/** Where the server looks for the pages: inside the package, so that the wheel carries them. */
const out = process.env.DESK_OUT ?? fileURLToPath(new URL("../src/dateline/web/static", import.meta.url));

/** "virtual:map-worker": the address of MapLibre's worker, a part of the same build as the page. */
const worker: Plugin = {
  name: "map-worker",
  resolveId: (id) => (id === "virtual:map-worker" ? `\0${id}` : null),
  load(id) {
    if (id !== "\0virtual:map-worker") return null;
    const source = `${maplibre}/source/worker.ts`;
    if (this.environment.mode === "dev") return `export default ${JSON.stringify(`/@fs${source}`)};`;
    const file = this.emitFile({ type: "chunk", id: source, name: "map-worker" });
    return `export default import.meta.ROLLUP_FILE_URL_${file};`;
  },
};

/** "licences.txt": what the licences of the packages in the build ask to be carried with it. */
const licences: Plugin = {
  name: "licences",
  generateBundle() {
    const found = new Map<string, string>();
    for (const id of this.getModuleIds()) {
      const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id.split("?")[0] ?? "")?.[0];
      if (!folder || found.has(folder) || !existsSync(`${folder}/package.json`)) continue;
      const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf-8"));
      const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
      const words = file ? readFileSync(`${folder}/${file}`, "utf-8").trim() : "";
      found.set(folder, `${name} ${version} (${license})\n\n${words}`);
    }
    const source = [...found.values()].sort().join(`\n\n${"-".repeat(80)}\n\n`) + "\n";
    this.emitFile({ type: "asset", fileName: "licences.txt", source });
  },
};

/** Each file packed beside itself, so that the server need not do it at every request. */
const packed: Plugin = {
  name: "packed",
  writeBundle(to, bundle) {
    for (const [name, file] of Object.entries(bundle)) {
      if (!/\.(js|css)$/.test(name)) continue;
      const content = file.type === "chunk" ? file.code : file.source;
      writeFileSync(`${to.dir ?? out}/${name}.gz`, gzipSync(content, { level: 9 }));
    }
  },
};

export default defineConfig({
  plugins: [svelte(), worker, licences, packed],
  resolve: {
    alias: [
      { find: "$lib", replacement: lib },
      { find: /^maplibre-gl$/, replacement: `${maplibre}/index.ts` },
      { find: /^@maplibre\/mlt$/, replacement: fileURLToPath(new URL("./src/map/mlt.ts", import.meta.url)) },
    ],
  },
  // as TypeScript does it where fields are told without a value, and as MapLibre counts on
  oxc: { typescript: { removeClassFieldsWithoutInitializer: true }, assumptions: { setPublicClassFields: true } },
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
