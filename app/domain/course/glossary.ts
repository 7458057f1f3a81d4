import * as z from 'zod'
import { foldForSearch } from '../shared/fold.ts'
import { freeId } from '../shared/free-id.ts'
import { isSameEntry } from '../shared/merge.ts'
import { ok, refuse } from '../shared/result.ts'
import { typed } from '../shared/typed.ts'

/** One term of `content/glossary.yaml`. Not trimmed or cut here: what was published must read back as it was. */
export const GlossaryEntry = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  zh: z.string().min(1),
  en: z.string().min(1),
  definition: z.string().min(1),
  definitionEn: z.string().min(1).optional(),
  /** Other words for it, in either language; they are searched for too. */
  aliases: z.array(z.string().min(1)).min(1).optional(),
  source: z.string().min(1),
  /** The year or date the definition holds for. */
  asOf: z
    .union([z.int(), z.string().min(1)])
    .transform(String)
    .optional(),
  /** Shown to nobody any more; its id is never given to another term. */
  retired: z.literal(true).optional(),
})
export type GlossaryEntry = z.infer<typeof GlossaryEntry>

const needed = (most: number) => typed(most).min(1)

/** What a trainer fills in; an empty field that may be empty is left out of the entry. */
export const GlossaryForm = z.strictObject({
  zh: needed(40),
  en: needed(120),
  definition: needed(600),
  definitionEn: typed(1_200),
  aliases: z.array(needed(60)).max(12),
  source: needed(60),
  asOf: typed(40),
})
export type GlossaryForm = z.infer<typeof GlossaryForm>

const Id = GlossaryEntry.shape.id
export const GlossaryChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('add'), form: GlossaryForm }),
  z.strictObject({ kind: z.literal('edit'), id: Id, form: GlossaryForm }),
  z.strictObject({ kind: z.literal('retire'), id: Id }),
  z.strictObject({ kind: z.literal('restore'), id: Id }),
])
export type GlossaryChange = z.infer<typeof GlossaryChange>

export const standingTerms = (entries: readonly GlossaryEntry[]): GlossaryEntry[] =>
  entries.filter(({ retired }) => !retired)

/**
 * The glossary with one term added, edited, retired or brought back. Refuses `no-such-term`, `term-taken` when another
 * standing term has one of its words, and `nothing-changed`.
 */
export function changeGlossary(entries: readonly GlossaryEntry[], change: GlossaryChange) {
  const before = change.kind === 'add' ? undefined : entries.find(({ id }) => id === change.id)
  if (change.kind !== 'add' && !before) return refuse({ code: 'no-such-term', id: change.id } as const)
  const after = changed(entries, change, before)
  if (isSameEntry(before, after)) return refuse({ code: 'nothing-changed' } as const)
  const taken = change.kind === 'retire' ? undefined : takenBy(entries, after)
  if (taken) return refuse({ code: 'term-taken', ...taken } as const)
  const rest = before ? entries.map((entry) => (entry === before ? after : entry)) : [...entries, after]
  return ok({ entries: rest, before, after })
}

function changed(
  entries: readonly GlossaryEntry[],
  change: GlossaryChange,
  before: GlossaryEntry | undefined,
): GlossaryEntry {
  if (change.kind === 'add') return { id: idFor(change.form.en, entries), ...filled(change.form) }
  if (change.kind === 'edit')
    return { id: change.id, ...filled(change.form), ...(before?.retired && { retired: true }) }
  const { retired: _, ...rest } = before as GlossaryEntry // these two kinds are refused without one
  return change.kind === 'retire' ? { ...rest, retired: true } : rest
}

const filled = ({ definitionEn, aliases, asOf, ...form }: GlossaryForm): Omit<GlossaryEntry, 'id'> => ({
  ...form,
  ...(definitionEn && { definitionEn }),
  ...(aliases.length > 0 && { aliases: [...new Set(aliases)] }),
  ...(asOf && { asOf }),
})

/** Lessons name a term by its id. `new` is the address of the form for a term that is not there yet. */
const idFor = (en: string, entries: readonly GlossaryEntry[]): string =>
  freeId(en, { fallback: 'term', taken: new Set(['new', ...entries.map(({ id }) => id)]) })

const wordsOf = ({ zh, aliases = [] }: Pick<GlossaryEntry, 'zh' | 'aliases'>): string[] =>
  [zh, ...aliases].map(foldForSearch)

/** The standing term that has one of these words already: one word for one thing. */
function takenBy(entries: readonly GlossaryEntry[], entry: GlossaryEntry) {
  const words = new Set(wordsOf(entry))
  const other = standingTerms(entries).find(
    (one) => one.id !== entry.id && wordsOf(one).some((word) => words.has(word)),
  )
  return other && { id: other.id, word: other.zh }
}

type Row = Readonly<{ id: string; stem: string; status: string; haystack: string }>
export type TermUses<M> = Readonly<{
  modules: M[]
  items: Readonly<{ byStatus: Readonly<Record<string, number>>; named: { id: string; stem: string }[] }>
}>
/** Items named beside their numbers; the others are found in the bank. */
const NAMED = 8

/** Who uses a term: the lessons that explain it by its id, and the items, retired ones left out, that say its words. */
export function usesOfTerm<M extends { readonly terms: readonly string[] }>(
  term: Pick<GlossaryEntry, 'id' | 'zh' | 'aliases'>,
  { modules, rows }: { modules: readonly M[]; rows: readonly Row[] },
): TermUses<M> {
  const words = wordsOf(term)
  const items = rows.filter(
    ({ status, haystack }) => status !== 'retired' && words.some((word) => haystack.includes(word)),
  )
  const byStatus: Record<string, number> = {}
  for (const { status } of items) byStatus[status] = (byStatus[status] ?? 0) + 1
  return {
    modules: modules.filter(({ terms }) => terms.includes(term.id)),
    items: { byStatus, named: items.slice(0, NAMED).map(({ id, stem }) => ({ id, stem })) },
  }
}

/** What a lesson's word says now, where that is not what was compiled into it; null: the term is retired. */
export type TermWords = Readonly<{ word: string; means: string; meansEn?: string; source: string }> | null

/** The words of these terms that were changed since their file was published. */
export function wordsSince(
  file: readonly GlossaryEntry[],
  standing: readonly GlossaryEntry[],
  termIds: readonly string[],
): Record<string, TermWords> {
  const before = new Map(file.map((entry) => [entry.id, entry]))
  const changedHere = standing.filter(
    (entry) => termIds.includes(entry.id) && !isSameEntry(before.get(entry.id), entry),
  )
  return Object.fromEntries(
    changedHere.map(({ id, zh, definition, definitionEn, source, retired }) => [
      id,
      retired
        ? null
        : { word: zh, means: definition, ...(definitionEn && { meansEn: definitionEn }), source },
    ]),
  )
}
