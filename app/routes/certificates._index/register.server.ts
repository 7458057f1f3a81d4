import type { certificateRegister } from '../../db/reads/decisions.server.ts'
import { stateOf } from '../../domain/certification/award.ts'

const PAGE_LENGTH = 50
type Row = Awaited<ReturnType<typeof certificateRegister>>[number]

const fold = (text: string): string => text.normalize('NFKC').toLowerCase()
const toLine = (row: Row, now: number) => ({
  code: row.code,
  number: row.number,
  holderName: row.holderName,
  login: row.login,
  unitName: row.unitName,
  level: row.level,
  scope: row.scope,
  issuedAt: row.issuedAt,
  validUntil: row.validUntil,
  state: stateOf(row, now),
  flagged: row.flaggedAt !== null,
  flagReason: row.flagReason,
  waiting: row.waiting,
})

/** Those that wait for a decision, and one page of all whose number, holder or staff number holds the words of `q`. */
export function registerPage(rows: readonly Row[], search: URLSearchParams, now: number) {
  const lines = rows.map((row) => toLine(row, now))
  const open = lines.filter(
    ({ flagged, waiting, state }) =>
      waiting !== null || (flagged && (state === 'valid' || state === 'expired')),
  )
  const query = (search.get('q') ?? '').trim().slice(0, 100)
  const words = fold(query).split(/\s+/)
  const hits = lines.filter(({ number, holderName, login }) => {
    const text = fold(`${number} ${holderName} ${login}`)
    return words.every((word) => text.includes(word))
  })
  const pages = Math.max(1, Math.ceil(hits.length / PAGE_LENGTH))
  const page = Math.min(pages, Math.max(1, Math.floor(Number(search.get('page')) || 1)))
  return {
    query,
    page,
    pages,
    found: hits.length,
    total: lines.length,
    open,
    rows: hits.slice((page - 1) * PAGE_LENGTH, page * PAGE_LENGTH),
  }
}
