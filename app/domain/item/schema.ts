import * as z from 'zod'
import { ComplaintClass, classOf, Motive } from '../complaint/motives.ts'
import { CaseId } from '../complaint/schema.ts'
import { Level } from '../shared/level.ts'
import { Points } from '../shared/points.ts'
import { type ItemImage, ItemImages } from './image.ts'
import { type Criterion, Rubric, WordRange } from './rubric.ts'
import { highestOf, rubricPoints } from './rubric-points.ts'
import { WRITTEN_LENGTH } from './words.ts'

/** Stable id of an item: level, module number, running number. Never changed, never used again. */
export const ItemId = z
  .string()
  .regex(
    /^l[1-4]-\d{2}-(\d{3}|[1-9]\d{3})$/,
    '编号写成 l4-08-001 的样子：级-模块序号-三位流水号（满了用四位）',
  )
export const KnowledgePointId = z
  .string()
  .regex(/^[a-z]+(\.[a-z0-9]+(-[a-z0-9]+)*)+$/, '知识点写成 work.complaint.emotional 的样子')
const OptionId = z.string().regex(/^[a-j]$/, '选项编号是 a 到 j 的一个字母')
const Text = z
  .string()
  .trim()
  .min(1)
  .max(4_000)
  .refine((text) => !text.includes('\0'), '不能含有空字符')

export const Option = z.strictObject({
  id: OptionId,
  text: Text,
  /** Keeps its place when options are shuffled (ordered values, 以上…). */
  pinned: z.boolean().optional(),
})
export type Option = z.infer<typeof Option>

export const Blank = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), accepted: z.array(Text).min(1) }),
  z.strictObject({
    kind: z.literal('number'),
    /** A decimal in plain digits, read exactly, never as a float. */
    value: z.string().regex(/^-?\d+(\.\d+)?$/),
    unit: z.string().optional(),
    unitRule: z.enum(['optional', 'required']).default('optional'),
    /** Whether fixed conversions count (分钟–秒, 元–分 …). */
    convert: z.boolean().default(false),
  }),
  z.strictObject({
    kind: z.literal('list'),
    elements: z.array(z.array(Text).min(1)).min(2),
    ordered: z.boolean().default(false),
    partial: z.enum(['all', 'perElement']).default('all'),
  }),
])
export type Blank = z.infer<typeof Blank>

export const CreditPolicy = z.enum(['allOrNothing', 'correctMinusWrong', 'noWrong'])
export type CreditPolicy = z.infer<typeof CreditPolicy>

const ClassificationKey = z
  .strictObject({ class: ComplaintClass, primaryMotive: Motive, secondaryMotive: Motive.optional() })
  .refine((key) => key.class === 'mixed' || classOf(key.primaryMotive) === key.class, {
    message: '主动机与类别不符：E1–E4 属于 emotional，R1–R4 属于 rational',
    path: ['primaryMotive'],
  })

/** Example answers an author gives with a fill-in; the content check runs them through the marker. */
export const FillInSamples = z.strictObject({
  accept: z.array(z.array(z.string())).min(1),
  reject: z.array(z.strictObject({ answer: z.array(z.string()), points: Points })).min(3),
})

export type FillInSamples = z.infer<typeof FillInSamples>

const MAX_PARTS = 8

/** What is asked and what is right, a shape per kind. Points default to the kind's usual worth (assessment.md §2). */
const SingleBody = z.strictObject({
  kind: z.literal('single'),
  stem: Text,
  options: z.array(Option).min(2).max(10),
  key: OptionId,
  points: Points.default(100),
})
const MultipleBody = z.strictObject({
  kind: z.literal('multiple'),
  stem: Text,
  options: z.array(Option).min(3).max(10),
  key: z.array(OptionId).min(2),
  creditPolicy: CreditPolicy.default('allOrNothing'),
  points: Points.default(200),
})
const TrueFalseBody = z.strictObject({
  kind: z.literal('trueFalse'),
  stem: Text,
  key: z.boolean(),
  points: Points.default(100),
})
const FillInBody = z.strictObject({
  kind: z.literal('fillIn'),
  stem: Text,
  blanks: z.array(Blank).min(1).max(10),
  /** Groups of blanks (from 0) whose answers may change places. */
  anyOrder: z.array(z.array(z.int().min(0)).min(2)).default([]),
  /** One point a blank unless given. */
  points: Points.optional(),
})
const ClassificationBody = z.strictObject({
  kind: z.literal('classification'),
  stem: Text,
  key: ClassificationKey,
  points: Points.default(100),
})

/** A question of a case study that people mark. Worth what its rubric gives. */
const WrittenPart = z.strictObject({
  kind: z.literal('written'),
  stem: Text,
  words: WordRange,
  rubric: Rubric,
  points: Points.optional(),
})
const CasePart = z.discriminatedUnion('kind', [
  SingleBody,
  MultipleBody,
  TrueFalseBody,
  FillInBody.extend({ samples: FillInSamples.optional() }),
  WrittenPart,
])
const CaseStudyBody = z.strictObject({
  kind: z.literal('caseStudy'),
  stem: Text,
  /** What all parts are about; an empty line parts its paragraphs. */
  material: Text,
  parts: z.array(CasePart).min(2).max(MAX_PARTS),
  points: Points.default(1_000),
})
const PlanBody = z.strictObject({
  kind: z.literal('plan'),
  stem: Text,
  material: Text,
  words: WordRange,
  rubric: Rubric,
  /** For markers, and for candidates after release. */
  modelAnswer: Text,
  points: Points.default(2_000),
})

const withBlankPoints = <B extends { blanks: readonly Blank[]; points?: Points }>(body: B) => ({
  ...body,
  points: body.points ?? body.blanks.length * 100,
})

/** Points that only add up across parts and criteria: a sum that is off would mark wrongly, so it is no item at all. */
const sumFaults = (body: SummedBody): { path: (string | number)[]; message: string }[] => {
  if (body.kind === 'plan') return faultOf(rubricPoints(body.rubric), body.points, [], '各条评分标准的最高分')
  if (body.kind !== 'caseStudy') return []
  const total = body.parts.reduce((sum, { points }) => sum + points, 0)
  return [
    ...faultOf(total, body.points, [], '各问分值'),
    ...body.parts.flatMap((part, at) =>
      part.kind === 'written'
        ? faultOf(rubricPoints(part.rubric), part.points, ['parts', at], '各条评分标准的最高分')
        : [],
    ),
  ]
}
const faultOf = (sum: Points, points: Points, path: (string | number)[], what: string) =>
  sum === points
    ? []
    : [
        {
          path: [...path, 'points'],
          message: `${what}合计 ${sum}，题目写的是 ${points}（百分之一分）；请改成相等`,
        },
      ]

/** Parts have none of their own: they are about the material, and its images stand there. */
const illustrated = { images: ItemImages }

const ValuedBody = z
  .discriminatedUnion('kind', [
    SingleBody.extend(illustrated),
    MultipleBody.extend(illustrated),
    TrueFalseBody.extend(illustrated),
    FillInBody.extend(illustrated),
    ClassificationBody.extend(illustrated),
    CaseStudyBody.extend(illustrated),
    PlanBody.extend(illustrated),
  ])
  .transform((body) => {
    if (body.kind === 'fillIn') return withBlankPoints(body)
    if (body.kind !== 'caseStudy') return body
    const parts = body.parts.map((part) => {
      if (part.kind === 'fillIn') return withBlankPoints(part)
      return part.kind === 'written' ? { ...part, points: part.points ?? rubricPoints(part.rubric) } : part
    })
    return { ...body, parts }
  })
type SummedBody = z.infer<typeof ValuedBody>

export const ItemBody = ValuedBody.superRefine((body, ctx) => {
  for (const fault of sumFaults(body)) ctx.addIssue({ code: 'custom', ...fault })
})
export type ItemBody = z.infer<typeof ItemBody>
export type ItemKind = ItemBody['kind']
export type Of<K extends ItemKind> = Extract<ItemBody, { kind: K }>
export const ITEM_KINDS = [
  'single',
  'multiple',
  'trueFalse',
  'fillIn',
  'classification',
  'caseStudy',
  'plan',
] as const
/** One question of a case study. */
export type CasePart = Of<'caseStudy'>['parts'][number]
export type WrittenPart = Extract<CasePart, { kind: 'written' }>

/** What a candidate entered. Absent parts mean blank; a blank is never wrong, it is unanswered. */
const Short = z
  .string()
  .max(500)
  .refine((text) => !text.includes('\0'), '不能含有空字符')
const Long = z
  .string()
  .max(WRITTEN_LENGTH)
  .refine((text) => !text.includes('\0'), '不能含有空字符')
const SingleResponse = z.strictObject({ kind: z.literal('single'), chosen: OptionId.optional() })
const MultipleResponse = z.strictObject({ kind: z.literal('multiple'), chosen: z.array(OptionId).max(10) })
const TrueFalseResponse = z.strictObject({ kind: z.literal('trueFalse'), chosen: z.boolean().optional() })
const FillInResponse = z.strictObject({ kind: z.literal('fillIn'), blanks: z.array(Short).max(10) })
const ClassificationResponse = z.strictObject({
  kind: z.literal('classification'),
  class: ComplaintClass.optional(),
  primaryMotive: Motive.optional(),
  secondaryMotive: Motive.optional(),
})
const PartResponse = z.discriminatedUnion('kind', [
  SingleResponse,
  MultipleResponse,
  TrueFalseResponse,
  FillInResponse,
  z.strictObject({ kind: z.literal('written'), text: Long }),
])
export type PartResponse = z.infer<typeof PartResponse>
export const Response = z.discriminatedUnion('kind', [
  SingleResponse,
  MultipleResponse,
  TrueFalseResponse,
  FillInResponse,
  ClassificationResponse,
  /** One answer a part, in order; null or absent: nothing was entered there. */
  z.strictObject({
    kind: z.literal('caseStudy'),
    parts: z.array(PartResponse.nullable()).max(MAX_PARTS),
  }),
  z.strictObject({ kind: z.literal('plan'), text: Long }),
])
export type Response = z.infer<typeof Response>
export type ResponseOf<K extends ItemKind> = Extract<Response, { kind: K }>

export const DifficultyGrade = z.enum(['easy', 'medium', 'hard'])
export type DifficultyGrade = z.infer<typeof DifficultyGrade>
export const ItemStatus = z.enum(['draft', 'review', 'ready', 'retired'])
export type ItemStatus = z.infer<typeof ItemStatus>
/** Where the key comes from: printed beside the item, standing in the source's sentence, or supplied by the team. */
export const AnswerStatus = z.enum(['printed', 'inline', 'team'])
export type AnswerStatus = z.infer<typeof AnswerStatus>

export const Source = z.strictObject({
  document: z.string().min(1),
  ref: z.string().min(1),
  kind: z.enum(['seed', 'team', 'public']),
  url: z.url().optional(),
})
export type Source = z.infer<typeof Source>

/** A year, or words for one: “2012”, “约 2010”. */
const AsOf = z.union([z.int(), z.string().min(1)]).transform(String)

/** Everything beside the body that an authored item carries. */
export const ItemFacts = z.object({
  id: ItemId,
  knowledgePoint: KnowledgePointId,
  otherKnowledgePoints: z.array(KnowledgePointId).default([]),
  levels: z.array(Level).min(1).optional(),
  status: ItemStatus,
  reserved: z.boolean().default(false),
  enemyGroups: z.array(z.string().min(1)).default([]),
  section: z.string().optional(),
  difficulty: DifficultyGrade,
  asOf: AsOf,
  effectiveDate: z.string().optional(),
  verifiedAt: z.string().optional(),
  source: Source,
  answerStatus: AnswerStatus,
  rationale: Text,
  author: z.string().optional(),
  reviewedBy: z.string().optional(),
  /** Written and approved in the product, and exported from there. */
  writtenIn: z.literal('platform').optional(),
  /** The case of the complaint drill its sentence and key are taken from. */
  case: CaseId.optional(),
  samples: FillInSamples.optional(),
})
export type ItemFacts = z.infer<typeof ItemFacts>

/** An item that has no answer yet: it waits in the file, is shown to authors, and can never be drawn. */
export const DraftItem = z.strictObject({
  id: ItemId,
  kind: z.enum(ITEM_KINDS),
  knowledgePoint: KnowledgePointId,
  section: z.string().optional(),
  levels: z.array(Level).min(1).optional(),
  difficulty: DifficultyGrade.optional(),
  status: z.literal('draft'),
  asOf: AsOf,
  source: Source,
  stem: Text,
  options: z.array(Option).optional(),
  draftReason: Text,
})
export type DraftItem = z.infer<typeof DraftItem>

const blankView = (blank: Blank) => ({
  unit: blank.kind === 'number' && blank.unitRule === 'optional' ? (blank.unit ?? null) : null,
})
const optionView = ({ id, text }: Option) => ({ id, text })
/** What is looked at and what it is worth; the words that tell the levels apart would give the answer away. */
const criterionView = (criterion: Criterion) => ({ name: criterion.name, points: highestOf(criterion) })
const wordsView = ({ min, max }: WordRange) => ({ min, max })

type Images = readonly ItemImage[] | undefined
/** Nothing at all where there is none. */
const imagesView = (images: Images) =>
  images && { images: images.map(({ file, alt, width, height }) => ({ file, alt, width, height })) }

const choiceView = (body: Of<'single' | 'multiple'>) => ({
  kind: body.kind,
  stem: body.stem,
  points: body.points,
  options: body.options.map(optionView),
  ...imagesView(body.images),
})
const fillInView = ({ kind, stem, points, blanks, anyOrder, images }: Of<'fillIn'>) => ({
  kind,
  stem,
  points,
  blanks: blanks.map(blankView),
  interchangeable: anyOrder,
  ...imagesView(images),
})
const plainView = <K extends 'trueFalse' | 'classification'>(body: {
  kind: K
  stem: string
  points: Points
  images?: Images
}) => ({
  kind: body.kind,
  stem: body.stem,
  points: body.points,
  ...imagesView(body.images),
})

function partView(part: CasePart) {
  switch (part.kind) {
    case 'single':
    case 'multiple':
      return choiceView(part)
    case 'trueFalse':
      return plainView(part)
    case 'fillIn':
      return fillInView(part)
    case 'written':
      return {
        kind: part.kind,
        stem: part.stem,
        points: part.points,
        words: wordsView(part.words),
        criteria: part.rubric.map(criterionView),
      }
    default:
      return part satisfies never
  }
}
export type CandidatePart = ReturnType<typeof partView>

/**
 * What a candidate may see of an item, built field by field. A field added to an item stays off the wire until it is
 * named here: key, rationale, accepted answers, the levels of a rubric, the model answer, grade, source, statistics
 * and enemy groups are absent by construction.
 */
export function candidateView(body: ItemBody) {
  switch (body.kind) {
    case 'single':
    case 'multiple':
      return choiceView(body)
    case 'fillIn':
      return fillInView(body)
    case 'trueFalse':
      return plainView(body)
    case 'classification':
      return plainView(body)
    case 'caseStudy': {
      const { kind, stem, points, material, parts, images } = body
      return { kind, stem, points, material, parts: parts.map(partView), ...imagesView(images) }
    }
    case 'plan': {
      const { kind, stem, points, material, words, rubric, images } = body
      const criteria = rubric.map(criterionView)
      return { kind, stem, points, material, words: wordsView(words), criteria, ...imagesView(images) }
    }
    default:
      return body satisfies never
  }
}
export type CandidateItem = ReturnType<typeof candidateView>
