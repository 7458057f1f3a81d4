import { mean, variance } from './moments.ts'

export type DecisionConsistency = Readonly<{
  effectiveLength: number
  /** The true scores' beta distribution: shape, and where it begins and ends as shares. */
  alpha: number
  beta: number
  lower: number
  upper: number
  truePassAndPass: number
  trueFailAndFail: number
  /** Share of people whose verdict is the one their true score deserves. */
  accuracy: number
  /** Share who would get the same verdict on a parallel form. */
  consistency: number
  chanceConsistency: number
  kappa: number
}>

/** Points of the integration on each side of the cut; even, for Simpson's rule. */
const STEPS = 2_000

/**
 * How sure pass and fail are (Livingston & Lewis 1995): a binomial test of the effective length whose true scores follow
 * a four-parameter beta fitted by moments (Hanson 1991, from falling factorials with the length unrounded); binomials
 * use the rounded length.
 * @param scores whole scores between `min` and `max`
 * @param reliability 0…1 of these scores, both ends excluded
 * @returns null where no such distribution fits: too few people, no spread, moments no beta can have
 */
export function decisionConsistency(
  scores: readonly number[],
  { min, max, cut, reliability }: { min: number; max: number; cut: number; reliability: number },
): DecisionConsistency | null {
  const [centre, spread] = [mean(scores), variance(scores)]
  if (centre === null || !spread || reliability <= 0 || reliability >= 1) return null
  const effectiveLength =
    ((centre - min) * (max - centre) - reliability * spread) / (spread * (1 - reliability))
  const length = Math.round(effectiveLength)
  if (!(length >= 4)) return null
  const fitted = fitBeta(
    scores.map((score) => (effectiveLength * (score - min)) / (max - min)),
    effectiveLength,
  )
  if (!fitted) return null
  const share = (cut - min) / (max - min)
  const pass = passing(length, Math.round(share * length))
  const [low, high] = [integrals(fitted, 0, share, pass), integrals(fitted, share, 1, pass)]
  const whole = low.weight + high.weight
  const passed = (low.pass + high.pass) / whole
  const consistency = (low.same + high.same) / whole
  const chanceConsistency = passed * passed + (1 - passed) * (1 - passed)
  const [truePassAndPass, trueFailAndFail] = [high.pass / whole, (low.weight - low.pass) / whole]
  return {
    effectiveLength,
    ...fitted,
    truePassAndPass,
    trueFailAndFail,
    accuracy: truePassAndPass + trueFailAndFail,
    consistency,
    chanceConsistency,
    kappa: (consistency - chanceConsistency) / (1 - chanceConsistency),
  }
}

type Beta = Pick<DecisionConsistency, 'alpha' | 'beta' | 'lower' | 'upper'>

/** Beta of the true shares by their first four moments; E[τʳ] is the r-th falling factorial moment over that of n. */
function fitBeta(scores: readonly number[], length: number): Beta | null {
  const raw = [1, 2, 3, 4].map((order) => {
    const falling = (x: number) => Array.from({ length: order }, (_, k) => x - k).reduce((a, b) => a * b, 1)
    return (mean(scores.map(falling)) ?? 0) / falling(length)
  })
  const [m1 = 0, m2 = 0, m3 = 0, m4 = 0] = raw
  const spread = m2 - m1 * m1
  if (spread <= 0) return null
  const skew = (m3 - 3 * m1 * m2 + 2 * m1 ** 3) / spread ** 1.5
  const tail = (m4 - 4 * m1 * m3 + 6 * m1 * m1 * m2 - 3 * m1 ** 4) / (spread * spread)
  const r = (6 * (tail - skew * skew - 1)) / (6 + 3 * skew * skew - 2 * tail)
  const root = Math.sqrt(1 - (24 * (r + 1)) / ((r + 2) * (r + 3) * tail - 3 * (r + 1) * (r - 6)))
  const [big, small] = [(r / 2) * (1 + root), (r / 2) * (1 - root)]
  const [alpha, beta] = skew < 0 ? [big, small] : [small, big]
  if (!(alpha > 0 && beta > 0)) return null
  const unit = Math.sqrt((spread * (alpha + beta + 1)) / (alpha * beta))
  return { alpha, beta, lower: m1 - alpha * unit, upper: m1 + beta * unit }
}

/** P(X ≥ cut) of a binomial of a length, as a function of the chance. */
function passing(length: number, cut: number): (chance: number) => number {
  const logFactorial = [0]
  for (let n = 1; n <= length; n++) logFactorial.push((logFactorial[n - 1] ?? 0) + Math.log(n))
  const choose = (k: number) =>
    (logFactorial[length] ?? 0) - (logFactorial[k] ?? 0) - (logFactorial[length - k] ?? 0)
  return (chance) => {
    if (chance <= 0) return cut <= 0 ? 1 : 0
    if (chance >= 1) return cut <= length ? 1 : 0
    let sum = 0
    for (let k = Math.max(cut, 0); k <= length; k++)
      sum += Math.exp(choose(k) + k * Math.log(chance) + (length - k) * Math.log(1 - chance))
    return Math.min(sum, 1)
  }
}

/**
 * ∫ of the density, of density·P and of density·(P² + (1−P)²) over shares from–to. With t = sin²φ the beta's ends are
 * smooth, so Simpson's rule holds its accuracy there.
 */
function integrals(
  { alpha, beta, lower, upper }: Beta,
  from: number,
  to: number,
  pass: (chance: number) => number,
) {
  const angle = (share: number) =>
    Math.asin(Math.sqrt(Math.min(1, Math.max(0, (share - lower) / (upper - lower)))))
  const [start, end] = [angle(from), angle(to)]
  const step = (end - start) / STEPS
  const sums = { weight: 0, pass: 0, same: 0 }
  for (let n = 0; n <= STEPS; n++) {
    const phi = start + n * step
    const [sin, cos] = [Math.sin(phi), Math.cos(phi)]
    const density = sin ** (2 * alpha - 1) * cos ** (2 * beta - 1)
    const weight = density * step * (n === 0 || n === STEPS ? 1 : n % 2 === 1 ? 4 : 2)
    const p = pass(Math.min(1, Math.max(0, lower + (upper - lower) * sin * sin)))
    sums.weight += weight
    sums.pass += weight * p
    sums.same += weight * (p * p + (1 - p) * (1 - p))
  }
  return sums
}
