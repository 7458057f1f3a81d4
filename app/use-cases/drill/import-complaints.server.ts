import { allCaseWorks } from '../../db/reads/complaint-desk.server.ts'
import { publishedCases } from '../../db/reads/drill.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { putCaseWork } from '../../db/writes/complaint-desk.server.ts'
import { ANOTHER_DRAFT, CaseWork, remarksOn, toKnown } from '../../domain/complaint/desk.ts'
import { rawComplaints } from '../../domain/complaint/raw-complaints.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'
import { trainedSuggester } from './suggester.server.ts'

/** As many rows as one person labels in a week. */
const MOST_ROWS = 500
export type RejectedRow = Readonly<{ line: number; text: string; reason: string }>

/**
 * Takes raw complaints from the rows of a sheet as drafts of the importer, each with what a machine takes it for: that
 * pre-sorts them and labels nothing. Rows without a sentence, too long, personal or too like what there is are left out
 * and named. Refuses `case-faults` (no row, more than 500, or no telling which column it is), `no-cases` (nothing to
 * learn from).
 */
export async function importComplaints(
  world: World,
  { actorId, rows }: { actorId: string; rows: readonly (readonly string[])[] },
) {
  const { db, now, newId } = world
  const found = rawComplaints(rows)
  if (!found.ok) return refuse({ code: 'case-faults', faults: [found.refusal.message] })
  const raw = found.value
  if (raw.length === 0)
    return refuse({ code: 'case-faults', faults: ['文件里没有投诉内容；表头写 text 或 投诉内容'] })
  if (raw.length > MOST_ROWS)
    return refuse({
      code: 'case-faults',
      faults: [`有 ${raw.length} 行，一次最多 ${MOST_ROWS} 行；请分成几份`],
    })
  const [importId, eventId, at] = [newId(), newId(), now()]
  const ids = raw.map(() => newId())
  const trained = await trainedSuggester(world)
  if (!trained) return refuse({ code: 'no-cases' } as const)
  return db.tx(async () => {
    const bank = (await publishedCases(db)).map(({ complaint }) => toKnown(complaint))
    const works = (await allCaseWorks(db)).filter(({ status }) => status === 'draft' || status === 'rating')
    const known = [...bank, ...works.map(({ work: { text } }) => toKnown({ id: ANOTHER_DRAFT, text }))]
    const rejected: RejectedRow[] = []
    let accepted = 0
    for (const [at_, { line, text }] of raw.entries()) {
      const parsed = CaseWork.safeParse({ text })
      const reason =
        notASentence(text) ??
        (parsed.success
          ? remarksOn(parsed.data, known).find(({ severity }) => severity === 'error')?.message
          : parsed.error.issues[0]?.message)
      if (!parsed.success || reason !== undefined) {
        rejected.push({ line, text: text.slice(0, 40), reason: reason ?? '' })
        continue
      }
      known.push(toKnown({ id: `第 ${line} 行`, text: parsed.data.text }))
      accepted++
      await putCaseWork(db, {
        caseId: ids[at_] ?? '',
        body: parsed.data,
        status: 'draft',
        importId,
        suggestion: trained.suggest(text),
        authorId: actorId,
        updatedAt: at,
      })
    }
    await recordEvent(db, {
      id: eventId,
      at,
      actorId,
      kind: 'complaints-imported',
      subject: importId,
      facts: { read: raw.length, accepted, rejected: rejected.length },
    })
    return ok({ importId, read: raw.length, accepted, rejected })
  })
}

/** What a cell holds instead of words: nothing, which is also a formula that came to nothing, or a number or a day. */
function notASentence(text: string): string | undefined {
  if (text === '') return '没有原话；如果那一格是公式，请先粘贴成数值再导入'
  return /\p{Script=Han}/u.test(text) ? undefined : '不是一句话：里面没有汉字'
}
