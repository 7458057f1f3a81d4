import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadContent } from './load.ts'

const folder = mkdtempSync(join(tmpdir(), 'weiwan-content-'))
const root = join(folder, 'content')
const [module, items] = ['levels/l4/l4-09-complaint-basics/module.mdx', 'levels/l4/l4-08-signals/items.yaml']
const edit = (file: string, change: (text: string) => string) =>
  writeFileSync(join(root, file), change(readFileSync(join(root, file), 'utf8')))

beforeAll(() => {
  cpSync('content', root, { recursive: true })
  edit(module, (text) => `${text}\n\n<Section id="open">\n\n没有闭合。\n`)
  edit(items, (text) => text.replace('kind: single', 'kind: sngle'))
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
  const folders = readdirSync(join(root, 'levels'), { recursive: true }).map(String)
  // one module lost its title and is left out; one that does not compile is kept, without its outline
  expect(content.modules.length).toBe(folders.filter((file) => file.endsWith('module.mdx')).length - 1)
  expect(content.items.length).toBeGreaterThan(200)
})
