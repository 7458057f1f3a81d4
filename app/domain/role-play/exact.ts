/**
 * Functions that give the same number to the last bit on every machine: only + − × ÷ are used, which IEEE 754 fixes,
 * while those of `Math` are left to the engine. Needed when a model is trained; nothing at run time calls them.
 */
const HALVINGS = 10
const PARTS = 1_024

/**
 * e to the power x: a Taylor series at x ÷ 2¹⁰, squared ten times (scaling and squaring).
 * @param x −40…0, what a softmax asks for; relative error below 1e−12
 */
export function exponential(x: number): number {
  const small = x / PARTS
  let term = 1
  let sum = 1
  for (let n = 1; n <= 8; n++) {
    term = (term * small) / n
    sum += term
  }
  for (let i = 0; i < HALVINGS; i++) sum *= sum
  return sum
}

/** Natural logarithm: halved into 1…2, then ln x = 2 artanh((x − 1) ÷ (x + 1)). @param x above 0; error below 1e−12 */
export function logarithm(x: number): number {
  let rest = x
  let halvings = 0
  for (; rest > 2; halvings++) rest /= 2
  for (; rest < 1; halvings--) rest *= 2
  const ratio = (rest - 1) / (rest + 1)
  let power = ratio
  let sum = 0
  for (let n = 1; n <= 31; n += 2) {
    sum += power / n
    power *= ratio * ratio
  }
  return halvings * Math.LN2 + 2 * sum
}
