import type { Blueprint } from '../../domain/blueprint/schema.ts'
import type { CertificationRules } from '../../domain/certification/rules.ts'
import type { ComplaintCase } from '../../domain/complaint/schema.ts'
import type { GlossaryEntry } from '../../domain/course/glossary.ts'
import type { ModuleFrontmatter, ModuleInfo } from '../../domain/course/module.ts'
import type { Item } from '../../domain/item/item.ts'
import type { DraftItem } from '../../domain/item/schema.ts'
import type { KnowledgeTree } from '../../domain/knowledge/schema.ts'
import type { Act } from '../../domain/role-play/acts.ts'
import type { ActExample } from '../../domain/role-play/example.ts'
import type { Scenario } from '../../domain/role-play/schema.ts'
import type { TakenImage } from '../../lib/image/take-image.server.ts'
import type { Finding } from '../findings.ts'

export type LoadedModule = {
  readonly file: string
  readonly frontmatter: ModuleFrontmatter
  readonly source: string
  /** Undefined when the text does not compile: a finding says why. */
  readonly outline: LessonOutline | undefined
}

/** What the compiler saw in a lesson's text. */
export type LessonOutline = Pick<ModuleInfo, 'sections' | 'parts' | 'length'> & {
  readonly terms: readonly string[]
  readonly links: readonly string[]
  readonly components: readonly string[]
  /** Every component as it is written: its name and its attributes as data. */
  readonly uses: readonly { readonly name: string; readonly props: Readonly<Record<string, unknown>> }[]
  readonly checkpoints: readonly string[]
  /** Text in which `**` did not become bold. */
  readonly unmarked: readonly string[]
}

export type LoadedItem = { readonly file: string; readonly moduleId: string; readonly item: Item }
export type LoadedDraft = { readonly file: string; readonly moduleId: string; readonly draft: DraftItem }
export type LoadedCase = { readonly file: string; readonly complaint: ComplaintCase }
export type LoadedScenario = {
  readonly file: string
  readonly scenario: Scenario
  /** The words of the file, comments too. */
  readonly source?: string
}
/** The recogniser's training lines of one act. */
export type LoadedActs = {
  readonly file: string
  readonly act: Act
  readonly examples: readonly ActExample[]
}
export type LoadedBlueprint = { readonly file: string; readonly blueprint: Blueprint }

/** The whole content tree in memory. What could not be read is missing here and named in the findings. */
export type Content = {
  readonly knowledge: { readonly file: string; readonly tree: KnowledgeTree }
  readonly glossary: { readonly file: string; readonly entries: readonly GlossaryEntry[] }
  /** `rules` is undefined when the file could not be read: a finding says why. */
  readonly certification: { readonly file: string; readonly rules: CertificationRules | undefined }
  readonly blueprints: readonly LoadedBlueprint[]
  readonly modules: readonly LoadedModule[]
  readonly items: readonly LoadedItem[]
  readonly drafts: readonly LoadedDraft[]
  /** Every image that an item names. */
  readonly images: readonly TakenImage[]
  readonly complaints: readonly LoadedCase[]
  readonly scenarios: readonly LoadedScenario[]
  readonly acts: readonly LoadedActs[]
  readonly findings: readonly Finding[]
}
