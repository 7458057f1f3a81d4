import { readyCases } from '../../db/reads/drill.server.ts'
import { findDrillRound } from '../../db/reads/drill-round.server.ts'
import { findViewer, type Viewer } from '../../db/reads/people.server.ts'
import { findScenario } from '../../db/reads/scenarios.server.ts'
import { findTalk } from '../../db/reads/talks.server.ts'
import type { Given } from '../../domain/complaint/feedback.ts'
import { classOf, MOTIVES } from '../../domain/complaint/motives.ts'
import type { ComplaintCase } from '../../domain/complaint/schema.ts'
import { DAY, HOUR, MINUTE } from '../../domain/shared/instant.ts'
import { type Rng, seededRng, widenSeed } from '../../domain/shared/rng.ts'
import { answerCase } from '../drill/answer-case.server.ts'
import { playChallenge, setChallenge } from '../drill/challenge.server.ts'
import { startSet } from '../drill/start-set.server.ts'
import { assign } from '../role-play/assign.server.ts'
import { say } from '../role-play/say.server.ts'
import { startTalk } from '../role-play/start-talk.server.ts'
import { comment, share } from '../role-play/talk-about.server.ts'
import type { World } from '../world.ts'

type Team = {
  managerId: string
  /** Who talks and drills, and how well, 0–100. */
  trainees: readonly { readonly id: string; readonly skill: number }[]
  unitId: string
}

/** The same world at another time. */
const at = (world: World, moment: number): World => ({ ...world, now: () => moment })

/**
 * What a manager sees of his team's talks and drill: two assignments, talks that answered them, one shown to him with
 * his comment, rounds of the drill, and a challenge that is open. Without scenarios or cases that part stays out.
 */
export async function loadDemoTeam(world: World, team: Team): Promise<void> {
  const manager = await findViewer(world.db, team.managerId)
  if (!manager) throw new Error('demonstration team: no manager')
  const now = world.now()
  await talks(world, team, manager, now)
  if ((await readyCases(world.db)).length > 0) await drills(world, team, manager, now)
}

const ASSIGNED = { early: 'spam-sms', later: 'price' } as const

async function talks(world: World, { trainees, unitId }: Team, manager: Viewer, now: number) {
  const asked = await assign(at(world, now - 8 * DAY), {
    viewer: manager,
    scenario: ASSIGNED.early,
    subjects: trainees.slice(0, 4).map(({ id }) => ({ kind: 'person', id })),
    dueAt: now - DAY,
    note: '先把短信的烦说出来，再谈退订。',
  })
  if (!asked.ok) return
  await assign(at(world, now - 2 * DAY), {
    viewer: manager,
    scenario: ASSIGNED.later,
    subjects: [{ kind: 'unit', id: unitId }],
    dueAt: now + 5 * DAY,
    note: '',
  })
  for (const [nth, { id, skill }] of trainees.entries()) {
    if (nth < 3)
      await talk(world, { personId: id, slug: ASSIGNED.early, skill, startedAt: now - (6 - nth) * DAY })
    if (nth % 2 === 0)
      await talk(world, {
        personId: id,
        slug: ASSIGNED.later,
        skill: skill + 10,
        startedAt: now - DAY + nth * HOUR,
      })
  }
  const last = trainees.at(-1)
  const shown =
    last &&
    (await talk(world, {
      personId: last.id,
      slug: 'disconnect',
      skill: last.skill,
      startedAt: now - 3 * DAY,
    }))
  if (!last || !shown) return
  await share(at(world, now - 3 * DAY + HOUR), { personId: last.id, talkId: shown })
  await comment(at(world, now - 2 * DAY), {
    viewer: manager,
    talkId: shown,
    turn: 1,
    text: '开口稳。下一句先接住他的火气，再核身。',
  })
}

type Talk = { personId: string; slug: string; skill: number; startedAt: number }

/** A talk in the words of the scenario's own tests: the good one's lines as far as the skill reaches, then the end. */
async function talk(world: World, { personId, slug, skill, startedAt }: Talk): Promise<string | undefined> {
  const started = await startTalk(at(world, startedAt), {
    personId,
    slug,
    mode: 'free',
    difficulty: 'normal',
  })
  if (!started.ok) return undefined
  const { talkId } = started.value
  const variant = (await findTalk(world.db, talkId))?.variant
  const lines = (await findScenario(world.db, slug))?.scenario.tests
    .filter((one) => one.variant === variant && one.turns.every(({ say: words }) => words))
    .sort((a, b) => (b.expect.total?.gte ?? 0) - (a.expect.total?.gte ?? 0))[0]
    ?.turns.flatMap(({ say: words }) => words ?? [])
  const said = (lines ?? []).slice(0, Math.max(2, Math.ceil(((lines?.length ?? 0) * skill) / 100)))
  for (const [seq, words] of said.entries())
    await say(at(world, startedAt + (seq + 1) * MINUTE), {
      personId,
      talkId,
      seq,
      order: { kind: 'say', say: words, hints: 0 },
    })
  await say(at(world, startedAt + (said.length + 1) * MINUTE), {
    personId,
    talkId,
    seq: said.length,
    order: { kind: 'end' },
  })
  return talkId
}

async function drills(world: World, { trainees, unitId }: Team, manager: Viewer, now: number) {
  const keys = new Map((await readyCases(world.db)).map(({ complaint }) => [complaint.id, complaint]))
  const rng = seededRng(widenSeed(602), 'practice')
  for (const [nth, { id, skill }] of trainees.entries())
    for (let round = 0; round < 4; round++) {
      const then = now - (6 - round) * DAY + nth * HOUR
      const started = await startSet(at(world, then), { personId: id, mode: 'learn' })
      if (started.ok)
        await answerAll(world, { personId: id, setId: started.value.setId, skill, then, keys, rng })
    }
  const set = await setChallenge(at(world, now - 2 * DAY), {
    viewer: manager,
    unitId,
    title: '本周：听清他要什么',
    opensAt: now - 2 * DAY,
    closesAt: now + 5 * DAY,
    motives: [],
  })
  if (!set.ok) return
  for (const { id, skill } of trainees.slice(0, 4)) {
    const viewer = await findViewer(world.db, id)
    const then = now - DAY
    const played =
      viewer && (await playChallenge(at(world, then), { viewer, challengeId: set.value.challengeId }))
    if (played?.ok)
      await answerAll(world, { personId: id, setId: played.value.setId, skill, then, keys, rng })
  }
}

type Round = {
  personId: string
  setId: string
  skill: number
  then: number
  keys: ReadonlyMap<string, ComplaintCase>
  rng: Rng
}

async function answerAll(world: World, { personId, setId, skill, then, keys, rng }: Round) {
  const round = await findDrillRound(world.db, { setId, personId, at: then })
  for (const [place, { id }] of (round?.cases ?? []).entries()) {
    const key = keys.get(id)
    if (!key) continue
    await answerCase(at(world, then + (place + 1) * 20_000), {
      personId,
      setId,
      place,
      given: rng.int(100) < skill ? rightly(key) : wrongly(key, rng),
      tookMs: 6_000 + rng.int(9_000),
    })
  }
}

const rightly = ({ class: of, primaryMotive, secondaryMotive }: ComplaintCase): Given => ({
  class: of,
  motive: primaryMotive,
  secondary: secondaryMotive ?? null,
})

/** Mostly a neighbour of the same class, as people err. */
function wrongly({ primaryMotive }: ComplaintCase, rng: Rng): Given {
  const near = MOTIVES.filter((one) => one !== primaryMotive && classOf(one) === classOf(primaryMotive))
  const others = MOTIVES.filter((one) => one !== primaryMotive)
  const pool = rng.int(3) > 0 ? near : others
  const motive = pool[rng.int(pool.length)] ?? 'E1'
  return { class: classOf(motive), motive, secondary: null }
}
