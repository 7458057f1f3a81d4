import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadContent } from './load.ts'

const folder = mkdtempSync(join(tmpdir(), 'weiwan-content-'))
const root = join(folder, 'content')
const [module, items] = ['levels/l4/l4-09-complaint-basics/module.mdx', 'levels/l4/l4-08-signals/items.yaml']
const edit = (file: string, change: (text: string) => string) =>
  writeFileSync(join(root, file), change(readFileSync(join(root, file), 'utf8')))

beforeAll(async () => {
  cpSync('content', root, { recursive: true })
  edit(module, (text) => `${text}\n\n<Section id="open">\n\n没有闭合。\n`)
  edit(items, (text) => text.replace('kind: single', 'kind: sngle'))
  edit(items, (text) =>
    text
      .replace('  - id: l4-08-002\n', '$&    images: [{ file: 账单.png, alt: 账单截图：套餐 68 元 }]\n')
      .replace('  - id: l4-08-003\n', '$&    images: [{ file: 没有.png, alt: 账单截图：套餐 68 元 }]\n'),
  )
  mkdirSync(join(root, 'levels/l4/l4-08-signals/images'))
  const picture = sharp({ create: { width: 64, height: 48, channels: 3, background: '#ff8800' } })
  await picture.png().toFile(join(root, 'levels/l4/l4-08-signals/images/账单.png'))
  edit('levels/l4/l4-07-care-22/items.yaml', (text) => `${text}\n  - id: [unclosed\n`)
  edit('levels/l4/l4-01-role/module.mdx', (text) => text.replace(/^title:.*$/m, ''))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('broken files become findings with file, place and what to do; the rest is still read', async () => {
  const content = await loadContent(root)
  const of = (rule: string) => content.findings.filter((finding) => finding.rule === rule)
  expect(of('mdx-compiles')).toMatchObject([
    {
      severity: 'error',
      file: `content/${module}`,
      path: expect.stringMatching(/^第 \d+ 行第 1 列$/),
      message: expect.stringContaining('closing tag for `<Section>`'),
    },
  ])
  expect(of('yaml')[0]).toMatchObject({
    file: 'content/levels/l4/l4-07-care-22/items.yaml',
    path: expect.stringMatching(/第 \d+ 行/),
  })
  expect(of('schema').map(({ file }) => file)).toEqual(
    expect.arrayContaining([`content/${items}`, 'content/levels/l4/l4-01-role/module.mdx']),
  )
  const illustrated = content.items.find(({ item }) => item.id === 'l4-08-002')?.item.body.images
  expect(illustrated).toMatchObject([{ file: `${content.images[0]?.id}.png`, width: 64, height: 48 }])
  expect(of('item-images')).toMatchObject([
    { path: 'l4-08-003 images.0', message: expect.stringContaining('images/没有.png 不存在') },
  ])
  expect(content.items.some(({ item }) => item.id === 'l4-08-003')).toBe(false)
  const folders = readdirSync(join(root, 'levels'), { recursive: true }).map(String)
  // one module lost its title and is left out; one that does not compile is kept, without its outline
  expect(content.modules.length).toBe(folders.filter((file) => file.endsWith('module.mdx')).length - 1)
  expect(content.items.length).toBeGreaterThan(200)
})
