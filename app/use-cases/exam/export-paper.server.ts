import { itemVersionsOf, versionName } from '../../db/reads/bank.server.ts'
import { findBlueprint } from '../../db/reads/content.server.ts'
import { findExamSession } from '../../db/reads/exams.server.ts'
import { imagesNamed } from '../../db/reads/images.server.ts'
import { preparedForms } from '../../db/reads/sittings.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { optionOrders } from '../../domain/assembly/options.ts'
import type { PaperQuestion } from '../../domain/paper/printed.ts'
import { Level } from '../../domain/shared/level.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { widenSeed } from '../../domain/shared/rng.ts'
import { previewForm } from '../blueprint/preview-form.server.ts'
import type { World } from '../world.ts'

/** Which form: one drawn on trial from a seed, or one prepared for a sitting. */
export type PaperSource =
  | Readonly<{ kind: 'trial'; level: Level; seed: string }>
  | Readonly<{ kind: 'sitting'; examSessionId: string; number: number }>
export type PaperPart = 'paper' | 'sheet' | 'key'

/**
 * A form with everything needed to print it: texts, images by their names, the order of options, the rules that stand on its head. Who took
 * which part away is recorded. Refuses `no-such-form`, and for a trial form `no-pool`, `bad-seed`, `no-form`.
 */
export async function exportPaper(
  world: World,
  { actorId, source, part }: { actorId: string; source: PaperSource; part: PaperPart },
) {
  const { db, now, newId } = world
  const [at, eventId] = [now(), newId()]
  const drawn = source.kind === 'trial' ? await trialForm(world, source) : await preparedForm(world, source)
  if (!drawn.ok) return drawn
  const { level, title, entries, orderOf } = drawn.value
  const blueprint = (await findBlueprint(db, level))?.blueprint
  if (!blueprint) return refuse({ code: 'no-such-form' } as const)
  const versions = await itemVersionsOf(
    db,
    entries.map(({ id, version }) => ({ itemId: id, itemVersion: version })),
  )
  const bodies = entries.map(({ id, version }) => {
    const found = versions.get(versionName(id, version))
    if (!found) throw new Error(`item ${id} has no version ${version}`)
    return { id, body: found.body }
  })
  const orders = orderOf(bodies)
  await db.tx(() =>
    recordEvent(db, {
      id: eventId,
      at,
      actorId,
      kind: 'paper-exported',
      subject: source.kind === 'trial' ? level : source.examSessionId,
      facts: { part, ...source },
    }),
  )
  const questions: PaperQuestion[] = bodies.map(({ id, body }) => ({
    id,
    body,
    optionOrder: orders[id] ?? [],
  }))
  const images = await imagesNamed(
    db,
    bodies.flatMap(({ body }) => (body.images ?? []).map(({ file }) => file)),
  )
  return ok({
    level,
    title,
    images,
    minutes: blueprint.rules.minutes.value,
    fullMark: blueprint.rules.fullMark.value,
    questions,
    at,
  })
}

type Found = Readonly<{
  level: Level
  /** The sitting's title; null for a trial form, which has none. */
  title: string | null
  entries: readonly Readonly<{ id: string; version: number }>[]
  orderOf(bodies: readonly Readonly<{ id: string; body: PaperQuestion['body'] }>[]): Record<string, string[]>
}>

async function trialForm(world: World, { level, seed }: Extract<PaperSource, { kind: 'trial' }>) {
  const preview = await previewForm(world, { level, seed })
  if (!preview.ok) return preview
  const root = widenSeed(BigInt(seed))
  return ok<Found>({
    level,
    title: null,
    entries: preview.value.items,
    orderOf: (bodies) => optionOrders(root, bodies),
  })
}

async function preparedForm(
  { db }: World,
  { examSessionId, number }: Extract<PaperSource, { kind: 'sitting' }>,
) {
  const session = await findExamSession(db, examSessionId)
  const form = (await preparedForms(db, examSessionId)).find((one) => one.number === number)
  if (!session || !form) return refuse({ code: 'no-such-form' } as const)
  return ok<Found>({
    level: Level.parse(session.level),
    title: session.title,
    entries: form.items,
    orderOf: () => form.optionOrders,
  })
}
