import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, 'package.json'), 'utf8')) as { version: string };

/** The screens for a browser, as the hub serves them. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  define: { APP_VERSION: JSON.stringify(version) },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    chunkSizeWarningLimit: 2_000,
    assetsInlineLimit: 0,
    rolldownOptions: { input: ['index.html', 'wall.html'].map((page) => join(import.meta.dirname, page)) },
  },
});
