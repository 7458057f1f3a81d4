import { minutesDown } from './calculators/service.ts'

/** The grades of lines as S15 (about 2012) prints them. What it does not print is absent. */
export type SlaGrade = {
  readonly id: string
  /** `promised`: strict quality with compensation. `maintained`: graded maintenance without a strict promise. */
  readonly service: 'promised' | 'maintained' | 'other'
  /** Percent, from end to end. */
  readonly available?: number
  readonly protects?: 'user' | 'office' | 'backbone'
  /** The grade of network that goes with it. */
  readonly network?: 'C' | 'N'
  readonly repairMinutes: number
}

export const SLA_GRADES: readonly SlaGrade[] = [
  { id: 'AAA', service: 'promised', available: 99.99, protects: 'user', repairMinutes: 60 },
  { id: 'AA', service: 'promised', available: 99.95, protects: 'office', repairMinutes: 90 },
  { id: 'A', service: 'promised', available: 99.9, protects: 'backbone', repairMinutes: 180 },
  { id: 'Ⅰ', service: 'maintained', network: 'C', repairMinutes: 240 },
  { id: 'Ⅱ', service: 'maintained', network: 'N', repairMinutes: 240 },
  { id: 'Ⅲ', service: 'maintained', network: 'N', repairMinutes: 240 },
  { id: 'N', service: 'other', network: 'N', repairMinutes: 240 },
  { id: 'E', service: 'other', network: 'N', repairMinutes: 300 },
  { id: 'F', service: 'other', network: 'N', repairMinutes: 360 },
  { id: 'Z', service: 'other', network: 'N', repairMinutes: 48 * 60 },
]

export const SLA_PERIODS = { month: 30, quarter: 90, year: 365 } as const
export type SlaPeriod = keyof typeof SLA_PERIODS

/** What one outage means for a line: whether it was repaired in time, and what it takes of the minutes it may be down. */
export function outageOn({ available, repairMinutes }: SlaGrade, minutes: number, period: SlaPeriod) {
  const allowed = available === undefined ? undefined : minutesDown(available, SLA_PERIODS[period])
  return {
    inTime: minutes <= repairMinutes,
    allowed,
    within: allowed === undefined ? undefined : minutes <= allowed,
  }
}
