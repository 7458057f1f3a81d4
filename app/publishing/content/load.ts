import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import * as z from 'zod'
import { Blueprint } from '../../domain/blueprint/schema.ts'
import { CertificationRules } from '../../domain/certification/rules.ts'
import { ComplaintCase } from '../../domain/complaint/schema.ts'
import { GlossaryEntry } from '../../domain/course/glossary.ts'
import { ModuleFrontmatter } from '../../domain/course/module.ts'
import { filledFromCase } from '../../domain/item/case-item.ts'
import { parseAuthoredItem } from '../../domain/item/item.ts'
import { KnowledgeTree } from '../../domain/knowledge/schema.ts'
import { Level } from '../../domain/shared/level.ts'
import type { TakenImage } from '../../lib/image/take-image.server.ts'
import { compileLesson } from '../compile-lesson.ts'
import type { Finding } from '../findings.ts'
import { withImages } from './load-images.ts'
import { loadRolePlay } from './load-role-play.ts'
import { type Collect, collectIssues, filesIn, foldersIn, parseYaml, readYaml } from './read.ts'
import type { Content, LoadedBlueprint, LoadedCase, LoadedDraft, LoadedItem, LoadedModule } from './types.ts'

/**
 * Reads the whole content tree before anything is checked. A file that cannot be read becomes a finding; the rest is
 * still read.
 * @param root the `content` folder
 */
export async function loadContent(root: string): Promise<Content> {
  const findings: Finding[] = []
  const collect: Collect = (finding) => findings.push({ severity: 'error', ...finding })
  const name = (path: string) => relative(join(root, '..'), path)

  const knowledgeFile = join(root, 'knowledge.yaml')
  const tree = readYaml(knowledgeFile, name(knowledgeFile), KnowledgeTree, collect) ?? { leaves: [] }
  const glossaryFile = join(root, 'glossary.yaml')
  const entries = readYaml(glossaryFile, name(glossaryFile), z.array(GlossaryEntry), collect) ?? []
  const certificationFile = join(root, 'certification.yaml')
  const rules = readYaml(certificationFile, name(certificationFile), CertificationRules, collect)
  const blueprints: LoadedBlueprint[] = []
  for (const path of filesIn(join(root, 'blueprints'), '.yaml')) {
    const blueprint = readYaml(path, name(path), Blueprint, collect)
    if (blueprint) blueprints.push({ file: name(path), blueprint })
  }

  const complaints: LoadedCase[] = []
  for (const path of filesIn(join(root, 'complaints'), '.yaml'))
    readCases(path, name(path), { complaints, collect })
  const cases = new Map(complaints.map(({ complaint }) => [complaint.id, complaint]))

  const modules: LoadedModule[] = []
  const items: LoadedItem[] = []
  const drafts: LoadedDraft[] = []
  const taken = new Map<string, TakenImage>()
  for (const folder of moduleFolders(root)) {
    const mdx = join(folder, 'module.mdx')
    if (existsSync(mdx)) {
      const loaded = await readModule(mdx, name(mdx), entries, collect)
      if (loaded) modules.push(loaded)
    }
    const yaml = join(folder, 'items.yaml')
    if (existsSync(yaml)) await readItems(yaml, name(yaml), folder, { items, drafts, cases, taken, collect })
  }
  const { scenarios, acts } = loadRolePlay(root, collect)
  return {
    knowledge: { file: name(knowledgeFile), tree },
    glossary: { file: name(glossaryFile), entries },
    certification: { file: name(certificationFile), rules },
    blueprints,
    modules,
    items,
    drafts,
    images: [...taken.values()],
    complaints,
    scenarios,
    acts,
    findings,
  }
}

const moduleFolders = (root: string): string[] => foldersIn(join(root, 'levels')).flatMap(foldersIn)

const FRONTMATTER = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/

async function readModule(
  path: string,
  file: string,
  glossary: readonly GlossaryEntry[],
  collect: Collect,
): Promise<LoadedModule | undefined> {
  const source = readFileSync(path, 'utf8')
  const front = FRONTMATTER.exec(source)
  if (!front) {
    collect({
      rule: 'frontmatter',
      file,
      path: '第 1 行',
      message: '开头没有 frontmatter（两行 --- 之间的 YAML）',
    })
    return undefined
  }
  const raw = parseYaml(front[1] ?? '', file, collect)
  if (raw === undefined) return undefined
  const frontmatter = ModuleFrontmatter.safeParse(raw)
  if (!frontmatter.success) {
    collectIssues(frontmatter.error, file, 'frontmatter', collect)
    return undefined
  }
  try {
    const { outline } = await compileLesson(source, glossary)
    return { file, frontmatter: frontmatter.data, source, outline }
  } catch (error) {
    collect({
      rule: 'mdx-compiles',
      file,
      path: positionIn(error),
      message: `课文编译不过：${sentenceIn(error)}；常见原因是标签没闭合，或正文里有裸的 < 与 {`,
    })
    return { file, frontmatter: frontmatter.data, source, outline: undefined }
  }
}

/** The compiler's own sentence, without the frame esbuild puts around it. */
const sentenceIn = (error: unknown): string => {
  const lines = (error instanceof Error ? error.message : String(error)).split('\n')
  const told = lines.find((line) => /\(\d+:\d+/.test(line)) ?? lines[1] ?? lines[0] ?? ''
  return told
    .replace(/^\s*\S*\d+:\d+: /, '')
    .replace(/ \[plugin [^\]]+\]$/, '')
    .trim()
}

const positionIn = (error: unknown): string => {
  const at = /\((\d+):(\d+)/.exec(sentenceIn(error))
  return at ? `第 ${at[1]} 行第 ${at[2]} 列` : ''
}

const ItemsFile = z.strictObject({
  module: z.string(),
  author: z.string().optional(),
  reviewedBy: z.string().optional(),
  items: z.array(z.unknown()),
})

async function readItems(
  path: string,
  file: string,
  folder: string,
  {
    items,
    drafts,
    cases,
    taken,
    collect,
  }: {
    items: LoadedItem[]
    drafts: LoadedDraft[]
    cases: ReadonlyMap<string, ComplaintCase>
    taken: Map<string, TakenImage>
    collect: Collect
  },
) {
  const parsed = readYaml(path, file, ItemsFile, collect)
  if (!parsed) return
  const moduleId = folder.split('/').at(-1) ?? ''
  if (parsed.module !== moduleId) {
    collect({
      rule: 'module-name',
      file,
      path: 'module',
      message: `写的是 ${parsed.module}，文件却在 ${moduleId} 里；请改成一致`,
    })
  }
  const level = Level.safeParse(moduleId.slice(0, 2))
  if (!level.success) {
    collect({
      rule: 'module-name',
      file,
      path: 'module',
      message: `文件夹 ${moduleId} 不以级别（l4…l1）开头`,
    })
    return
  }
  for (const [i, entry] of parsed.items.entries()) {
    const where = entryName(entry, `第 ${i + 1} 题`)
    const fields = z.record(z.string(), z.unknown()).safeParse(entry)
    const filled = fields.success ? filledFromCase(fields.data, cases) : undefined
    if (filled?.ok === false) {
      collect({ rule: 'item-of-case', file, path: `${where} case`, message: filled.refusal.message })
      continue
    }
    const whole = filled && (await withImages(filled.value, { folder, file, where, taken, collect }))
    if (filled && !whole) continue
    const authored = parseAuthoredItem(whole ?? entry, level.data)
    if (authored instanceof z.ZodError) collectIssues(authored, file, where, collect)
    else if (authored.kind === 'draft') drafts.push({ file, moduleId, draft: authored.draft })
    else {
      const { author = parsed.author, reviewedBy = parsed.reviewedBy } = authored.item.facts
      const facts = { ...authored.item.facts, author, reviewedBy }
      items.push({ file, moduleId, item: { ...authored.item, facts } })
    }
  }
}

function readCases(
  path: string,
  file: string,
  { complaints, collect }: { complaints: LoadedCase[]; collect: Collect },
) {
  for (const [i, entry] of (readYaml(path, file, z.array(z.unknown()), collect) ?? []).entries()) {
    const parsed = ComplaintCase.safeParse(entry)
    if (parsed.success) complaints.push({ file, complaint: parsed.data })
    else collectIssues(parsed.error, file, entryName(entry, `第 ${i + 1} 句`), collect)
  }
}

const entryName = (entry: unknown, otherwise: string): string => {
  const id = (entry as { id?: unknown } | null)?.id
  return typeof id === 'string' ? id : otherwise
}
