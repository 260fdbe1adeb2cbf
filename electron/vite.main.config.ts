/** For what runs on Node: the main process, the vault process and its reading thread. Forge adds the entry, and so does `build.ts`. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

export default defineConfig({
  resolve: {
    alias: { 'better-sqlite3': fileURLToPath(new URL('./native-module.ts', import.meta.url)) },
  },
  build: {
    target: 'node24',
    // What runs on other people's machines should be readable there, in a report of a fault too.
    minify: false,
    sourcemap: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 10_000,
    rollupOptions: {
      // A module that is imported for one function brings along nothing else: the main process must not hold a database library.
      treeshake: { moduleSideEffects: (id: string) => id.includes('node_modules') },
      // PDF.js asks for its own address, to load what Kist does not use; there is none in a bundle of this kind.
      checks: { emptyImportMeta: false },
      // One file each: a chunk would be called `.js`, which Node takes for a module here.
      output: { codeSplitting: false },
    },
  },
});
