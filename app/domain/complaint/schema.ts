import * as z from 'zod'
import { ComplaintClass, classOf, Motive } from './motives.ts'

/** Where the sentence was said. */
export const CHANNELS = ['hall', 'hotline', 'visit', 'app', 'business'] as const
export const TIERS = [1, 2, 3, 4] as const
export type Tier = (typeof TIERS)[number]

export const CaseId = z.string().regex(/^c-[er][1-4]-\d{3}$/, '编号写作 c-动机-三位数字，如 c-r3-021')
const Line = z.string().trim().min(1, '不能为空')

/** One rater's reading. A rater is a person or an independent labelling pass, never an invented name. */
export const Vote = z.strictObject({
  rater: Line,
  class: ComplaintClass,
  primaryMotive: Motive,
  secondaryMotive: Motive.optional(),
  deciding: Line.optional(),
})
export type Vote = z.infer<typeof Vote>

/** Two first sentences of the manager: one meets the need first, the other is what people really say. */
const Reply = z.strictObject({ better: Line, worse: Line, why: Line })

/** A complaint as a customer says it, with its key and the reasons for it (complaint-drill.md §4). */
export const ComplaintCase = z
  .strictObject({
    id: CaseId,
    text: Line.max(200, '一句话不超过 200 字'),
    class: ComplaintClass,
    primaryMotive: Motive,
    /** Mixed: the other half. Otherwise a second reading, named in the feedback. */
    secondaryMotive: Motive.optional(),
    /** Other primaries that count as right. */
    accept: z.array(Motive).default([]),
    /** The words that decide, as they stand in the text. */
    deciding: Line,
    /** The border rule that decides (`rules.ts`). */
    rule: z.int().min(1).max(12),
    reason: Line,
    tier: z.literal([...TIERS]),
    channel: z.enum(CHANNELS),
    /** The same matter in nearly the same words with another motive. */
    twin: CaseId.optional(),
    /** Why a tempting motive is wrong. */
    traps: z.partialRecord(Motive, Line).default({}),
    reply: Reply.optional(),
    /** A scenario that practises it as a talk. */
    scenario: z.string().optional(),
    status: z.enum(['draft', 'rated', 'ready', 'retired']),
    author: Line,
    votes: z.array(Vote).default([]),
  })
  .superRefine((it, context) => {
    const fault = (path: keyof typeof it, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (!it.text.includes(it.deciding)) fault('deciding', `“${it.deciding}” 不在原句里；请照抄原句中的几个字`)
    if (it.class !== 'mixed' && it.class !== classOf(it.primaryMotive))
      fault('class', `主动机 ${it.primaryMotive} 不属于 ${it.class}；请改类别或动机`)
    if (it.class !== 'mixed') return
    if (!it.secondaryMotive) fault('secondaryMotive', '两者都有的句子要写次要动机')
    else if (classOf(it.secondaryMotive) === classOf(it.primaryMotive))
      fault('secondaryMotive', '两者都有的句子，主次动机要一个情感、一个理性')
  })
export type ComplaintCase = z.infer<typeof ComplaintCase>

/** What of a case a learner may see before he has answered: the words, and where they were said. */
export const caseView = ({ id, text, channel }: ComplaintCase) => ({ id, text, channel })
export type CaseView = ReturnType<typeof caseView>
