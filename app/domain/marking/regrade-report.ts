import type { RegradePolicy } from '../item/key-change.ts'
import type { Level } from '../shared/level.ts'
import type { Points } from '../shared/points.ts'
import type { Flip, RegradeReplay } from './regrade.ts'

type TouchedCertificate = Readonly<{ id: string; number: string; scope: string; flagged: boolean }>

/** One attempt in a dry run: what it would become, and the hash of all the replay took from it. */
export type ReportRow = Readonly<{
  attemptId: string
  personId: string
  level: Level
  slot: number
  /** Whether a pass would be awarded at once: formal, and its result is out. */
  awards: boolean
  startedAt: number
  /** The score version the replay started from. */
  n: number
  item: Readonly<{ before: Points; after: Points; worth: Points }>
  before: Readonly<{ points: Points; passed: boolean }>
  after: Readonly<{ points: Points; passed: boolean }>
  flip: Flip | null
  certificates: readonly TouchedCertificate[]
  input: string
}>

/** A dry run as it is stored and approved (assessment.md §7.2): nothing of it is in force. */
export type RegradeReport = Readonly<{
  policy: RegradePolicy
  /** Hash of the body that stood when it was run. */
  standing: string
  rows: readonly ReportRow[]
  totals: RegradeReplay['totals']
  statistics: RegradeReplay['statistics']
  /** Attempts that are open or wait for marking: they take the correction after it. */
  unmarked: number
  /** Only where the item is dropped: the points that count, summed over all forms by leaf, and the scale. */
  proportions: Readonly<{
    fullMark: Points
    worth: Points
    leaves: readonly Readonly<{ leaf: string; before: Points; after: Points }>[]
  }> | null
}>

/** What has changed since a dry run; ids of attempts. */
export type Staleness = Readonly<{
  key: boolean
  added: readonly string[]
  gone: readonly string[]
  rescored: readonly string[]
  certificates: readonly string[]
}>

/** Names what differs between a stored dry run and the same one run now. */
export function stalenessOf(stored: RegradeReport, now: RegradeReport): Staleness {
  const before = new Map(stored.rows.map((row) => [row.attemptId, row]))
  const after = new Map(now.rows.map((row) => [row.attemptId, row]))
  const changed = now.rows.filter(({ attemptId, input }) => {
    const was = before.get(attemptId)
    return was !== undefined && was.input !== input
  })
  const certificatesOf = (row: ReportRow | undefined) =>
    (row?.certificates ?? []).map(({ id, flagged }) => `${id} ${flagged}`).join()
  const byCertificate = ({ attemptId, n }: ReportRow) => {
    const was = before.get(attemptId)
    return was?.n === n && certificatesOf(was) !== certificatesOf(after.get(attemptId))
  }
  const ids = (rows: readonly ReportRow[]) => rows.map(({ attemptId }) => attemptId)
  return {
    key: stored.standing !== now.standing,
    added: ids(now.rows.filter(({ attemptId }) => !before.has(attemptId))),
    gone: ids(stored.rows.filter(({ attemptId }) => !after.has(attemptId))),
    rescored: ids(changed.filter((row) => !byCertificate(row))),
    certificates: ids(changed.filter(byCertificate)),
  }
}
