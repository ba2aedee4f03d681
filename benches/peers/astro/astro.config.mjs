import { defineConfig } from 'astro/config';

export default defineConfig({
  outDir: process.env.OUT,
  cacheDir: `${process.env.OUT}.cache`,
  build: { format: 'file' },
  vite: { cacheDir: `${process.env.OUT}.cache/vite`, logLevel: 'error' },
  devToolbar: { enabled: false },
});
