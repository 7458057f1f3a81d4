import * as z from 'zod'
import { bigramsOf, jaccard } from '../shared/similarity.ts'
import { CUES } from './keyword-baseline.ts'
import { personalData } from './lint/personal-data.ts'
import { ComplaintClass, Motive } from './motives.ts'
import { CaseId, CHANNELS, ComplaintCase, type Vote } from './schema.ts'

const Words = z.string().trim().max(400, '最多 400 字').default('')

/** A case as a trainer is writing it: any of it may be missing until it is published. */
export const CaseWork = z.object({
  text: z.string().trim().max(200, '一句话不超过 200 字').default(''),
  channel: z.enum(CHANNELS).default('hotline'),
  tier: z.literal([1, 2, 3, 4]).default(1),
  class: ComplaintClass.nullable().default(null),
  primaryMotive: Motive.nullable().default(null),
  secondaryMotive: Motive.nullable().default(null),
  deciding: Words,
  rule: z.int().min(1).max(12).nullable().default(null),
  reason: Words,
  /** The motive that tempts most, and why it is wrong. */
  trapMotive: Motive.nullable().default(null),
  trap: Words,
  /** How a disagreement of the two raters was settled. */
  note: Words,
  /** The published case that is to be its twin; the two are tied when it is published. */
  twin: CaseId.nullable().default(null),
  /** The case it takes the place of. */
  replaces: CaseId.nullable().default(null),
  /** Labels count for the round they were given in: a changed sentence begins another. */
  round: z.int().min(1).default(1),
  publishedAs: CaseId.nullable().default(null),
})
export type CaseWork = z.infer<typeof CaseWork>
export const DESK_STATUSES = ['draft', 'rating', 'ready', 'discarded'] as const
export type DeskStatus = (typeof DESK_STATUSES)[number]

/** What a trainer edits, as a form sends it: '' is none. */
export function workFromForm(fields: Readonly<Record<string, unknown>>) {
  const given = Object.entries(fields).map(([name, value]) => [name, value === '' ? null : value] as const)
  const { tier, rule, ...rest } = Object.fromEntries(given)
  const words = ['text', 'deciding', 'reason', 'trap', 'note'].map((name) => [name, rest[name] ?? ''])
  return CaseWork.omit({ replaces: true, round: true, publishedAs: true }).safeParse({
    ...rest,
    ...Object.fromEntries(words),
    tier: Number(tier ?? 1),
    rule: rule === null || rule === undefined ? null : Number(rule),
  })
}

/**
 * Whether somebody may see a work's key and labels: its author, who has labelled it himself, and everybody once two
 * have. Who still may label it sees the sentence alone.
 */
export function maySeeKey(
  { authorId, status, work }: { authorId: string; status: DeskStatus; work: Pick<CaseWork, 'round'> },
  votes: readonly { readonly raterId: string; readonly round: number }[],
  viewerId: string,
): boolean {
  const given = votes.filter(({ round }) => round === work.round)
  if (status === 'draft') return authorId === viewerId
  return (
    status !== 'rating' ||
    authorId === viewerId ||
    given.length >= 2 ||
    given.some(({ raterId }) => raterId === viewerId)
  )
}

/** Two raters of the same round. `differ`: another class or motive, or other words that decide. */
export type Agreement = 'waiting' | 'agreed' | 'differ'
type Label = Pick<Vote, 'class' | 'primaryMotive' | 'deciding'>

/** The deciding words agree when they overlap in the sentence (complaint-drill.md §12). */
export function agreementOf(text: string, votes: readonly Label[]): Agreement {
  const [a, b] = votes
  if (!a || !b) return 'waiting'
  if (a.class !== b.class || a.primaryMotive !== b.primaryMotive) return 'differ'
  return overlap(text, a.deciding ?? '', b.deciding ?? '') ? 'agreed' : 'differ'
}

function overlap(text: string, a: string, b: string): boolean {
  const [from, other] = [text.indexOf(a), text.indexOf(b)]
  return from >= 0 && other >= 0 && from < other + b.length && other < from + a.length
}

export type Remark = Readonly<{
  field: 'text' | 'deciding' | 'tier'
  message: string
  severity: 'error' | 'warning'
}>
export const TOO_ALIKE = 0.55

/** What another trainer's unpublished sentence is called in a remark: its id would say nothing. */
export const ANOTHER_DRAFT = '另一份草稿'

/** Another case or work, with its pairs of characters: an import holds hundreds of sentences against each. */
export type Known = Readonly<{ id: string; text: string; grams: ReadonlySet<string> }>
export const toKnown = ({ id, text }: Pick<Known, 'id' | 'text'>): Known => ({
  id,
  text,
  grams: bigramsOf(text),
})

/** What is said of a sentence while it is being written. `bank`: all other cases and works; its twin may be alike. */
export function remarksOn(work: CaseWork, bank: readonly Known[]): Remark[] {
  const { text, deciding, tier, primaryMotive } = work
  if (text === '') return []
  const grams = bigramsOf(text)
  const alike = bank.find((other) => other.id !== work.twin && jaccard(grams, other.grams) > TOO_ALIKE)
  const given = primaryMotive ? giveawayWords(text, primaryMotive) : []
  const personal = personalData.check([{ id: '', text } as ComplaintCase]) // the rule reads id and text alone
  return [
    ...(alike ? [remark('text', `与 ${alike.id} 太像：“${alike.text}”；请改写一句`)] : []),
    ...personal.map(({ message }) => remark('text', message)),
    ...(deciding !== '' && !text.includes(deciding)
      ? [remark('deciding', `“${deciding}”不在原句里；请照抄原句中的几个字`)]
      : []),
    ...(given.length > 0 && tier > 1
      ? [
          {
            field: 'tier' as const,
            severity: 'warning' as const,
            message: `“${given.join('”“')}”一眼就能看出 ${primaryMotive}；第 ${tier} 档的句子要读懂才答得对，请换个说法，或放到第 1 档`,
          },
        ]
      : []),
  ]
}
const remark = (field: Remark['field'], message: string): Remark => ({ field, message, severity: 'error' })

/** The words in a text that a plain list takes for this motive. */
export const giveawayWords = (text: string, motive: Motive): string[] =>
  CUES.filter(([of]) => of === motive).flatMap(([, words]) => words.filter((word) => text.includes(word)))

/** The case a finished work is, or what it still lacks, in words for its author. */
export function caseOfWork(
  work: CaseWork,
  { id, author, votes }: { id: string; author: string; votes: readonly Vote[] },
): { ok: true; complaint: ComplaintCase } | { ok: false; faults: string[] } {
  const missing = [
    work.text === '' && '还没有写句子',
    work.class === null && '还没有定类别',
    work.primaryMotive === null && '还没有定主动机',
    work.deciding === '' && '还没有写起决定作用的字',
    work.rule === null && '还没有选依据的界限规则',
    work.reason === '' && '还没有写一句理由',
    work.tier > 1 &&
      (work.trapMotive === null || work.trap === '') &&
      '第 2 档起要写明哪个动机会迷惑人、错在哪里',
    work.trapMotive !== null && work.trapMotive === work.primaryMotive && '干扰动机不能就是答案',
  ].filter((fault) => fault !== false)
  if (missing.length > 0) return { ok: false, faults: missing }
  const parsed = ComplaintCase.safeParse({
    id,
    text: work.text,
    class: work.class,
    primaryMotive: work.primaryMotive,
    ...(work.secondaryMotive && { secondaryMotive: work.secondaryMotive }),
    deciding: work.deciding,
    rule: work.rule,
    reason: work.reason,
    tier: work.tier,
    channel: work.channel,
    traps: work.trapMotive ? { [work.trapMotive]: work.trap } : {},
    ...(work.twin && { twin: work.twin }),
    status: 'ready',
    author,
    votes,
  })
  if (parsed.success) return { ok: true, complaint: parsed.data }
  return { ok: false, faults: parsed.error.issues.map(({ message }) => message) }
}

/** Numbers of cases written in the product begin here; those of content files stay below. */
const AUTHORED_FROM = 500

/** The next id for a case of this motive. @param taken every id ever given @throws when a motive has no number left */
export function nextCaseId(motive: Motive, taken: readonly string[]): string {
  const prefix = `c-${motive.toLowerCase()}-`
  const numbers = taken.filter((id) => id.startsWith(prefix)).map((id) => Number(id.slice(prefix.length)))
  const next = Math.max(AUTHORED_FROM - 1, ...numbers) + 1
  if (next > 999) throw new Error(`motive ${motive} has no case number left`)
  return `${prefix}${next}`
}
