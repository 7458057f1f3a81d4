import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import { compression, defineAlgorithm } from 'vite-plugin-compression2'
import { wordsPlugin } from './app/lib/i18n/words-plugin.ts'
import { mdxPlugin } from './app/publishing/mdx-plugin.ts'
import remixConfig from './remix.config.js'

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}

export default defineConfig({
  plugins: [
    mdxPlugin(),
    wordsPlugin(),
    tailwindcss(),
    remix(remixConfig),
    // once and as small as can be, instead of for every request
    compression({
      include: /^assets\/.*\.(js|css)$/,
      threshold: 400,
      algorithms: [defineAlgorithm('brotliCompress')],
    }),
  ],
  build: { target: 'es2022', chunkSizeWarningLimit: 700 },
  server: { fs: { strict: true } },
})
