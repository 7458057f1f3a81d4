import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Plugin } from 'vite'

const OWN = /\b(?:useTranslation\(|getFixedT\('[\w-]+',\s*)'([\w-]+)'/g
/** A key that names its namespace (`shell:level.l4`), however it comes to the translator. */
const NAMED = /['"`]([a-z][\w-]*):(?=[\w$])/g

/** The namespaces a module takes words from. `useTranslation()` alone means `shell`, which every page has. */
export function namespacesIn(code: string, known: readonly string[]): string[] {
  const named = [...code.matchAll(OWN), ...code.matchAll(NAMED)].map(([, namespace = '']) => namespace)
  return known.filter((namespace) => named.includes(namespace))
}

const VIRTUAL = 'virtual:weiwan-words/'

/**
 * Lets words travel with the code that says them: in the browser's build every component and route imports the Chinese
 * namespaces it names, so that a page fetches those and no others. The server has all of them at once.
 */
export function wordsPlugin(): Plugin {
  const folder = resolve('app/lib/i18n/zh-CN')
  const known = readdirSync(folder).map((file) => file.replace('.json', ''))
  const rooms = ['app/components', 'app/routes', 'app/root.tsx'].map((room) => resolve(room))
  return {
    name: 'weiwan-words',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(VIRTUAL) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${VIRTUAL}`)) return undefined
      const namespace = id.slice(VIRTUAL.length + 1)
      return `import words from ${JSON.stringify(join(folder, `${namespace}.json`))}
import { addWords } from '#app/lib/i18n/arrived-words.ts'
addWords(${JSON.stringify(namespace)}, words)`
    },
    transform(code, id, options) {
      const [file = ''] = id.split('?')
      if (options?.ssr || !/\.tsx?$/.test(file) || !rooms.some((room) => file.startsWith(room)))
        return undefined
      const imports = namespacesIn(code, known).map((namespace) => `import '${VIRTUAL}${namespace}'`)
      // appended: the lines above keep their numbers
      return imports.length > 0 ? { code: `${code}\n${imports.join('\n')}\n`, map: null } : undefined
    },
  }
}
