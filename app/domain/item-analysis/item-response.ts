/** P(right) = 1/(1 + e^(−a(θ−b))). */
export type ItemCurve = Readonly<{ a: number; b: number }>

export type Calibration = Readonly<{
  model: '1pl' | '2pl'
  curves: readonly ItemCurve[]
  logLik: number
  iterations: number
  /** Whether the last round moved no parameter by more than the tolerance. */
  converged: boolean
}>

export type Ability = Readonly<{ theta: number; se: number }>

/** Answers of one person: 1, 0, or null where his form did not have the item. */
export type Answers = readonly (0 | 1 | null)[]

const POINTS = 61
const EDGE = 6
const TOLERANCE = 1e-5
const MOST_ROUNDS = 2_000
/** Slopes outside are no curve one could teach with; an item without spread would run away. */
const SLOPE = { least: 0.05, most: 6 }
const MOST_INTERCEPT = 12

const GRID = Float64Array.from({ length: POINTS }, (_, k) => -EDGE + (2 * EDGE * k) / (POINTS - 1))
const LOG_WEIGHT = (() => {
  const raw = GRID.map((theta) => Math.exp((-theta * theta) / 2))
  const sum = raw.reduce((a, b) => a + b, 0)
  return raw.map((weight) => Math.log(weight / sum))
})()

type Pattern = { taken: Int32Array; n: number; right: Int32Array; whole: boolean }
type Line = { a: number; d: number }

/**
 * Marginal maximum likelihood by EM (Bock & Aitkin 1981) on 61 points −6…6 under N(0,1), Newton steps with damping.
 * The curves are kept as slope and intercept (aθ + d), in which the M-step is a logistic regression.
 * @param people answers of each, all of one length
 * @param slopeSd spread of a log-normal prior on the slope of the 2PL, median 1; absent: none, as in published vectors
 * @throws RangeError when nobody answered anything
 */
export function calibrate(people: readonly Answers[], by: CalibrateBy): Calibration {
  const rounds = calibrating(people, by)
  for (;;) {
    const round = rounds.next()
    if (round.done) return round.value
  }
}

type CalibrateBy = Readonly<{ model: '1pl' | '2pl'; slopeSd?: number }>

/** `calibrate`, one round a turn, for whoever has something else to do between the rounds. */
export function* calibrating(
  people: readonly Answers[],
  { model, slopeSd }: CalibrateBy,
): Generator<undefined, Calibration> {
  const patterns = patternsOf(people)
  const items = people[0]?.length ?? 0
  if (patterns.length === 0 || items === 0) throw new RangeError('no answers to calibrate by')
  const lines: Line[] = Array.from({ length: items }, (_, item) => ({ a: 1, d: startOf(people, item) }))
  let [iterations, moved] = [0, Number.POSITIVE_INFINITY]
  while (iterations < MOST_ROUNDS && moved > TOLERANCE) {
    yield
    iterations++
    const { right, shown } = expected(patterns, lines)
    const before = lines.map((line) => ({ ...line }))
    for (const [item, line] of lines.entries()) {
      const r = right.subarray(item * POINTS, (item + 1) * POINTS)
      const n = shown.subarray(item * POINTS, (item + 1) * POINTS)
      if (model === '2pl') stepBoth(line, r, n, slopeSd)
      else stepIntercept(line, r, n)
    }
    if (model === '1pl') stepCommonSlope(lines, right, shown)
    moved = Math.max(
      ...lines.flatMap((line, i) => [
        Math.abs(line.a - (before[i]?.a ?? 0)),
        Math.abs(line.d - (before[i]?.d ?? 0)),
      ]),
    )
  }
  return {
    model,
    curves: lines.map(({ a, d }) => ({ a, b: -d / a })),
    logLik: logLikelihood(patterns, lines),
    iterations,
    converged: moved <= TOLERANCE,
  }
}

/** Ability as the mean of its posterior, with its spread (EAP). */
export function abilityOf(answers: Answers, curves: readonly ItemCurve[]): Ability {
  const lines = curves.map(({ a, b }) => ({ a, d: -a * b }))
  const [pattern] = patternsOf([answers])
  const posterior = new Float64Array(POINTS)
  if (pattern) posteriorOf(pattern, lines, basesOf(lines), posterior)
  let [theta, square] = [0, 0]
  for (let k = 0; k < POINTS; k++) {
    theta += (posterior[k] ?? 0) * (GRID[k] ?? 0)
    square += (posterior[k] ?? 0) * (GRID[k] ?? 0) ** 2
  }
  return { theta, se: Math.sqrt(square - theta * theta) }
}

/** Equal answers are reckoned once. */
function patternsOf(people: readonly Answers[]): Pattern[] {
  const known = new Map<string, Pattern>()
  for (const answers of people) {
    const key = answers.map((answer) => answer ?? '-').join('')
    const same = known.get(key)
    if (same) same.n++
    else {
      const right = Int32Array.from(answers.flatMap((answer, item) => (answer === 1 ? [item] : [])))
      const taken = Int32Array.from(answers.flatMap((answer, item) => (answer === null ? [] : [item])))
      known.set(key, { taken, n: 1, right, whole: taken.length === answers.length })
    }
  }
  return [...known.values()]
}

/** Log-odds of a right answer, of a half where all or none are right. */
function startOf(people: readonly Answers[], item: number): number {
  let [right, n] = [0.5, 1]
  for (const answers of people) {
    const answer = answers[item]
    if (answer === null || answer === undefined) continue
    right += answer
    n++
  }
  return Math.log(right / (n - right))
}

type Bases = { each: readonly Float64Array[]; all: Float64Array }

/** ln(1 − P) of each item at each point, and Σ of it over all items: what a row adds its right answers to. */
function basesOf(lines: readonly Line[]): Bases {
  const each = lines.map(({ a, d }) => GRID.map((theta) => -softplus(a * theta + d)))
  const all = new Float64Array(POINTS)
  for (const item of each.keys()) addTo(all, 0, each[item] ?? all)
  return { each, all }
}

const softplus = (x: number) => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)))

/**
 * Writes the posterior over the points and gives the log-likelihood. A right answer adds aθ + d to Σ ln(1 − P), so a
 * complete row costs its items once and the points once, not their product.
 */
function posteriorOf(
  pattern: Pattern,
  lines: readonly Line[],
  { each, all }: Bases,
  into: Float64Array,
): number {
  let [slope, intercept] = [0, 0]
  for (const item of pattern.right) {
    slope += lines[item]?.a ?? 0
    intercept += lines[item]?.d ?? 0
  }
  let own = all
  if (!pattern.whole) {
    own = new Float64Array(POINTS)
    for (const item of pattern.taken) addTo(own, 0, each[item] ?? all)
  }
  let highest = Number.NEGATIVE_INFINITY
  for (let k = 0; k < POINTS; k++) {
    const log = (LOG_WEIGHT[k] ?? 0) + (own[k] ?? 0) + slope * (GRID[k] ?? 0) + intercept
    into[k] = log
    if (log > highest) highest = log
  }
  let sum = 0
  for (let k = 0; k < POINTS; k++) {
    const weight = Math.exp((into[k] ?? 0) - highest)
    into[k] = weight
    sum += weight
  }
  for (let k = 0; k < POINTS; k++) into[k] = (into[k] ?? 0) / sum
  return highest + Math.log(sum)
}

/** E-step: how many at each point are expected to have had, and to have solved, each item. */
function expected(patterns: readonly Pattern[], lines: readonly Line[]) {
  const [right, shown] = [new Float64Array(lines.length * POINTS), new Float64Array(lines.length * POINTS)]
  const [bases, posterior, everybody] = [basesOf(lines), new Float64Array(POINTS), new Float64Array(POINTS)]
  for (const pattern of patterns) {
    posteriorOf(pattern, lines, bases, posterior)
    for (let k = 0; k < POINTS; k++) posterior[k] = (posterior[k] ?? 0) * pattern.n
    for (const item of pattern.right) addTo(right, item, posterior)
    if (pattern.whole) addTo(everybody, 0, posterior)
    else for (const item of pattern.taken) addTo(shown, item, posterior)
  }
  for (let item = 0; item < lines.length; item++) addTo(shown, item, everybody)
  return { right, shown }
}

function addTo(sums: Float64Array, item: number, posterior: Float64Array): void {
  const from = item * POINTS
  for (let k = 0; k < POINTS; k++) sums[from + k] = (sums[from + k] ?? 0) + (posterior[k] ?? 0)
}

/** Gradient and information of slope and intercept over the points. */
function slopes({ a, d }: Line, right: Float64Array, shown: Float64Array) {
  let [ga, gd, haa, had, hdd] = [0, 0, 0, 0, 0]
  for (let k = 0; k < POINTS; k++) {
    const theta = GRID[k] ?? 0
    const p = 1 / (1 + Math.exp(-(a * theta + d)))
    const n = shown[k] ?? 0
    const miss = (right[k] ?? 0) - n * p
    const weight = n * p * (1 - p)
    ga += miss * theta
    gd += miss
    haa += weight * theta * theta
    had += weight * theta
    hdd += weight
  }
  return { ga, gd, haa, had, hdd }
}

const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))
const MOST_STEP = 1

function stepBoth(line: Line, right: Float64Array, shown: Float64Array, slopeSd: number | undefined): void {
  const { ga, gd, haa, had, hdd } = slopes(line, right, shown)
  // ln a ~ N(0, sd²): −ln a / (a·sd²) on the gradient, its slope (without the small 1 − ln a turn) on the information
  const pull = slopeSd === undefined ? 0 : -Math.log(line.a) / (line.a * slopeSd * slopeSd)
  const stiff = slopeSd === undefined ? 0 : 1 / (line.a * line.a * slopeSd * slopeSd)
  const [g, h] = [ga + pull, haa + stiff]
  const determinant = h * hdd - had * had
  if (determinant <= 1e-12) {
    stepIntercept(line, right, shown)
    return
  }
  const da = within((hdd * g - had * gd) / determinant, -MOST_STEP, MOST_STEP)
  const dd = within((h * gd - had * g) / determinant, -MOST_STEP, MOST_STEP)
  line.a = within(line.a + da, SLOPE.least, SLOPE.most)
  line.d = within(line.d + dd, -MOST_INTERCEPT, MOST_INTERCEPT)
}

function stepIntercept(line: Line, right: Float64Array, shown: Float64Array): void {
  const { gd, hdd } = slopes(line, right, shown)
  if (hdd <= 1e-12) return
  line.d = within(line.d + within(gd / hdd, -MOST_STEP, MOST_STEP), -MOST_INTERCEPT, MOST_INTERCEPT)
}

function stepCommonSlope(lines: readonly Line[], right: Float64Array, shown: Float64Array): void {
  let [gradient, information] = [0, 0]
  for (const [item, line] of lines.entries()) {
    const [from, to] = [item * POINTS, (item + 1) * POINTS]
    const { ga, haa } = slopes(line, right.subarray(from, to), shown.subarray(from, to))
    gradient += ga
    information += haa
  }
  if (information <= 1e-12) return
  const step = within(gradient / information, -MOST_STEP, MOST_STEP)
  for (const line of lines) line.a = within(line.a + step, SLOPE.least, SLOPE.most)
}

function logLikelihood(patterns: readonly Pattern[], lines: readonly Line[]): number {
  const [bases, posterior] = [basesOf(lines), new Float64Array(POINTS)]
  return patterns.reduce((sum, pattern) => sum + pattern.n * posteriorOf(pattern, lines, bases, posterior), 0)
}
