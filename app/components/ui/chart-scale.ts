export type Scale = { readonly low: number; readonly high: number; readonly ticks: readonly number[] }

const ROUND_STEPS = [1, 2, 2.5, 5, 10]
const MOST_TICKS = 5

/** The shortest decimal of a number that sums of round steps leave with a tail (0.1 + 0.2). */
const trimmed = (value: number): number => Number(value.toPrecision(12))

/**
 * An axis for these values: about five ticks on round steps (1, 2, 2.5 or 5 times a power of ten). Bars begin at zero;
 * so do lines, unless all values lie in the upper half and the change would not be seen.
 */
export function scaleFor(values: readonly number[], kind: 'bar' | 'line'): Scale {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const fromZero = kind === 'bar' || least < most / 2 || most <= 0
  const low = fromZero ? Math.min(0, least) : least
  const high = Math.max(fromZero ? 0 : most, most)
  const span = high - low || Math.abs(high) || 1
  const rough = span / MOST_TICKS
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = (ROUND_STEPS.find((round) => round * power >= rough) ?? 10) * power
  const first = Math.floor(low / step)
  const last = Math.max(Math.ceil(high / step), first + 1)
  const ticks = Array.from({ length: last - first + 1 }, (_, at) => trimmed((first + at) * step))
  return { low: trimmed(first * step), high: trimmed(last * step), ticks }
}

const HAN_WIDTH = 13
const LATIN_WIDTH = 7.5

/** About how wide a label of 13 px is drawn. */
export const widthOf = (text: string): number =>
  [...text].reduce((width, letter) => width + (letter > '⺀' ? HAN_WIDTH : LATIN_WIDTH), 0)

/** A label in at most two lines that fit; undefined when it does not fit. Words of up to three letters are not cut. */
export function wrapped(text: string, width: number): readonly string[] | undefined {
  if (widthOf(text) <= width) return [text]
  const letters = [...text]
  if (letters.length < 4) return undefined
  const space = text.indexOf(' ')
  const half = space > 0 ? space : Math.ceil(letters.length / 2)
  const lines = [letters.slice(0, half), letters.slice(half)].map((part) => part.join('').trim())
  return lines.every((line) => widthOf(line) <= width) ? lines : undefined
}

/** The labels of an axis with this room for each; where they do not fit, only every second, third … is drawn. */
export function labelled(texts: readonly string[], room: number): readonly (readonly string[] | undefined)[] {
  for (let every = 1; every < texts.length; every++) {
    const shown = texts.map((text, at) => (at % every === 0 ? wrapped(text, room * every - 4) : undefined))
    if (shown.every((lines, at) => at % every !== 0 || lines !== undefined)) return shown
  }
  return texts.map((text, at) => (at === 0 ? [text] : undefined))
}
