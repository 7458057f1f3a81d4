import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { allModules, findGlossary, findKnowledge } from '#app/db/reads/content.server.ts'
import { countedItems } from '#app/db/reads/coverage.server.ts'
import { documentVersions } from '#app/db/schema/index.ts'
import { coverageOf } from '#app/domain/course/coverage.ts'
import { aPublishedWorld } from '#tests/setup/world.ts'

test('what is published can be followed from source to module to item, and its terms into the glossary', async () => {
  const world = await aPublishedWorld()
  const [modules, tree, items, glossary] = await Promise.all([
    allModules(world.db),
    findKnowledge(world.db),
    countedItems(world.db),
    findGlossary(world.db),
  ])

  const known = new Set(glossary.map(({ id }) => id))
  const terms = modules.flatMap((module) => module.terms)
  expect(terms.length).toBeGreaterThan(0)
  expect(terms.filter((id) => !known.has(id))).toEqual([])

  if (!tree) throw new Error('the knowledge tree is published')
  const s10 = coverageOf(modules, tree, items).find(({ id }) => id === 'S10')
  const standing = items.filter(({ document, status }) => document === 'S10' && status !== 'retired')
  expect(s10?.items).toBe(standing.length)
  expect(s10?.modules.map(({ id, state }) => [id, state])).toEqual(
    expect.arrayContaining([
      ['l4-02-network', 'taught'],
      ['l4-03-mobile-data', 'taught'],
    ]),
  )

  // a module published before terms were kept has none
  const [first] = modules
  if (!first) throw new Error('modules are published')
  const { terms: _, ...old } = first
  await world.db.update(documentVersions).set({ body: old }).where(eq(documentVersions.documentId, first.id))
  expect((await allModules(world.db))[0]?.terms).toEqual([])
})
