import { items, itemVersions, tablePools } from '#app/db/schema/index.ts'
import { insertAttempt, insertExamSession, insertSnapshot } from '#app/db/writes/exams.server.ts'
import type { SessionKind } from '#app/domain/exam-session/session.ts'
import { type ItemBody, ItemFacts, type Response } from '#app/domain/item/schema.ts'
import { HOUR } from '#app/domain/shared/instant.ts'
import { type ArrivedEvent, saveAnswers } from '#app/use-cases/exam/save-answers.server.ts'
import type { World } from '#app/use-cases/world.ts'
import { aCase, aPlan } from './written.ts'

export const CASE_SLOT = 1
export const PLAN_SLOT = 2
const SNAPSHOT = 'written-snapshot'
const POOL = 'written-pool'
const BODIES: readonly ItemBody[] = [aCase(), aPlan()]

/** A bank of one case and one plan, and sittings whose forms are those two. */
export async function withWrittenItems({ db, now }: World): Promise<void> {
  const createdAt = now()
  for (const [at, body] of BODIES.entries()) {
    const id = `l1-90-00${at + 1}`
    const facts = ItemFacts.parse({
      id,
      knowledgePoint: 'work.complaint.emotional',
      levels: ['l1'],
      status: 'retired',
      difficulty: 'medium',
      asOf: 2026,
      source: { document: 'team', ref: '团队编写', kind: 'team' },
      answerStatus: 'team',
      rationale: '看他有没有先接住感受，再说下一步。',
    })
    await db
      .insert(items)
      .values({
        id,
        moduleId: 'l1-90-written',
        knowledgePoint: facts.knowledgePoint,
        kind: body.kind,
        status: 'retired',
        reserved: true,
        levels: ['l1'],
        enemyGroups: [],
        document: 'team',
        currentVersion: 1,
        updatedAt: createdAt,
      })
      .onConflictDoNothing()
    await db
      .insert(itemVersions)
      .values({
        itemId: id,
        n: 1,
        keyVersion: 1,
        body,
        facts: { ...facts, levels: ['l1'] },
        hash: id,
        createdAt,
      })
      .onConflictDoNothing()
  }
  await insertSnapshot(db, { id: SNAPSHOT, level: 'l4', entries: [], createdAt })
  // older than every pool of the level, so that nothing is drawn from it
  await db
    .insert(tablePools)
    .values({
      id: POOL,
      level: 'l4',
      blueprintVersion: 1,
      snapshotId: SNAPSHOT,
      tables: [],
      capacity: 0,
      createdAt: 0,
    })
    .onConflictDoNothing()
}

type Given = {
  candidateId: string
  kind?: SessionKind
  release?: 'onMarking' | 'manual'
  /** Hundredths; the form is worth 3000. */
  cutScore?: number
  answers?: Readonly<Record<number, Response>>
}

/** An open attempt at a form of a case (10 points) and a plan (20), with answers already saved. @returns its id */
export async function aWrittenAttempt(world: World, given: Given): Promise<string> {
  const { db, now, newId, newSeed } = world
  const { candidateId, kind = 'formal', release = 'manual', cutScore = 1_800, answers = {} } = given
  const startedAt = now()
  const sessionId = `written-${kind}`
  await insertExamSession(db, {
    id: sessionId,
    level: 'l4',
    kind,
    title: `书写题考试（${kind}）`,
    createdAt: startedAt,
  })
  const attemptId = newId()
  await insertAttempt(
    db,
    {
      id: attemptId,
      examSessionId: sessionId,
      personId: candidateId,
      level: 'l4',
      status: 'inProgress',
      epoch: 1,
      rootSeed: newSeed(),
      blueprintVersion: 1,
      poolId: POOL,
      tableIndex: 0,
      assemblyVersion: 1,
      formHash: 'written',
      verification: { ok: true, nodes: [], types: {}, grades: [], expectedScore: 0, violations: [] },
      fullMark: 3_000,
      cutScore,
      graceMs: 10_000,
      release,
      startedAt,
      deadline: startedAt + 2 * HOUR,
    },
    BODIES.map((body, at) => ({
      attemptId,
      slot: at + 1,
      itemId: `l1-90-00${at + 1}`,
      itemVersion: 1,
      keyVersion: 1,
      kind: body.kind,
      points: body.points,
      leaf: 'work.complaint',
      knowledgePoint: 'work.complaint.emotional',
      optionOrder: at === 0 ? ['0/c', '0/b', '0/a', '0/d'] : [],
    })),
  )
  const events = Object.entries(answers).map(
    ([slot, value], at): ArrivedEvent => ({
      attemptId,
      candidateId,
      epoch: 1,
      clientEventId: `${attemptId}-${slot}`,
      seq: at + 1,
      slot: Number(slot),
      value,
      flagged: false,
      receivedAt: startedAt,
    }),
  )
  if (events.length > 0) await saveAnswers(world, events)
  return attemptId
}
