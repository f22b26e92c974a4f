import { defineConfig } from "vite";

// Names without hashes: the service gives every file an ETag, and the same sources give the same bytes everywhere.
const name = "[name].js";

export default defineConfig({
  base: "./",
  build: {
    outDir: "../src/main/resources/io/github/qptv2/server/page",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: false,
    cssCodeSplit: false,
    reportCompressedSize: false,
    rollupOptions: {
      input: { page: "index.html" },
      output: { entryFileNames: name, chunkFileNames: name, assetFileNames: "page[extname]" },
    },
  },
  worker: { format: "es", rollupOptions: { output: { entryFileNames: name } } },
  server: { proxy: { "/v1": "http://127.0.0.1:8080", "/readyz": "http://127.0.0.1:8080" } },
});
