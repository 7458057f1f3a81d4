import * as z from 'zod'
import { KnowledgePointId } from '../item/schema.ts'
import { Level } from '../shared/level.ts'

const Line = z.string().trim().min(1)

/** The frontmatter of a `module.mdx`. */
export const ModuleFrontmatter = z.strictObject({
  id: z.string().regex(/^l[1-4]-\d{2}-[a-z0-9-]+$/, '模块 id 写成 l4-08-signals 的样子'),
  level: Level,
  order: z.int().min(1),
  title: Line,
  titleEn: Line,
  /** Standard class hours (学时) a completed module gives. */
  classHours: z.number().positive(),
  objectives: z.array(Line).min(1),
  objectivesEn: z.array(Line).min(1),
  summary: Line,
  summaryEn: Line,
  knowledgePoints: z.array(KnowledgePointId).min(1),
  prerequisites: z.array(z.string()),
  /** Slugs of the scenarios in which what it teaches is practised. */
  scenarios: z.array(z.string()),
  /** Whether the complaint drill practises it. */
  drill: z.boolean(),
  sources: z
    .array(
      z.strictObject({
        document: Line,
        ref: Line,
        asOf: z.union([z.int(), Line]).transform(String),
        kind: z.enum(['seed', 'public', 'team']),
      }),
    )
    .min(1),
})
export type ModuleFrontmatter = z.infer<typeof ModuleFrontmatter>

/** What is known of a module apart from its text. */
export type ModuleInfo = ModuleFrontmatter &
  Readonly<{
    /** In reading order; the ids that items and progress refer to. */
    sections: readonly { readonly id: string; readonly title: string }[]
    /** Ids of the interactive parts, in reading order. */
    parts: readonly string[]
    /** Ids of the glossary's terms it explains, each once. */
    terms: readonly string[]
    /** Han characters of running text. */
    length: number
  }>
