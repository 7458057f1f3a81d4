import { resolve } from 'node:path'
import { bundleMDX } from 'mdx-bundler'
import remarkGfm from 'remark-gfm'
import { visit } from 'unist-util-visit'
import type { GlossaryEntry } from '../domain/course/glossary.ts'
import { isInteractive, partId } from '../domain/course/lesson-parts.ts'
import type { LessonOutline } from './content/types.ts'
import { NOT_PLAIN, plainValue } from './plain-value.ts'

type Expression = { data?: { estree?: { body?: { type: string; expression?: { type: string } }[] } } }
type Attribute = { type: string; name?: string; value?: string | null | Expression }
type JsxNode = { type: string; name?: string | null; attributes: Attribute[]; value?: string; url?: string }

const attribute = ({ attributes }: JsxNode, name: string): string | undefined => {
  const value = attributes.find((a) => a.type === 'mdxJsxAttribute' && a.name === name)?.value
  return typeof value === 'string' ? value : undefined
}

/** What an author wrote into a component, as data; code in place of data comes out as `NOT_PLAIN`. */
function propsOf({ attributes }: JsxNode): Record<string, unknown> {
  return Object.fromEntries(
    attributes.map(({ name = '...', value }) => {
      if (typeof value === 'string') return [name, value]
      if (value === null || value === undefined) return [name, true]
      const expression = value.data?.estree?.body?.[0]?.expression
      return [name, expression ? plainValue(expression) : NOT_PLAIN]
    }),
  )
}

const HAN = /\p{Script=Han}/gu

/** Reads a lesson's outline out of its syntax tree, and gives every `<Term>` its words from the glossary. */
function outlining(outline: Mutable<LessonOutline>, glossary: ReadonlyMap<string, GlossaryEntry>) {
  return () => (tree: never) => {
    visit(tree, (node: JsxNode) => {
      if (node.type === 'text') outline.length += node.value?.match(HAN)?.length ?? 0
      if (node.type === 'text' && node.value?.includes('**')) outline.unmarked.push(node.value)
      if (node.type === 'link' && node.url) outline.links.push(node.url)
      if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return
      const name = node.name ?? ''
      outline.components.push(name)
      outline.uses.push({ name, props: propsOf(node) })
      if (name === 'Section') {
        outline.sections.push({ id: attribute(node, 'id') ?? '', title: attribute(node, 'title') ?? '' })
      }
      if (name === 'Checkpoint') outline.checkpoints.push(attribute(node, 'ask') ?? '')
      if (isInteractive(name)) {
        const heading = attribute(node, 'title') ?? attribute(node, 'ask') ?? attribute(node, 'of')
        outline.parts.push(partId(name, heading))
      }
      if (name === 'Term') giveWords(node, outline, glossary)
      // `ref` is React's own word and would never reach the component
      if (name === 'Src') for (const a of node.attributes) if (a.name === 'ref') a.name = 'place'
    })
  }
}

function giveWords(
  node: JsxNode,
  outline: Mutable<LessonOutline>,
  glossary: ReadonlyMap<string, GlossaryEntry>,
) {
  const id = attribute(node, 'id') ?? ''
  outline.terms.push(id)
  const entry = glossary.get(id)
  if (!entry || entry.retired) return
  const add = (name: string, value: string) => node.attributes.push({ type: 'mdxJsxAttribute', name, value })
  add('word', entry.zh)
  add('means', entry.definition)
  if (entry.definitionEn) add('meansEn', entry.definitionEn)
  add('source', entry.source)
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] }

export type CompiledLesson = {
  /** A function body that returns the lesson's exports; it expects React and its JSX runtime in scope. */
  readonly code: string
  readonly outline: LessonOutline
}

/**
 * Compiles a lesson's MDX with mdx-bundler.
 * @throws Error with line and column when the text is malformed
 */
export async function compileLesson(
  source: string,
  glossary: readonly GlossaryEntry[],
): Promise<CompiledLesson> {
  const outline: Mutable<LessonOutline> = {
    sections: [],
    parts: [],
    length: 0,
    terms: [],
    links: [],
    components: [],
    uses: [],
    checkpoints: [],
    unmarked: [],
  }
  const words = new Map(glossary.map((entry) => [entry.id, entry]))
  const { code } = await bundleMDX({
    source,
    cwd: resolve('.'),
    // findings tell what is wrong; esbuild need not print it too
    esbuildOptions: (options) => ({ ...options, logLevel: 'silent' }),
    mdxOptions: (options) => ({
      ...options,
      remarkPlugins: [...(options.remarkPlugins ?? []), remarkGfm, outlining(outline, words)],
    }),
  })
  return { code, outline }
}
