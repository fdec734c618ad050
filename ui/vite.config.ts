import { gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import type { Plugin, Rolldown } from "vite";
import { defineConfig } from "vitest/config";

// UI_OUT: where the pages go (the app's classes). BOURSE_URL: the exchange that `npm run dev` talks to.
const exchange = process.env["BOURSE_URL"] ?? "http://localhost:8080";

/** What one page may weigh, zipped: the shell, the page itself and all that they bring in. */
const MOST_BYTES = 200 * 1000;

/** Refuses a build in which a page weighs too much. */
function scales(): Plugin {
    return {
        name: "scales",
        generateBundle(_, bundle) {
            const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
            const shell = chunks.find((chunk) => chunk.isEntry);
            for (const page of chunks.filter((chunk) => chunk.isDynamicEntry)) {
                const names = new Set<string>();
                for (const start of [shell, page]) if (start) gather(start, chunks, names);
                const bytes = [...names].reduce((sum, name) => sum + weight(bundle[name]), 0);
                if (bytes > MOST_BYTES) this.error(`${page.name} weighs ${bytes} bytes zipped, more than ${MOST_BYTES}`);
            }
        },
    };
}

function gather(chunk: Rolldown.OutputChunk, all: Rolldown.OutputChunk[], names: Set<string>): void {
    if (names.has(chunk.fileName)) return;
    names.add(chunk.fileName);
    chunk.viteMetadata?.importedCss.forEach((name) => names.add(name));
    for (const name of chunk.imports) {
        const next = all.find(({ fileName }) => fileName === name);
        if (next) gather(next, all, names);
    }
}

function weight(file: Rolldown.OutputChunk | Rolldown.OutputAsset | undefined): number {
    if (file === undefined) return 0;
    return gzipSync(file.type === "chunk" ? file.code : file.source).length;
}

export default defineConfig({
    plugins: [react(), scales()],
    build: { outDir: process.env["UI_OUT"] ?? "dist", emptyOutDir: true },
    server: { proxy: { "/api": exchange, "/health": exchange } },
    test: { include: ["test/**/*.test.ts"] },
});
