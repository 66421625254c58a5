import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The screens for a browser, as the hub serves them. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: { outDir: 'dist', emptyOutDir: true },
});
