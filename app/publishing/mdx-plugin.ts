import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Plugin } from 'vite'
import { parse } from 'yaml'
import { LESSON_COMPONENTS } from '../domain/course/lesson-parts.ts'
import { hashOf } from '../lib/hash.server.ts'
import { compileLesson } from './compile-lesson.ts'

const MDX = /\/module\.mdx$/

/**
 * Compiles lessons while Vite builds: mdx-bundler's output becomes an ordinary ES module, so nothing is evaluated in
 * the browser, lessons are split like any code, render on the server and hydrate.
 */
export function mdxPlugin(): Plugin {
  return {
    name: 'weiwan-mdx',
    enforce: 'pre',
    async transform(source, id) {
      if (!MDX.test(id)) return undefined
      const glossaryFile = resolve('content/glossary.yaml')
      this.addWatchFile(glossaryFile)
      const glossary = existsSync(glossaryFile) ? parse(readFileSync(glossaryFile, 'utf8')) : []
      const { code, outline } = await compileLesson(source, glossary)
      return { code: asModule(code, outline.components), map: null }
    },
    writeBundle({ dir }) {
      // what the built lessons were made of: /readyz compares it with what is published
      if (dir?.endsWith('server'))
        writeFileSync(join(dir, 'lessons.json'), JSON.stringify(builtLessons('content')))
    },
  }
}

/** Hash of every lesson's text by module id, as the publisher computes it. */
function builtLessons(root: string): Record<string, string> {
  const levels = join(root, 'levels')
  const files = readdirSync(levels, { recursive: true })
    .map(String)
    .filter((file) => MDX.test(`/${file}`))
  return Object.fromEntries(
    files
      .sort()
      .map((file) => [file.split('/').at(-2) ?? file, hashOf(readFileSync(join(levels, file), 'utf8'))]),
  )
}

const fileOf = (component: string): string => component.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()

/** A lesson brings along the components it uses and no others: each is fetched only where it is shown. */
function asModule(code: string, used: readonly string[]): string {
  const names = LESSON_COMPONENTS.filter((name) => used.includes(name))
  const imports = names.map((name) => `import { ${name} } from '#app/components/lesson/${fileOf(name)}.tsx'`)
  return `import * as React from 'react'
import * as ReactDOM from 'react-dom'
import * as _jsx_runtime from 'react/jsx-runtime'
${imports.join('\n')}
const lesson = (() => { ${code} })()
const parts = { ${names.join(', ')} }
export default ({ components }) => React.createElement(lesson.default, { components: { ...components, ...parts } })
`
}
