import * as z from 'zod'

/** The calculators there are: the same names as `components/lesson/calculators/calculators.ts`. */
export const CALCULATORS = [
  'manager-ratio',
  'onboarding',
  'call-forwarding-fee',
  'availability',
  'churn-rate',
  'percentage-points',
  'abnormal-fee',
  'late-fee',
  'installation-delay',
  'fraud-compensation',
  'deposit-return',
] as const

const Text = z.string('要写一句话').trim().min(1, '不能空着')
const list = <T extends z.ZodType>(each: T, least: number, most: number) =>
  z.array(each, '要写成列表 {[…]}').min(least, `至少 ${least} 个`).max(most, `至多 ${most} 个`)

const different = (texts: readonly string[]) => new Set(texts).size === texts.length
const TWICE = '有两个写得一样；页面按字面分辨它们，请改开'

const Answer = z.strictObject({ text: Text, right: z.boolean('写 true 或 false').optional(), why: Text })
const oneRight = (options: readonly { right?: boolean | undefined }[]) =>
  options.filter(({ right }) => right).length === 1
const ONE_RIGHT = '要恰好一个 right: true'
const Answers = list(Answer, 2, 4)
  .refine(oneRight, ONE_RIGHT)
  .refine((options) => different(options.map(({ text }) => text)), TWICE)

const Figure = z.strictObject({ name: Text, note: Text.optional() })
const Spoken = z.strictObject({ who: Text, text: Text })
const children = { title: Text }

/** What every component takes (docs/authoring.md §2). `Section`, `Term` and the like are checked by where they lead. */
export const LESSON_PROPS: Readonly<Record<string, z.ZodType>> = {
  Section: z.strictObject({ id: Text, title: Text }),
  Term: z.strictObject({ id: Text }),
  Src: z.strictObject({ of: Text, year: Text.optional(), ref: Text.optional() }),
  CustomerSays: z.strictObject({}),
  Aside: z.strictObject({}),
  Example: z.strictObject({ ...children, source: Text.optional() }),
  CounterExample: z.strictObject({ ...children, reason: Text, practice: Text.optional() }),
  Flow: z.strictObject({ title: Text, steps: list(Figure, 3, 7), loop: z.boolean().optional() }),
  Timeline: z.strictObject({
    title: Text,
    events: list(z.strictObject({ at: Text, name: Text, note: Text.optional() }), 3, 10),
  }),
  Ladder: z.strictObject({ title: Text, steps: list(Figure, 2, 6) }),
  FactorMap: z.strictObject({
    title: Text,
    groups: list(
      z.strictObject({ name: Text, under: Text.optional(), factors: list(Figure, 1, 12) }),
      2,
      8,
    ).refine((groups) => different(groups.map(({ name }) => name)), TWICE),
  }),
  Checkpoint: z.strictObject({ ask: Text, options: Answers }),
  Sorting: z
    .strictObject({
      title: Text,
      bins: list(z.strictObject({ id: Text, name: Text }), 2, 5),
      chips: list(z.strictObject({ text: Text, bin: Text, why: Text }), 6, 22),
    })
    .refine(
      ({ bins, chips }) => chips.every(({ bin }) => bins.some(({ id }) => id === bin)),
      '有的卡的 bin 不是任何一个筐的 id',
    ),
  Matching: z.strictObject({
    title: Text,
    left: Text,
    right: Text,
    pairs: list(z.strictObject({ left: Text, right: Text, why: Text }), 4, 10).refine(
      (pairs) => different(pairs.map(({ left }) => left)),
      TWICE,
    ),
  }),
  Ordering: z.strictObject({ title: Text, steps: list(Text, 4, 8).refine(different, TWICE), why: Text }),
  Rewriting: z.strictObject({
    title: Text,
    cases: list(
      z.strictObject({
        situation: Text,
        phrase: Text,
        avoid: list(Text, 1, 20),
        better: list(Text, 1, 6),
        why: Text,
      }),
      1,
      10,
    ),
  }),
  FeeInquiry: z.strictObject({}),
  SilentCustomers: z.strictObject({}),
  SlaTable: z.strictObject({}),
  Calculator: z.strictObject({ of: z.enum(CALCULATORS, `没有这个计算器；有的是 ${CALCULATORS.join('、')}`) }),
  NextLine: z.strictObject({
    title: Text,
    scene: Text,
    ends: Text.optional(),
    turns: list(
      z.strictObject({
        says: Text.optional(),
        choices: list(Answer.extend({ label: Text.optional() }), 2, 4)
          .refine(oneRight, ONE_RIGHT)
          .refine((choices) => different(choices.map(({ text }) => text)), TWICE),
      }),
      2,
      8,
    ),
  }),
  Spotting: z.strictObject({
    title: Text,
    lines: list(Spoken.extend({ fault: Text.optional() }), 4, 16).refine((lines) => {
      const faults = lines.filter(({ fault }) => fault !== undefined).length
      return faults > 0 && faults < lines.length
    }, '至少一句有 fault、至少一句没有'),
  }),
  RubricPractice: z.strictObject({
    title: Text,
    transcript: list(Spoken, 2, 30),
    criteria: list(
      z
        .strictObject({
          name: Text,
          levels: list(Text, 2, 4).refine(different, TWICE),
          right: z.int('写一个整数').min(0),
          why: Text,
        })
        .refine(({ levels, right }) => right < levels.length, 'right 从 0 数，超出了 levels 的档数'),
      2,
      6,
    ).refine((criteria) => different(criteria.map(({ name }) => name)), TWICE),
  }),
  ChartReading: z
    .strictObject({
      title: Text,
      unit: Text,
      kind: z.enum(['bar', 'line'], '写 bar 或 line'),
      source: Text.optional(),
      series: list(
        z.strictObject({
          name: Text,
          points: list(z.strictObject({ x: Text, y: z.number('写一个数') }), 2, 12).refine(
            (points) => different(points.map(({ x }) => x)),
            TWICE,
          ),
        }),
        1,
        3,
      ).refine((series) => different(series.map(({ name }) => name)), TWICE),
      questions: list(z.strictObject({ ask: Text, options: Answers }), 1, 5).refine(
        (questions) => different(questions.map(({ ask }) => ask)),
        TWICE,
      ),
    })
    .refine(
      ({ series }) => new Set(series.map(({ points }) => points.map(({ x }) => x).join('\n'))).size === 1,
      '各组的 x 要相同，顺序也相同',
    ),
}
