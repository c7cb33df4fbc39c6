import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Builds the page: source in `web/`, result in `dist/web/`, which the server hands out. */
export default defineConfig({
  root: 'web',
  plugins: [react()],
  // The server puts a fresh nonce in place of this word, page by page.
  html: { cspNonce: '__COMITY_NONCE__' },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    // Nothing is inlined as `data:`, which the content security policy would refuse.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  server: {
    proxy: { '/api': `http://127.0.0.1:${process.env['COMITY_PORT'] ?? '8080'}` },
  },
})
