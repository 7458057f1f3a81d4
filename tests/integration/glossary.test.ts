import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { findGlossaryVersion } from '#app/db/reads/authored.server.ts'
import { findGlossary } from '#app/db/reads/content.server.ts'
import { auditEvents } from '#app/db/schema/index.ts'
import type { GlossaryEntry } from '#app/domain/course/glossary.ts'
import { glossaryFileWith } from '#app/publishing/content/write-glossary.ts'
import { undoTerm, writeTerm } from '#app/use-cases/content/edit-glossary.server.ts'
import { publishContent } from '#app/use-cases/content/publish-content.server.ts'
import { aContent } from '#tests/factories/content.ts'
import { aPerson } from '#tests/setup/published.ts'
import { aWorld, type TestWorld } from '#tests/setup/world.ts'

const gate: GlossaryEntry = {
  id: 'gate',
  zh: '门',
  en: 'gate',
  definition: '说出真因的条件。',
  source: 'team',
}
const sla: GlossaryEntry = { id: 'sla', zh: 'SLA', en: 'SLA', definition: '质量承诺。', source: 'S15' }
const form = { zh: '门', en: 'gate', definition: '', definitionEn: '', aliases: [], source: 'team', asOf: '' }

async function published(world: TestWorld, entries: readonly GlossaryEntry[]) {
  const glossary = { file: 'content/glossary.yaml', entries }
  const done = await publishContent(world, aContent({ glossary }), null)
  if (!done.ok) throw new Error(JSON.stringify(done.refusal.findings))
  return done.value
}

test('a term changed here stands until it is taken back; its file is brought together with it and hears of it', async () => {
  const world = await aWorld()
  await published(world, [gate, sla])
  const trainer = await aPerson(world, 'px-1', ['trainer'])
  const write = (change: unknown, basedOn = 1) => writeTerm(world, trainer, { change, basedOn })
  const definitions = async () => (await findGlossary(world.db)).map((one) => [one.id, one.definition])
  const edit = (definition: string) => ({ kind: 'edit', id: 'gate', form: { ...form, definition } })

  expect(await write(edit(''))).toMatchObject({ refusal: { code: 'bad-form', field: 'definition' } })
  expect(await write(edit('问到哪一层才说。'))).toMatchObject({ value: { n: 2 } })
  // somebody who saw the first version would overwrite it unseen
  expect(await write(edit('另一种说法。'))).toMatchObject({ refusal: { code: 'stale' } })
  const added = { ...form, zh: '移机', en: 'moving', definition: '换地方装。' }
  expect(await write({ kind: 'add', form: added })).toMatchObject({ value: { n: 3, id: 'moving' } })

  // the same file again changes nothing, a change of another term comes in beside ours
  expect(await published(world, [gate, sla])).toMatchObject({ newVersions: 0, findings: [] })
  const both = [gate, { ...sla, definition: '服务质量承诺。' }]
  expect(await published(world, both)).toMatchObject({ newVersions: 1, findings: [] })
  expect(await definitions()).toEqual([
    ['gate', '问到哪一层才说。'],
    ['sla', '服务质量承诺。'],
    ['moving', '换地方装。'],
  ])
  // a change of the same term is held back, and said every time
  const twice = [{ ...gate, definition: '文件里的新说法。' }, sla]
  for (const _ of [1, 2]) {
    const { findings } = await published(world, twice)
    expect(findings.map(({ rule, path }) => [rule, path])).toEqual([['entry-changed-twice', 'gate']])
  }
  expect((await definitions())[0]).toEqual(['gate', '问到哪一层才说。'])

  // written back, the file says what stands: nothing is held any more, comments stay
  const version = await findGlossaryVersion(world.db)
  if (!version) throw new Error('no glossary')
  const existing =
    '# 术语\n- { id: gate, zh: 门, en: gate, definition: 文件里的新说法。, source: team }\n- { id: sla, zh: SLA, en: SLA, definition: 质量承诺。, source: S15 }\n'
  const text = glossaryFileWith(existing, { file: version.file, standing: version.entries })
  expect(text).toContain('# 术语')
  expect(parse(text)).toEqual(version.entries)
  expect(parse(glossaryFileWith(undefined, { file: version.file, standing: version.entries }))).toEqual(
    version.entries,
  )
  expect(await published(world, version.entries)).toMatchObject({ newVersions: 0, findings: [] })
  expect((await findGlossaryVersion(world.db))?.file).toEqual(version.entries)

  expect(await write({ kind: 'retire', id: 'sla' }, version.n)).toMatchObject({ ok: true })
  expect((await definitions()).map(([id]) => id)).toEqual(['gate', 'moving'])
  const n = (await findGlossaryVersion(world.db))?.n ?? 0
  expect(await undoTerm(world, trainer, { n })).toMatchObject({ value: { n: n + 1 } })
  expect((await definitions()).map(([id]) => id)).toEqual(['gate', 'sla', 'moving'])
  expect(await undoTerm(world, trainer, { n: 1 })).toMatchObject({ refusal: { code: 'no-such-version' } })
  // the first change again, under later ones of other terms; then it is no longer as that change left it
  expect(await undoTerm(world, trainer, { n: 2 })).toMatchObject({ ok: true })
  expect((await definitions())[0]).toEqual(['gate', gate.definition])
  expect(await write(edit('第三种说法。'), n + 2)).toMatchObject({ ok: true })
  expect(await undoTerm(world, trainer, { n: 2 })).toMatchObject({
    refusal: { code: 'changed-since', ids: ['gate'] },
  })

  const events = await world.db
    .select({ kind: auditEvents.kind, subject: auditEvents.subject })
    .from(auditEvents)
    .where(eq(auditEvents.actorId, trainer))
  expect(events.map(({ kind, subject }) => `${kind} ${subject}`).sort()).toEqual([
    'term-change-undone glossary',
    'term-change-undone glossary',
    'term-changed gate',
    'term-changed gate',
    'term-changed moving',
    'term-changed sla',
  ])
})
