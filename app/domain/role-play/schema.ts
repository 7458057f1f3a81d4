import * as z from 'zod'
import { RED_LINES } from '../certification/red-line.ts'
import { classOf, Motive } from '../complaint/motives.ts'
import { Level } from '../shared/level.ts'
import { ok, type Result, refuse } from '../shared/result.ts'
import { ACTS } from './acts.ts'
import { DEFAULT_WEIGHTS, REPLY_INTENTS } from './defaults.ts'
import { ActNotation, ScenarioTest } from './test-schema.ts'

export const STATUSES = ['draft', 'ready', 'retired', 'fixture'] as const
export const CHANNELS = ['hall', 'callIn', 'callOut', 'visit', 'text'] as const
export const TIERS = ['diamond', 'gold', 'silver', 'normal'] as const
export const DIFFICULTIES = ['easy', 'normal', 'hard'] as const
export type Difficulty = (typeof DIFFICULTIES)[number]
export const DIMENSIONS = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6'] as const
export type Dimension = (typeof DIMENSIONS)[number]
/** A motive in YAML is bare, so `E1` stays a text. */
const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '编号只用小写字母、数字和短横线，如 no-callback')
const Line = z.string().trim().min(1, '不能为空')
const Lines = z.array(Line).min(1, '至少写一句')
const Note = Line.optional()
/** Variants in which it exists; absent: in all. */
const In = z.array(Id).min(1, '至少写一种变体；每种都有就不要写 in').optional()
/** A YAML list takes 36 as a number; a cue is always a text. */
const Cue = z.preprocess((cue) => (typeof cue === 'number' ? String(cue) : cue), Line)
const Cues = z.array(Cue).default([])
const Percent = z.int().min(0, '在 0 到 100 之间').max(100, '在 0 到 100 之间')

const Init = z.strictObject({
  mood: Percent,
  trust: Percent,
  churn: Percent,
  patience: z.int().min(1).max(20),
})
const Limits = z.strictObject({
  /** Mood from which on an offer is no longer too early. */
  calmAt: Percent,
  /** Churn at which an agreement means that he stays. */
  savedAt: Percent,
  maxTurns: z.int().min(4).max(40),
  minutes: z.int().min(5).max(60),
})
/** Other starting values; facts stay as they are. */
const Overrides = z.strictObject({
  init: Init.partial().optional(),
  limits: Limits.partial().optional(),
  note: Note,
})

const AnyOf = z
  .array(
    z.union([
      z.strictObject({ trustGte: Percent }),
      z.strictObject({ needMet: Motive }),
      z.strictObject({ moodLte: Percent }),
    ]),
  )
  .min(1)

/** When a question opens a fact. `after`: facts that have to be out. */
export const FactGate = z.strictObject({
  ask: z.array(z.enum(['ask-open', 'ask-problem', 'ask-closed'])).min(1, '至少写一种提问'),
  after: z.array(Id).default([]),
  moodLte: Percent.optional(),
  trustGte: Percent.optional(),
  minAsks: z.int().min(0).optional(),
  any: AnyOf.optional(),
})
export type FactGate = z.infer<typeof FactGate>

/** When an objection is voiced. `facts`: those that have to be out. */
export const ObjectionGate = z.strictObject({
  facts: z.array(Id).default([]),
  minAsks: z.int().min(0).default(0),
  moodLte: Percent.optional(),
  trustGte: Percent.optional(),
  any: AnyOf.optional(),
})
export type ObjectionGate = z.infer<typeof ObjectionGate>

/** What the trainee's system shows from the start. `private`: not to be said before the customer is verified. */
const ScreenItem = z.strictObject({
  id: Id,
  private: z.boolean().default(false),
  say: Line,
  cues: Cues,
  in: In,
  note: Note,
})

/** What the system shows on request, or by itself (`auto`), once `after` is out. `result` by variant, or `base`. */
const Lookup = z.strictObject({
  id: Id,
  label: Line,
  auto: z.boolean().default(false),
  after: z.array(Id).default([]),
  result: z.record(Id, Line),
  cues: Cues,
  in: In,
  note: Note,
})

const Fact = z.strictObject({
  id: Id,
  need: Motive.optional(),
  /** Blurted out at the n-th push; earns nothing in D3. */
  volunteer: z.int().min(1).max(6).optional(),
  gate: FactGate,
  cues: z.array(Cue).min(1, '至少写一个词，认得出说的是这件事'),
  say: Lines,
  in: In,
  note: Note,
})
export type Fact = z.infer<typeof Fact>

const Objection = z.strictObject({
  id: Id,
  /** 真 real、假 fake、隐藏 hidden. Real and hidden ones are true: they have to be resolved. */
  kind: z.enum(['real', 'fake', 'hidden']),
  /** The first thing he says. */
  stated: z.boolean().default(false),
  label: Line,
  need: Motive.optional(),
  cues: Cues,
  /** Not for the stated one. Absent: two questions asked, and trust 60 or its need met. */
  gate: ObjectionGate.optional(),
  /** Resolved when one act of every row has been credited. */
  resolves: z.array(z.array(ActNotation).min(1)).default([]),
  say: Lines,
  in: In,
  note: Note,
})
export type Objection = z.infer<typeof Objection>

const Offer = z.strictObject({
  id: Id,
  label: Line,
  in: In,
  /** Facts, lookups and objections it is an answer to. */
  answers: z.array(Id).default([]),
  cues: Cues,
  /** Everything that has to be told about it: fee, term, exit, date, condition … */
  terms: z.record(
    z.string().regex(/^[a-z][A-Za-z]*$/, '条款的名字用英文小写，如 fee、term、exit、date、condition'),
    Line,
  ),
  note: Note,
})
export type Offer = z.infer<typeof Offer>

/**
 * Offers he has to agree to hear. An offer of `offers` after a no is a red line; before one is asked for, it is itself
 * the question, and gets `answer`. `start: refused`: he said no before the talk began.
 */
const Consent = z.strictObject({
  start: z.enum(['unasked', 'refused']).default('unasked'),
  /** His answer, by variant or `base`. */
  answer: z.record(Id, z.enum(['granted', 'refused'])).default({ base: 'refused' }),
  offers: z.array(Id).min(1, '写明哪些方案要他同意才能提'),
  redLine: z.enum(['smsWithoutConsent', 'obstructPorting']),
  /** Words by which a closed question asks for it. */
  cues: Cues,
  say: z
    .strictObject({ granted: z.array(Line).default([]), refused: z.array(Line).default([]) })
    .prefault({}),
  note: Note,
})

const Variant = z.strictObject({
  id: Id,
  /** What is different, for trainers. */
  note: Note,
  init: Init.partial().optional(),
  limits: Limits.partial().optional(),
  /** Other gates, by fact or objection; each replaces the whole gate. */
  gates: z.record(Id, z.union([FactGate, ObjectionGate])).optional(),
})
export type Variant = z.infer<typeof Variant>

const REPLY_KEY = new RegExp(`^(${REPLY_INTENTS.join('|')}|(fact|volunteer|objection):[a-z0-9-]+)(\\.hot)?$`)

const Weights = z
  .strictObject({ D1: Percent, D2: Percent, D3: Percent, D4: Percent, D5: Percent, D6: Percent })
  .refine(
    (weights) => DIMENSIONS.reduce((sum, d) => sum + weights[d], 0) === 100,
    '六个维度的权重合计要等于 100',
  )

const ofClass = (wanted: 'emotional' | 'rational') =>
  z
    .array(Motive)
    .default([])
    .refine(
      (codes) => codes.every((code) => classOf(code) === wanted),
      wanted === 'emotional' ? '情感需求写 E1 到 E4' : '理性需求写 R1 到 R4',
    )

/** A scenario file, `content/scenarios/<slug>/scenario.yaml` (role-play.md §8). */
export const Scenario = z.strictObject({
  id: Id,
  version: z.int().min(1),
  status: z.enum(STATUSES).default('ready'),
  title: Line,
  /** The lowest level that may meet it. */
  level: Level,
  trigger: z.string().regex(/^[a-z][A-Za-z]*$/, '触发点用小驼峰英文，如 disconnectSave'),
  knowledgePoints: z.array(Line).default([]),
  channel: z.enum(CHANNELS),
  persona: z.strictObject({
    name: Line,
    age: z.int().min(14).max(100),
    job: Line,
    tier: z.enum(TIERS),
    tone: Line,
    note: Note,
  }),
  opening: z.strictObject({
    required: z.array(z.enum(ACTS)).min(1),
    verify: z.enum(['required', 'preAuthenticated']),
    note: Note,
  }),
  init: Init,
  limits: Limits,
  weights: Weights.default({ ...DEFAULT_WEIGHTS }),
  difficulty: z.strictObject({ easy: Overrides.optional(), hard: Overrides.optional() }).default({}),
  needs: z.strictObject({ emotional: ofClass('emotional'), rational: ofClass('rational') }),
  screen: z.array(ScreenItem).default([]),
  lookups: z.array(Lookup).default([]),
  facts: z.array(Fact).min(1, '至少要有一件他知道而学员不知道的事'),
  objections: z.array(Objection).min(2, '至少要有一句开场的异议和一个真异议'),
  offers: z.array(Offer).default([]),
  consent: Consent.optional(),
  authority: z.strictObject({
    /** Yuan that may be waived or refunded on the spot. */
    waive: z.int().min(0),
    refund: z.int().min(0),
    /** The lowest monthly plan on sale, yuan. */
    planFloor: z.int().min(0).optional(),
    /** Words that promise more than anybody may. */
    never: z.array(Line).default([]),
    note: Note,
  }),
  exit: z.strictObject({
    /** Variants in which letting go is the best end. */
    rightIn: z.array(Id).default([]),
    /** Offers all terms of which he has to hear before he goes. */
    mustTell: z.array(Id).default([]),
    note: Note,
  }),
  redLineCues: z.partialRecord(z.enum(RED_LINES), z.array(Line).min(1)).default({}),
  variants: z.array(Variant).min(1, '至少要有一种变体'),
  replies: z.record(
    z
      .string()
      .regex(
        REPLY_KEY,
        `意图只能是 ${REPLY_INTENTS.join('、')}，或 fact:编号、volunteer:编号、objection:编号，激动时的另写一组加 .hot`,
      ),
    Lines,
  ),
  tests: z.array(ScenarioTest).default([]),
  note: Note,
})
export type Scenario = z.infer<typeof Scenario>
export const ScenarioId = Id

const inChinese = z.locales.zhCN().localeError

/** What is wrong with a file, and where: `facts[2].gate.ask`, and the same key by key. */
export type ScenarioIssue = Readonly<{ path: string; at: readonly (string | number)[]; message: string }>

/** What is not there is told so; zod would say that it expected a text and got nothing. */
const told: z.core.$ZodErrorMap = (issue) =>
  (issue.code === 'invalid_type' || issue.code === 'invalid_value') && issue.input === undefined
    ? `还没有写 ${placed(issue.path ?? [])}`
    : inChinese(issue)

/**
 * Reads a scenario out of parsed YAML. Refuses `not-a-scenario` with everything that is wrong, in Chinese.
 * A half-width comma inside a Chinese text splits a YAML list; its other half shows as an unknown field or a stray text.
 */
export function parseScenario(
  raw: unknown,
): Result<Scenario, { code: 'not-a-scenario'; issues: readonly ScenarioIssue[] }> {
  const parsed = Scenario.safeParse(raw, { error: told })
  if (parsed.success) return ok(parsed.data)
  return refuse({ code: 'not-a-scenario', issues: parsed.error.issues.flatMap(issueOf) })
}

function issueOf(issue: z.core.$ZodIssue): ScenarioIssue[] {
  const path = placed(issue.path)
  const at = issue.path.map((step) => (typeof step === 'number' ? step : String(step)))
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: path === '' ? key : `${path}.${key}`,
      at: [...at, key],
      message: /[\u4e00-\u9fff]/.test(key)
        ? `“${key}”被当成了字段名：中文句子里用了半角逗号或冒号，请改成全角`
        : `没有“${key}”这个字段；字段名见 docs/authoring.md 的情景一节`,
    }))
  const inner = issue.code === 'invalid_key' ? issue.issues[0] : undefined
  return [{ path, at, message: (inner ?? issue).message }]
}

const placed = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((at, step) => {
    if (typeof step === 'number') return `${at}[${step}]`
    return at === '' ? String(step) : `${at}.${String(step)}`
  }, '')
