import { bankRows } from '../../db/reads/bank-list.server.ts'
import { askedText, nearlySame } from '../../domain/item/alike.ts'
import { candidateView, FillInSamples, type ItemBody, type Response } from '../../domain/item/schema.ts'
import { sketchOf } from '../../domain/item/sketch.ts'
import type { WorkEntry } from '../../domain/item/work.ts'
import { markItem } from '../../domain/marking/mark-item.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'
import { markSamples } from './try-item.server.ts'
import { readWork } from './work-findings.server.ts'

/** Items this much alike are shown to whoever writes; only those over `ALIKE` stop him. */
const RESEMBLES = 0.5
const MOST_SHOWN = 4

export type Look = Awaited<ReturnType<typeof lookAtWork>>

/** What a piece of work looks like now: to a candidate, to the content rules, to the marker, and beside its likes. */
export async function lookAtWork(
  world: Pick<World, 'db'>,
  work: { itemId: string; moduleId: string; body: WorkEntry },
) {
  const { findings } = await readWork(world, work)
  const body = sketchOf(work.body)
  const samples = FillInSamples.safeParse(work.body.samples)
  return {
    findings: findings.map(({ rule, severity, path, message }) => ({ rule, severity, path, message })),
    body: body ?? null,
    view: body ? candidateView(body) : null,
    samples: (body && samples.success ? markSamples(body, { samples: samples.data }) : []).map(
      ({ answer, expected, mark }) => ({ answer, expected, points: mark.points, state: mark.state }),
    ),
    similar: body ? await similarTo(world, work.itemId, body) : [],
  }
}

async function similarTo({ db }: Pick<World, 'db'>, itemId: string, body: ItemBody) {
  const rows = await bankRows(db)
  const others = rows.filter(({ id, asked, status }) => id !== itemId && asked !== '' && status !== 'retired')
  const stems = new Map(others.map(({ id, stem }) => [id, stem]))
  return nearlySame(askedText(body), body.kind, others, RESEMBLES)
    .slice(0, MOST_SHOWN)
    .map(({ id, alike }) => ({ id, stem: stems.get(id) ?? '', percent: Math.floor(alike * 100) }))
}

/** What the marker gives an answer to what is written so far; nothing is kept. Refuses `bad-form`, `wrong-kind`. */
export function tryWork(entry: WorkEntry, answer: (body: ItemBody) => Response | null) {
  const body = sketchOf(entry)
  if (!body) return refuse({ code: 'bad-form' } as const)
  const response = answer(body)
  if (response !== null && response.kind !== body.kind) return refuse({ code: 'wrong-kind' } as const)
  return ok({ response, mark: markItem(body, response) })
}
