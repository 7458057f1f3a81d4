import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bodyLimit } from './guards.ts'

const server = createServer((request, response) =>
  bodyLimit(request, response, async () => {
    let bytes = 0
    for await (const chunk of request) bytes += (chunk as Buffer).length
    if (!response.headersSent) response.end(String(bytes))
  }),
)
beforeAll(() => new Promise<void>((ready) => server.listen(0, ready)))
afterAll(() => new Promise((closed) => server.close(closed)))

const send = async (path: string, bytes: number) => {
  const { port } = server.address() as AddressInfo
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    body: new Uint8Array(bytes),
  })
  return { status: answer.status, said: await answer.text() }
}

test.each(['/bank/import', '/bank/import?index', '/bank/import.data?index'])(
  'a file of questions passes whole at %s, up to the size the page names',
  async (path) => {
    expect(await send(path, 20 * 1024 * 1024)).toEqual({ status: 200, said: String(20 * 1024 * 1024) })
    const refused = await send(path, 22 * 1024 * 1024)
    expect(refused).toMatchObject({ status: 413, said: expect.stringContaining('20 MB') })
  },
)

test.each(['/bank', '/bank/import/x1', '/api/attempts/a1/answers', '/bank/imports'])(
  'elsewhere, at %s, a body over a megabyte is refused with words',
  async (path) => {
    expect(await send(path, 1_000_000)).toEqual({ status: 200, said: '1000000' })
    const { status, said } = await send(path, 1_000_001)
    expect(status).toBe(413)
    expect(JSON.parse(said)).toMatchObject({
      refusal: { code: 'too-large', message: expect.stringContaining('1 MB') },
    })
  },
)
