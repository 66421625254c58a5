import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The gallery: every scene of the screens on made-up data. Not shipped. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: { outDir: '../../out/gallery', emptyOutDir: true, chunkSizeWarningLimit: 1200 },
});
