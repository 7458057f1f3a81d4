import { type Calculator, figureOf, reckoned, rounded, yuan } from './figures.ts'

/** S5, about 2010: 0.07 yuan for every six seconds begun; a tariff of its time. */
const SECONDS_A_UNIT = 6
const FEN_A_UNIT = 7
/** Call-forwarding to a number away from home: units of six seconds begun, and the fee in yuan. */
export function forwardingFee(seconds: number): { units: number; fee: number } {
  const units = Math.ceil(seconds / SECONDS_A_UNIT)
  return { units, fee: (units * FEN_A_UNIT) / 100 }
}
export const callForwardingFee: Calculator = {
  fields: [{ id: 'seconds', kind: 'count', start: '65', least: 1, most: 86_400 }],
  reckon: ({ seconds = 0 }) => {
    const { units, fee } = forwardingFee(seconds)
    const facts = { seconds: figureOf(seconds), units: figureOf(units), fee: yuan(fee) }
    return reckoned('answer', ['units', 'fee'], facts)
  },
}

const ABNORMAL_TIMES = 5
/** Telecommunications regulation (2016), article 33: a fee above five times the mean of the three months before. */
export function abnormalLine(months: readonly [number, number, number]): { mean: number; line: number } {
  const sum = months[0] + months[1] + months[2]
  return { mean: sum / 3, line: (sum * ABNORMAL_TIMES) / 3 }
}
const aMonth = { kind: 'money', least: 0, most: 1_000_000 } as const
export const abnormalFee: Calculator = {
  fields: [
    { id: 'first', start: '80', ...aMonth },
    { id: 'second', start: '90', ...aMonth },
    { id: 'third', start: '100', ...aMonth },
    { id: 'now', start: '460', ...aMonth },
  ],
  reckon: ({ first = 0, second = 0, third = 0, now = 0 }) => {
    const { mean, line } = abnormalLine([first, second, third])
    const facts = {
      first: yuan(first),
      second: yuan(second),
      third: yuan(third),
      mean: yuan(mean),
      line: yuan(line),
      now: yuan(now),
    }
    return reckoned(now > line ? 'over' : 'under', ['mean', 'line'], facts)
  },
}

/** What is owed after days of delay, in yuan: `perThousand` of the sum for each day. */
export const delayFee = (owed: number, days: number, perThousand: number): number =>
  rounded((owed * days * perThousand) / 1_000, 2)

const delayCalculator = (perThousand: number, owed: string, days: string): Calculator => ({
  fields: [
    { id: 'owed', kind: 'money', start: owed, least: 0.01, most: 1_000_000 },
    { id: 'days', kind: 'count', start: days, least: 1, most: 3_650 },
  ],
  reckon: ({ owed = 0, days = 0 }) => {
    const [oneDay, fee] = [delayFee(owed, 1, perThousand), delayFee(owed, days, perThousand)]
    const facts = { owed: yuan(owed), days: figureOf(days), oneDay: yuan(oneDay), fee: yuan(fee) }
    return reckoned('answer', ['oneDay', 'fee'], facts)
  },
})
/** Article 34: 3 ‰ a day of an overdue fee. */
export const lateFee = delayCalculator(3, '200', '10')
/** Article 31: 1 % a day of the fee taken, while the line is not installed in time. */
export const installationDelay = delayCalculator(10, '300', '5')

const LEAST_ADDED = 500
/** Consumer protection law (2013), article 55: for fraud three times the price on top, at least 500 yuan. */
export const addedForFraud = (price: number): number => Math.max(rounded(price * 3, 2), LEAST_ADDED)
export const fraudCompensation: Calculator = {
  fields: [{ id: 'price', kind: 'money', start: '58', least: 0.01, most: 1_000_000 }],
  reckon: ({ price = 0 }) => {
    const [threefold, added] = [rounded(price * 3, 2), addedForFraud(price)]
    const facts = { price: yuan(price), threefold: yuan(threefold), added: yuan(added) }
    return reckoned('answer', ['threefold', threefold < LEAST_ADDED ? 'least' : 'enough'], facts)
  },
}

type Deposit = { deposit: number; bonus: number; months: number; used: number }
/** A deposit that comes back in equal months with a bonus; what a month uses beyond that is paid besides. Yuan. */
export function depositOf({ deposit, bonus, months, used }: Deposit) {
  const back = (deposit + bonus) / months
  const more = Math.max(0, used - back)
  const unused = Math.max(0, back - used)
  return { back, more, unused, paid: deposit + more * months, consumed: used * months }
}
export const depositReturn: Calculator = {
  fields: [
    { id: 'deposit', kind: 'money', start: '600', least: 1, most: 100_000 },
    { id: 'bonus', kind: 'money', start: '120', least: 0, most: 100_000 },
    { id: 'months', kind: 'count', start: '12', least: 1, most: 36 },
    { id: 'used', kind: 'money', start: '80', least: 0, most: 100_000 },
  ],
  reckon: ({ deposit = 0, bonus = 0, months = 1, used = 0 }) => {
    const { back, more, unused, paid, consumed } = depositOf({ deposit, bonus, months, used })
    const facts = {
      deposit: yuan(deposit),
      whole: yuan(deposit + bonus),
      bonus: yuan(bonus),
      months: figureOf(months),
      used: yuan(used),
      back: yuan(back),
      more: yuan(more),
      unused: yuan(unused),
      paid: yuan(paid),
      consumed: yuan(consumed),
      saved: yuan(consumed - paid),
      lost: yuan(paid - consumed),
    }
    const answer = consumed >= paid ? 'answer' : 'loses'
    return reckoned(answer, ['back', unused > 0 ? 'unused' : 'more', 'paid'], facts)
  },
}
