import type { AppLoadContext } from '@remix-run/node'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { findScenarioDraft, findStandingText } from '#app/db/reads/scenario-drafts.server.ts'
import { scenarioStatistics } from '#app/db/reads/scenario-statistics.server.ts'
import { findScenario } from '#app/db/reads/scenarios.server.ts'
import { findTalk } from '#app/db/reads/talks.server.ts'
import { auditEvents, rolePlayScores } from '#app/db/schema/index.ts'
import { insertSession } from '#app/db/writes/people.server.ts'
import { sessionCookies } from '#app/lib/auth/session-cookie.server.ts'
import { action } from '#app/routes/api.scenarios.$slug.work/route.tsx'
import { documentsOf, publishDocuments } from '#app/use-cases/content/publish-documents.server.ts'
import { beginScenario } from '#app/use-cases/role-play/begin-scenario.server.ts'
import {
  discardScenario,
  examineText,
  publishScenario,
  saveScenario,
} from '#app/use-cases/role-play/edit-scenario.server.ts'
import { say } from '#app/use-cases/role-play/say.server.ts'
import { scenarioDesk } from '#app/use-cases/role-play/scenario-desk.server.ts'
import { startTalk } from '#app/use-cases/role-play/start-talk.server.ts'
import { tryScenario } from '#app/use-cases/role-play/try-scenario.server.ts'
import { aPerson, realContent } from '#tests/setup/published.ts'
import { aPublishedWorld } from '#tests/setup/world.ts'

const slug = 'disconnect'

test('edited with a mistake, mended, published: talks are with the new version, and no file overwrites it', async () => {
  const world = await aPublishedWorld()
  const { db } = world
  const trainer = await aPerson(world, 'px-1', ['trainer'])
  const trainee = await aPerson(world, 'zx-1')
  const before = await findStandingText(db, slug)
  if (!before) throw new Error('nothing stands')
  const talk = async () => {
    const started = await startTalk(world, { personId: trainee, slug, mode: 'free', difficulty: 'normal' })
    if (!started.ok) throw new Error(started.refusal.code)
    return started.value.talkId
  }
  const begunBefore = await talk()

  const save = (source: string, revision: number) => saveScenario(world, trainer, { slug, source, revision })
  expect(await save(' ', 0)).toMatchObject({ refusal: { code: 'bad-form' } })
  // what cannot be read is kept all the same
  const torn = before.source.replace('persona: {', 'persona: {{')
  expect(await save(torn, 0)).toMatchObject({ value: { revision: 1 } })
  expect((await findScenarioDraft(db, slug))?.source).toBe(torn)
  expect(await save(torn, 0)).toMatchObject({ refusal: { code: 'stale', by: '学员 px-1' } })
  expect(await publishScenario(world, trainer, { slug, revision: 1 })).toMatchObject({
    refusal: { code: 'scenario-faults', faults: [{ rule: 'yaml', line: 9 }] },
  })
  // a test that fails holds it up too, and says where
  const strict = before.source.replace('total: {lte: 35}', 'total: {lte: 3}')
  expect(await save(strict, 1)).toMatchObject({ value: { revision: 2 } })
  expect(await publishScenario(world, trainer, { slug, revision: 2 })).toMatchObject({
    refusal: { code: 'scenario-faults', faults: [{ rule: 'scenario-tests-pass', at: ['tests', 2] }] },
  })
  expect((await findScenario(db, slug))?.version).toBe(before.n)

  const mended = before.source.replace('title: 拆机挽留：许先生要拆宽带', 'title: 拆机挽留：许先生搬了家')
  expect(await save(mended, 2)).toMatchObject({ value: { revision: 3 } })
  const row = (await scenarioDesk(world)).find((one) => one.slug === slug)
  expect(row).toMatchObject({ version: before.n, errors: 0, draft: { by: '学员 px-1', isBehind: false } })
  expect(row?.passed).toBe(row?.tests)
  expect(await publishScenario(world, trainer, { slug, revision: 2 })).toMatchObject({
    refusal: { code: 'stale' },
  })
  expect(await publishScenario(world, trainer, { slug, revision: 3 })).toMatchObject({
    value: { n: before.n + 1 },
  })
  expect(await findScenarioDraft(db, slug)).toBeUndefined()
  // the words stand as they were written, comments too
  expect((await findStandingText(db, slug))?.source).toBe(mended)
  expect(mended).toContain('# hall | callIn')
  expect((await findTalk(db, begunBefore))?.scenarioVersion).toBe(before.n)
  expect((await findTalk(db, await talk()))?.scenarioVersion).toBe(before.n + 1)

  // the rule of `content publish`, without its checks of everything else
  const content = { ...(await realContent()), acts: [] }
  const publishFiles = (scenarios: typeof content.scenarios) => {
    const documents = documentsOf({ ...content, scenarios }, []).filter(({ kind }) => kind === 'scenario')
    return db.tx(() => publishDocuments(db, 'scenario', documents, world.now()))
  }
  expect(await publishFiles(content.scenarios)).toMatchObject({ newVersions: 0, held: [] })
  const changed = content.scenarios.map((loaded) =>
    loaded.scenario.id === slug
      ? { ...loaded, scenario: { ...loaded.scenario, title: '文件里后来改的' } }
      : loaded,
  )
  expect(await publishFiles(changed)).toMatchObject({
    newVersions: 0,
    held: [{ rule: 'document-changed-twice', path: slug }],
  })
  // nor does a file that is gone retire it
  expect(await publishFiles(changed.filter(({ scenario }) => scenario.id !== slug))).toMatchObject({
    retired: 0,
  })
  expect(await findScenario(db, slug)).toMatchObject({
    version: before.n + 1,
    scenario: { title: '拆机挽留：许先生搬了家' },
  })

  await save(mended, 0)
  expect(await publishScenario(world, trainer, { slug, revision: 1 })).toMatchObject({
    refusal: { code: 'nothing-changed' },
  })
  expect(await discardScenario(world, trainer, { slug, revision: 9 })).toMatchObject({
    refusal: { code: 'stale' },
  })
  expect((await discardScenario(world, trainer, { slug, revision: 1 })).ok).toBe(true)
  expect(await discardScenario(world, trainer, { slug, revision: 1 })).toMatchObject({
    refusal: { code: 'no-work' },
  })
  const events = await db
    .select({ kind: auditEvents.kind })
    .from(auditEvents)
    .where(eq(auditEvents.subject, slug))
  expect(events.map(({ kind }) => kind).sort()).toEqual([
    'scenario-draft-begun',
    'scenario-draft-begun',
    'scenario-draft-discarded',
    'scenario-published',
  ])
})

test('a draft is tried out with what is hidden in sight; statistics count finished talks', async () => {
  const world = await aPublishedWorld()
  const source = (await findStandingText(world.db, slug))?.source ?? ''
  const attempt = (inputs: Parameters<typeof tryScenario>[1]['inputs'], words = source) =>
    tryScenario(world, { slug, source: words, variant: 'no-port', difficulty: 'normal', round: 1, inputs })
  const inputs = [
    { say: '您好，我是客户经理小林，工号 3307。办之前先核对一下机主身份证。' },
    { say: '拆机我给您办。是用着哪里不合适，还是家里有变化？' },
  ]
  const tried = await attempt(inputs)
  expect(tried).toMatchObject({
    value: {
      room: { lines: [{ turn: 1 }, { turn: 2 }] },
      hidden: { mood: 54, facts: [{ id: 'moved', turn: 2 }, { id: 'refused', turn: null }, {}] },
    },
  })
  expect(await attempt(inputs)).toEqual(tried)
  expect(await attempt(inputs, 'id: x')).toMatchObject({ refusal: { code: 'scenario-faults' } })
  const examined = await examineText(world, { slug, source, quick: false })
  expect(examined.findings.filter(({ severity }) => severity === 'error')).toEqual([])

  expect(await scenarioStatistics(world.db, slug)).toMatchObject({ statistics: { talks: 0 } })
  const personId = await aPerson(world, 'zx-1')
  const started = await startTalk(world, { personId, slug, mode: 'free', difficulty: 'normal' })
  if (!started.ok) throw new Error(started.refusal.code)
  const { talkId } = started.value
  for (const [seq, { say: words }] of inputs.entries())
    await say(world, { personId, talkId, seq, order: { kind: 'say', say: words, hints: 0 } })
  await say(world, { personId, talkId, seq: 2, order: { kind: 'end' } })
  expect(await scenarioStatistics(world.db, slug)).toMatchObject({
    statistics: {
      talks: 1,
      passed: { n: 0, of: 1, few: true },
      turns: [{ turn: 2, ended: 1, failed: 1 }],
      facts: [
        { id: 'moved', asked: 1, hidden: { n: 0, of: 1 } },
        { id: 'refused', hidden: { n: 1, of: 1 } },
        { id: 'ignored', hidden: { n: 1, of: 1 } },
      ],
    },
  })
  expect((await scenarioDesk(world)).find((row) => row.slug === slug)).toMatchObject({
    played: { talks: 1, passed: 0 },
  })
  expect(await scenarioStatistics(world.db, 'nobody')).toBeUndefined()

  await world.db
    .update(rolePlayScores)
    .set({ body: { pct: {} } })
    .where(eq(rolePlayScores.rolePlayId, talkId))
  await expect(scenarioStatistics(world.db, slug)).rejects.toThrow('D1')
})

test('a scenario is begun from nothing, told what it lacks, or as a copy, and published as its first version', async () => {
  const world = await aPublishedWorld()
  const { db } = world
  const trainer = await aPerson(world, 'px-1', ['trainer'])
  const begin = (form: object) => beginScenario(world, trainer, { title: '新客户', copyOf: '', ...form })
  for (const bad of ['', 'Two words', 'x'.repeat(61)])
    expect(await begin({ slug: bad })).toMatchObject({ refusal: { code: 'bad-form' } })
  expect(await begin({ slug: 'new-one', title: ' ' })).toMatchObject({ refusal: { code: 'bad-form' } })
  expect(await begin({ slug })).toMatchObject({ refusal: { code: 'slug-taken' } })
  expect(await begin({ slug: 'new-one', copyOf: 'nobody' })).toMatchObject({
    refusal: { code: 'no-such-scenario' },
  })
  expect(await begin({ slug: 'new-one', title: '新客户：“她”要走' })).toMatchObject({ ok: true })
  expect(await begin({ slug: 'new-one' })).toMatchObject({ refusal: { code: 'slug-taken' } })
  const blank = (await findScenarioDraft(db, 'new-one'))?.source ?? ''
  const lacks = await examineText(world, { slug: 'new-one', source: blank, quick: false })
  expect(lacks.findings).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ at: ['persona'], line: null, message: '还没有写 persona' }),
      expect.objectContaining({ at: ['trigger'], message: '还没有写 trigger' }),
      expect.objectContaining({ at: ['facts'], message: '至少要有一件他知道而学员不知道的事' }),
      expect.objectContaining({ at: ['variants'] }),
    ]),
  )
  expect(await publishScenario(world, trainer, { slug: 'new-one', revision: 1 })).toMatchObject({
    refusal: { code: 'scenario-faults' },
  })
  expect((await scenarioDesk(world))[0]).toMatchObject({ title: '新客户：“她”要走', version: null })
  const nobody = { slug: 'nobody', source: blank, revision: 0 }
  expect(await saveScenario(world, trainer, nobody)).toMatchObject({ refusal: { code: 'no-such-scenario' } })
  expect((await discardScenario(world, trainer, { slug: 'new-one', revision: 1 })).ok).toBe(true)

  expect(await begin({ slug: 'new-one', copyOf: slug })).toMatchObject({ ok: true })
  const copied = (await findScenarioDraft(db, 'new-one'))?.source ?? ''
  expect(copied).toContain('title: 新客户')
  expect(copied.match(/#[^\n]+/g)).toEqual((await findStandingText(db, slug))?.source.match(/#[^\n]+/g))
  const ready = copied.replace('status: draft', 'status: ready')
  const save = { slug: 'new-one', source: ready, revision: 1 }
  expect(await saveScenario(world, trainer, save)).toMatchObject({ value: { revision: 2 } })
  expect(await publishScenario(world, trainer, { slug: 'new-one', revision: 1 })).toMatchObject({
    refusal: { code: 'stale' },
  })
  expect(await publishScenario(world, trainer, { slug: 'new-one', revision: 2 })).toMatchObject({
    value: { n: 1 },
  })
  expect(await findScenario(db, 'new-one')).toMatchObject({ version: 1, scenario: { title: '新客户' } })
})

test('the editor answers trainers alone', async () => {
  const world = await aPublishedWorld()
  const cookies = sessionCookies({ secret: 'secret', secure: false })
  // what the door and the action take of the context
  const context = { world, cookies } as unknown as AppLoadContext
  const asks = async (who: string) => {
    const request = new Request('http://site/api/scenarios/disconnect/work', {
      method: 'POST',
      headers: { Cookie: `weiwan=${who}` },
      body: JSON.stringify({ kind: 'save', source: 'id: disconnect', revision: 0 }),
    })
    const answer = await action({ request, params: { slug }, context }).catch((thrown: unknown) => thrown)
    return answer instanceof Response ? answer.status : answer
  }
  for (const role of ['trainee', 'trainer'] as const)
    await insertSession(world.db, {
      idHash: cookies.hash(role),
      personId: await aPerson(world, role, [role]),
      createdAt: world.now(),
      userAgent: 'test',
    })
  expect(await asks('nobody')).toBe(401)
  expect(await asks('trainee')).toBe(403)
  expect(await findScenarioDraft(world.db, slug)).toBeUndefined()
  expect(await asks('trainer')).toBe(200)
})
