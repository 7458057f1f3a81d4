import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What an endpoint was sent. */
export type Received = Readonly<{ system: string; data: Record<string, unknown>; whole: string }>
/** How an endpoint answers. */
export type Manner = (received: Received, response: ServerResponse) => void

/** Answers as a model would whose words are this JSON. */
export const saying =
  (words: (received: Received) => unknown): Manner =>
  (received, response) =>
    response.end(
      JSON.stringify({ id: 'x', choices: [{ message: { content: JSON.stringify(words(received)) } }] }),
    )

/** A server that speaks chat completions, on a port of its own; `manner` may be changed while it runs. */
export async function fakeLanguageModel(first: Manner) {
  const received: Received[] = []
  const fake = { manner: first, received, baseUrl: '', close: () => Promise.resolve() }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const whole = Buffer.concat(parts).toString()
      const [system, user] = JSON.parse(whole).messages
      const one = { system: system.content, data: JSON.parse(user.content), whole }
      received.push(one)
      fake.manner(one, response)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo // it listens on TCP
  fake.baseUrl = `http://127.0.0.1:${port}/v1`
  fake.close = () =>
    new Promise((closed) => {
      server.closeAllConnections()
      server.close(() => closed())
    })
  return fake
}
export type FakeLanguageModel = Awaited<ReturnType<typeof fakeLanguageModel>>
