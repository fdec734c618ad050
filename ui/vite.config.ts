import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// UI_OUT: where the pages go (the app's classes). BOURSE_URL: the exchange that `npm run dev` talks to.
const exchange = process.env["BOURSE_URL"] ?? "http://localhost:8080";

export default defineConfig({
    plugins: [react()],
    build: { outDir: process.env["UI_OUT"] ?? "dist", emptyOutDir: true },
    server: { proxy: { "/api": exchange, "/health": exchange } },
});
