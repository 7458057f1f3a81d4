import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import * as z from 'zod'
import { ACTS, type Act, familyOf, groupOf, isHarm } from '#app/domain/role-play/acts.ts'
import { pieceOf } from '#app/domain/role-play/features.ts'
import { type OpenModel, openModel } from '#app/domain/role-play/model.ts'
import { chancesOf, recognise } from '#app/domain/role-play/recognise.ts'
import { split } from '#app/domain/role-play/split.ts'
import { actModelFrom } from '#app/publishing/content/act-model.ts'
import { atLeast, atMost, type Bar } from '../bar.ts'
import { keywordAct } from './keyword-baseline.ts'
import { shippedContent, trainedModel } from './scenarios.ts'

/** Texts by people who neither trained nor tuned anything; `real`: what was really said to a customer. */
const HeldOut = z.strictObject({
  text: z.string(),
  act: z.enum(ACTS),
  voice: z.string(),
  real: z.boolean().optional(),
})
type HeldOut = z.infer<typeof HeldOut>

const FOLDER = 'tests/bench/role-play/held-out'

function heldOut(): HeldOut[] {
  try {
    const files = readdirSync(FOLDER).filter((file) => file.endsWith('.yaml'))
    return files.flatMap((file) => z.array(HeldOut).parse(parse(readFileSync(`${FOLDER}/${file}`, 'utf8'))))
  } catch (error) {
    process.stderr.write(
      `V1: ${FOLDER} cannot be read: ${error instanceof Error ? error.message : String(error)}\n`,
    )
    return []
  }
}

/**
 * V1: how well acts are heard in clauses by voices the recogniser never met, beside keyword rules. The F scores force a
 * choice for every text, as in the tables of role-play.md §2; recall, precision, abstention and accuracy are those of
 * what the product hears.
 */
export function recognitionBars(): Bar[] {
  const model = trainedModel()
  const texts = heldOut()
  const perAct = ACTS.map((act) => texts.filter((text) => text.act === act).length)
  const voices = new Set(texts.map(({ voice }) => voice)).size
  if (!texts.some(({ real }) => real))
    process.stderr.write('V1: real service clauses are missing: none are lawfully at hand\n')
  process.stderr.write(`V1: ${texts.length} held-out texts by ${voices} voices\n${crossValidated()}\n`)
  return [
    atLeast('V1-texts', 'held-out texts of the rarest act', Math.min(...perAct), 20, 'texts'),
    ...(texts.length === 0 ? [] : heardBars(model, texts)),
  ]
}

function heardBars(model: OpenModel, texts: readonly HeldOut[]): Bar[] {
  const forced = texts.map(({ text, act }) => ({ act, said: likeliest(model, text, (one) => one) }))
  const families = texts.map(({ text, act }) => [familyOf(act), likeliest(model, text, familyOf)] as const)
  const groups = texts.map(({ text, act }) => [groupOf(act), likeliest(model, text, groupOf)] as const)
  const rules = texts.map(({ text, act }) => ({ act, said: keywordAct(text) }))
  const heard = texts.map(({ text, act }) => ({ act, acts: actsIn(model, text) }))
  const ruled = rules.map(({ act, said }) => ({ act, acts: said ? [said] : [] }))
  const [ours, theirs] = [figures(heard), figures(ruled)]
  const byRules = <T>(as: (act: Act) => T) =>
    rules.map(({ act, said }) => [as(act), said && as(said)] as const)
  const pairs = forced.map(({ act, said }) => [act, said] as const)
  return [
    atLeast(
      'V1-acts',
      'macro-F1, 30 acts (shown beside)',
      macroF1(pairs),
      0,
      '',
      macroF1(byRules((act) => act)),
    ),
    atLeast('V1-families', 'macro-F1, 16 families', macroF1(families), 0.78, '', macroF1(byRules(familyOf))),
    atLeast('V1-groups', 'macro-F1, 7 groups', macroF1(groups), 0.85, '', macroF1(byRules(groupOf))),
    atLeast('V1-calls', 'recall of families 2–5', ours.callRecall, 0.9, '', theirs.callRecall),
    atLeast('V1-harm-p', 'precision of harm', ours.harmPrecision, 0.95, '', theirs.harmPrecision),
    atLeast('V1-harm-r', 'recall of harm', ours.harmRecall, 0.7, '', theirs.harmRecall),
    atMost('V1-abstain', 'share with no act heard', ours.abstained, 0.25, '', theirs.abstained),
    atLeast('V1-right', 'right family where one is heard', ours.right, 0.88, '', theirs.right),
  ]
}

/** The class with the greatest summed probability. */
function likeliest<T>(model: OpenModel, text: string, as: (act: Act) => T): T | undefined {
  const sums = new Map<T, number>()
  for (const { act, p } of chancesOf(
    model,
    split(text).flatMap(({ clauses }) => clauses.map(pieceOf)),
  ))
    sums.set(as(act), (sums.get(as(act)) ?? 0) + p)
  return [...sums].reduce((best, one) => (one[1] > best[1] ? one : best))[0]
}

/** Acts heard, that of the longest piece first. */
const actsIn = (model: OpenModel, text: string): Act[] =>
  recognise(model, text)
    .acts.toSorted((a, b) => b.span.end - b.span.start - (a.span.end - a.span.start))
    .map(({ act }) => act)

type Read = Readonly<{ act: Act; acts: readonly Act[] }>

function figures(reads: readonly Read[]) {
  const share = (of: readonly Read[], holds: (read: Read) => boolean) =>
    of.length === 0 ? 0 : of.filter(holds).length / of.length
  const finds = ({ act, acts }: Read) => acts.some((one) => familyOf(one) === familyOf(act))
  const calls = reads.filter(({ act }) => familyOf(act) >= 2 && familyOf(act) <= 5)
  const harmHeard = reads.filter(({ acts }) => acts.some(isHarm))
  const heard = reads.filter(({ acts }) => acts.length > 0)
  return {
    callRecall: share(calls, finds),
    harmPrecision: share(harmHeard, ({ act }) => isHarm(act)),
    harmRecall: share(
      reads.filter(({ act }) => isHarm(act)),
      ({ acts }) => acts.some(isHarm),
    ),
    abstained: 1 - heard.length / reads.length,
    right: share(heard, ({ act, acts: [first] }) => first !== undefined && familyOf(first) === familyOf(act)),
  }
}

/** Mean over the true classes of 2 × hits ÷ (said + true). */
function macroF1<T>(pairs: readonly (readonly [truth: T, said: T | undefined])[]): number {
  const classes = [...new Set(pairs.map(([truth]) => truth))]
  const scores = classes.map((one) => {
    const truths = pairs.filter(([truth]) => truth === one).length
    const said = pairs.filter(([, guess]) => guess === one).length
    return (2 * pairs.filter(([truth, guess]) => truth === one && guess === one).length) / (truths + said)
  })
  return scores.reduce((sum, score) => sum + score, 0) / classes.length
}

/** Training lines read by a model that never met their voice: what to look at while writing lines. */
function crossValidated(): string {
  const { acts } = shippedContent()
  const lines = acts.flatMap(({ act, examples }) =>
    examples.map(({ text, author }) => ({ text, author, act })),
  )
  const reads = [...new Set(lines.map(({ author }) => author))].flatMap((voice) => {
    const others = acts.map((one) => ({
      ...one,
      examples: one.examples.filter(({ author }) => author !== voice),
    }))
    const model = openModel(actModelFrom({ acts: others, scenarios: [] }))
    return lines
      .filter(({ author }) => author === voice)
      .map(({ text, act }) => [act, likeliest(model, text, (one) => one)] as const)
  })
  const families = macroF1(reads.map(([truth, said]) => [familyOf(truth), said && familyOf(said)] as const))
  return `V1: one voice left out at a time, training lines: acts ${macroF1(reads).toFixed(3)}, families ${families.toFixed(3)}`
}
