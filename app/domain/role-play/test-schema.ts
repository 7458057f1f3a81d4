import * as z from 'zod'
import { RED_LINES } from '../certification/red-line.ts'
import { ENDS } from './ends.ts'
import { parseAct } from './notation.ts'
import { TurnFlag } from './turn.ts'

/** `act@target:detail+detail`, checked by its act; whether the target exists is for the linter to say. */
export const ActNotation = z.string().superRefine((text, context) => {
  const parsed = parseAct(text)
  if (parsed.ok) return
  const message =
    parsed.refusal.code === 'no-such-act'
      ? `没有“${parsed.refusal.act}”这个行为；三十个行为见 role-play.md §4`
      : `“${text}”不是行为的写法；请写成 act@target:detail+detail，如 state-terms@plan-12:fee+term`
  context.addIssue({ code: 'custom', message })
})

const Line = z.string().trim().min(1, '不能为空')
const Range = z
  .strictObject({ gte: z.number().optional(), lte: z.number().optional() })
  .refine(({ gte, lte }) => gte !== undefined || lte !== undefined, '写上 gte（至少）或 lte（至多）')
export type Range = z.infer<typeof Range>

/** A turn of a test. With `acts` the engine is tested alone; with `say` alone recognition is tested too. */
const TestTurn = z
  .strictObject({
    say: Line.optional(),
    acts: z.array(ActNotation).optional(),
    flags: z.array(TurnFlag).optional(),
    /** A lookup the trainee opens; takes no turn. */
    lookup: z.string().optional(),
    /** Seconds of silence before the line. */
    pause: z.int().min(0).optional(),
    note: Line.optional(),
  })
  .refine(({ say, acts, flags, lookup }) => say ?? acts ?? flags ?? lookup, '这一句要写 say、acts 或 lookup')
export type TestTurn = z.infer<typeof TestTurn>

/** A talk and what has to come of it. Points on the 0–100 scale; D1…D6 in points of the dimension's own weight. */
export const ScenarioTest = z.strictObject({
  name: Line,
  variant: z.string(),
  difficulty: z.enum(['easy', 'normal', 'hard']).default('normal'),
  turns: z.array(TestTurn).min(1, '至少一句'),
  expect: z
    .strictObject({
      end: z.enum(ENDS).optional(),
      falseClose: z.boolean().optional(),
      hangUp: z.boolean().optional(),
      /** Facts that have to be out, objections that have to be voiced or resolved. */
      facts: z.array(z.string()).optional(),
      voiced: z.array(z.string()).optional(),
      resolved: z.array(z.string()).optional(),
      redLines: z.array(z.enum(RED_LINES)).optional(),
      suspected: z.array(z.enum(RED_LINES)).optional(),
      total: Range.optional(),
      D1: Range.optional(),
      D2: Range.optional(),
      D3: Range.optional(),
      D4: Range.optional(),
      D5: Range.optional(),
      D6: Range.optional(),
    })
    .refine((expected) => Object.keys(expected).length > 0, '写明期望的结果，如 end、total'),
  note: Line.optional(),
})
export type ScenarioTest = z.infer<typeof ScenarioTest>
