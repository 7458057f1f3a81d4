import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { allBankItems, versionsOfItem } from '#app/db/reads/bank.server.ts'
import { findImage, wasGivenImage } from '#app/db/reads/images.server.ts'
import { attemptSlots, attempts, auditEvents } from '#app/db/schema/index.ts'
import { imageIdIn, imageName } from '#app/domain/item/image.ts'
import { entryOf } from '#app/domain/item/work.ts'
import { sha256 } from '#app/lib/hash.server.ts'
import { takeImage } from '#app/lib/image/take-image.server.ts'
import { publishContent } from '#app/use-cases/content/publish-content.server.ts'
import { startAttempt } from '#app/use-cases/exam/start-attempt.server.ts'
import { addImage } from '#app/use-cases/item/add-image.server.ts'
import { approveWork, submitWork } from '#app/use-cases/item/review-work.server.ts'
import { saveWork } from '#app/use-cases/item/save-work.server.ts'
import { readWork } from '#app/use-cases/item/work-findings.server.ts'
import { anEligibleTrainee, aPerson, realContent } from '#tests/setup/published.ts'
import { aPublishedWorld, type TestWorld } from '#tests/setup/world.ts'

const picture = (background = '#ff8800') =>
  sharp({ create: { width: 64, height: 48, channels: 3, background } })
    .png()
    .toBuffer()
const ALT = '账单截图：套餐 68 元，超出流量 42 元'

/** A ready item rewritten with an image on it, approved by a second trainer. */
async function illustrated(world: TestWorld, itemId: string) {
  const [author, second] = [
    { id: await aPerson(world, 'px-1', ['trainer']) },
    { id: await aPerson(world, 'px-2', ['trainer']) },
  ]
  const standing = (await allBankItems(world.db)).find(({ id }) => id === itemId)
  if (!standing) throw new Error('no such item')
  const added = await addImage(world, author, { itemId, bytes: await picture() })
  if (!added.ok) throw new Error(added.refusal.code)
  const body = { ...entryOf(standing), images: [{ ...added.value, alt: ALT }] }
  await saveWork(world, author, { itemId, moduleId: standing.moduleId, body, basedOn: standing.version })
  expect(await submitWork(world, author, { itemId })).toMatchObject({ ok: true })
  const approved = await approveWork(world, second, { itemId })
  if (!approved.ok) throw new Error(approved.refusal.code)
  return { file: added.value.file, version: approved.value.version, author, standing }
}

describe('images of items', () => {
  test('are seen by who was given the version that shows them, and by no other trainee', async () => {
    const world = await aPublishedWorld()
    const [sitting, other] = [await anEligibleTrainee(world), await aPerson(world, 'zx-other', ['trainee'])]
    const started = await startAttempt(world, { candidateId: sitting, examId: 'l4-theory' })
    if (!started.ok) throw new Error(started.refusal.code)
    const { attemptId } = started.value
    const [slot] = await world.db.select().from(attemptSlots).where(eq(attemptSlots.attemptId, attemptId))
    if (!slot) throw new Error('an empty form')
    const { file, version } = await illustrated(world, slot.itemId)
    const id = imageIdIn(file) ?? ''
    expect((await findImage(world.db, file))?.bytes.length).toBeGreaterThan(60)
    const seen = async () => [
      await wasGivenImage(world.db, sitting, id),
      await wasGivenImage(world.db, other, id),
    ]
    // he was given the version before, which shows no image
    expect(version).toBe(slot.itemVersion + 1)
    expect(await seen()).toEqual([false, false])
    await world.db
      .update(attemptSlots)
      .set({ itemVersion: version })
      .where(eq(attemptSlots.itemId, slot.itemId))
    expect(await seen()).toEqual([true, false])
    for (const [status, sees] of [
      ['submitted', false],
      ['marked', false],
      ['released', true],
    ] as const) {
      await world.db.update(attempts).set({ status }).where(eq(attempts.id, attemptId))
      expect(await seen(), status).toEqual([sees, false])
    }
  })

  test('stay with the version that showed them, and who brought one is on record', async () => {
    const world = await aPublishedWorld()
    const itemId = (await allBankItems(world.db)).find(({ status }) => status === 'ready')?.id ?? ''
    const { file, version, author, standing } = await illustrated(world, itemId)
    const versions = await versionsOfItem(world.db, itemId)
    expect(versions.map(({ n, body }) => [n, body.images?.map((image) => image.file)])).toEqual([
      [version - 1, undefined],
      [version, [file]],
    ])
    const events = await world.db.select().from(auditEvents).where(eq(auditEvents.kind, 'item-image-added'))
    expect(events).toMatchObject([
      { actorId: author.id, subject: itemId, facts: { file, width: 64, height: 48 } },
    ])

    const { moduleId } = standing
    const findings = async (images: unknown) => {
      const read = await readWork(world, {
        itemId,
        moduleId,
        body: { ...entryOf(standing), images } as never,
      })
      return read.findings.map(({ path, message }) => `${path} ${message}`).join()
    }
    expect(await findings([{ file, width: 64, height: 48 }])).toContain('缺少替代文字')
    expect(await findings([{ file, width: 64, height: 48, alt: '如图所示' }])).toContain('没有说出图里有什么')
    expect(await findings([{ file, width: 64, height: 48, alt: 'a bill' }])).toContain('要用中文写')
    expect(await findings([{ file: `${'0'.repeat(64)}.png`, width: 9, height: 9, alt: ALT }])).toContain(
      '不在平台里',
    )
    expect(await addImage(world, author, { itemId: 'l4-99-999', bytes: await picture() })).toMatchObject({
      refusal: { code: 'no-such-item' },
    })
  })

  test('come with content files, are kept with the version they belong to, and change nothing when published again', async () => {
    const world = await aPublishedWorld()
    const read = await takeImage(await picture('#0088ff'), { keepClean: true })
    if (!read.ok) throw new Error(read.refusal.message)
    const { width, height } = read.value
    const image = { file: imageName(read.value), alt: ALT, width, height }
    const content = await realContent()
    const [first, ...rest] = content.items
    if (!first) throw new Error('no items')
    const item = { ...first.item, body: { ...first.item.body, images: [image] } }
    const with1 = { ...content, items: [{ ...first, item }, ...rest], images: [read.value] }
    expect(await publishContent(world, with1, null)).toMatchObject({ value: { newVersions: 1, added: 0 } })
    const kept = await findImage(world.db, image.file)
    expect(kept && sha256(kept.bytes)).toBe(read.value.id)
    expect(await publishContent(world, with1, null)).toMatchObject({ value: { newVersions: 0, added: 0 } })
  })
})
