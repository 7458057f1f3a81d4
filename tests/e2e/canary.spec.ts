import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isMap, isSeq, parseDocument } from 'yaml'
import { loadContent } from '#app/publishing/content/load.ts'
import { expect, test } from './fixtures.ts'
import { RunningServer, weiwan } from './server.ts'

const CANARY = '金丝雀勿放出'
const FIELDS = /rationale|accepted|answerStatus|difficulty|enemyGroups|keyVersion/

/** The project's content with a known string in every rationale and every accepted answer. */
function markContent(root: string): number {
  cpSync('content', root, { recursive: true })
  let marked = 0
  for (const file of readdirSync(root, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('items.yaml'))) {
    const document = parseDocument(readFileSync(join(root, file), 'utf8'))
    const items = document.get('items')
    if (!isSeq(items)) throw new Error(file)
    for (const item of items.items) {
      if (!isMap(item) || !item.has('rationale')) continue
      item.set('rationale', `${String(item.get('rationale'))}${CANARY}`)
      const blanks = item.get('blanks')
      if (isSeq(blanks))
        for (const blank of blanks.items) {
          const accepted = isMap(blank) ? blank.get('accepted') : undefined
          if (isSeq(accepted)) accepted.add(`${CANARY}答案`)
        }
      marked++
    }
    writeFileSync(join(root, file), document.toString())
  }
  return marked
}

const clientFiles = (): string[] =>
  readdirSync('build/client', { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile())
    .map((e) => join(e.parentPath, e.name))

test('no rationale of the bank is in any file the browser can fetch', async () => {
  const { items } = await loadContent('content')
  // whole rationales: a lesson may well say a sentence of one in the same words
  const rationales = items.map(({ item }) => item.facts.rationale)
  expect(rationales.length).toBeGreaterThan(200)
  const files = clientFiles()
  expect(files.length).toBeGreaterThan(20)
  for (const file of files) {
    const text = readFileSync(file, 'utf8')
    expect(
      rationales.filter((rationale) => text.includes(rationale)),
      file,
    ).toEqual([])
  }
})

test('key and rationale reach nobody before release, and whoever handed in afterwards', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'weiwan-canary-'))
  const template = join(folder, 'canary.db')
  expect(markContent(join(folder, 'content'))).toBeGreaterThan(200)
  weiwan(template, 'db', 'migrate')
  weiwan(template, 'content', 'publish', '--tables', '24', '--content', join(folder, 'content'))
  weiwan(template, 'demo', 'load')
  const server = await RunningServer.start(template)
  try {
    const heard: { what: string; text: string }[] = []
    let cookie = ''
    const ask = async (path: string, init: RequestInit = {}) => {
      const answer = await fetch(`${server.url}${path}`, {
        redirect: 'manual',
        ...init,
        headers: { Cookie: cookie, Origin: server.url, ...init.headers },
      })
      const text = await answer.text()
      heard.push({
        what: `${init.method ?? 'GET'} ${path}`,
        text: `${[...answer.headers].join('\n')}\n${text}`,
      })
      return { answer, text }
    }
    const signed = await ask('/sign-in', {
      method: 'POST',
      body: new URLSearchParams({ login: 'ZX-20441', password: 'weiwan-demo', to: '/' }),
    })
    cookie = signed.answer.headers.get('Set-Cookie')?.split(';')[0] ?? ''
    const started = await ask('/exams/l4-theory/start', { method: 'POST' })
    const id = /\/attempts\/([\w-]+)/.exec(started.answer.headers.get('Location') ?? '')?.[1]
    expect(id, started.text.slice(0, 300)).toBeTruthy()
    for (const path of [
      '/',
      '/exams',
      '/exams/l4-theory/start',
      '/learn',
      '/learn/l4-08-signals',
      `/attempts/${id}`,
      `/api/attempts/${id}/state`,
      `/attempts/${id}/result`,
      `/attempts/${id}/review`,
      `/attempts/${id}/receipt`,
      '/bank',
      '/blueprints/l4',
      '/team',
    ]) {
      await ask(path)
      await ask(`${path === '/' ? '/_root' : path}.data`)
    }
    const save = (events: unknown[]) =>
      ask(`/api/attempts/${id}/answers`, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ epoch: 1, events }),
      })
    const event = (slot: number, value: unknown, seq: number) => ({
      clientEventId: randomUUID(),
      seq,
      slot,
      value,
      flagged: false,
    })
    await save([
      event(1, { kind: 'single', chosen: 'a' }, 1),
      event(2, { kind: 'fillIn', blanks: ['x'] }, 2),
      event(499, null, 3),
    ])
    await ask(`/api/attempts/${id}/answers`, { method: 'PUT', body: '{broken' })
    await ask('/api/attempts/somebody-elses/state')
    const leaked = heard.filter(
      ({ text }) =>
        text.includes(CANARY) ||
        FIELDS.test(text.replace(/<script[\s\S]*?__remixManifest[\s\S]*?<\/script>/g, '')),
    )
    expect(leaked.map(({ what }) => what)).toEqual([])

    await ask(`/api/attempts/${id}/submit`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ epoch: 1, submitKey: randomUUID() }),
    })
    const review = await ask(`/attempts/${id}/review`)
    expect(review.text, 'the check can fail: after release the canary is there').toContain(CANARY)
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
