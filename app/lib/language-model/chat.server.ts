import * as z from 'zod'
import { ok, type Result, refuse } from '../../domain/shared/result.ts'

/** What is asked of a language model: what it is to do, and the data it is about, which is never an instruction. */
export type Ask = Readonly<{ system: string; data: unknown; maxTokens: number }>

/** `unreachable`: no connection, or an error status. `slow`: no whole answer in time. The rest: what came is no use. */
export type ChatRefusal = { code: 'unreachable' | 'slow' | 'too-long' | 'not-json' }

/** Asks once. The answer is whatever JSON the model gave: who asked has to check it. It never throws. */
export type Chat = (ask: Ask) => Promise<Result<unknown, ChatRefusal>>

export type Endpoint = Readonly<{
  /** Up to and without `/chat/completions`. */
  baseUrl: string
  model: string
  /** Sent as a bearer token; none for a server of one's own. */
  key?: string | undefined
  /** For the whole answer, not only its first byte. */
  timeoutMs: number
}>

/** Bytes of an answer that are read at most. */
const LONGEST = 65_536

/** The one part of an OpenAI-compatible answer that is read. */
const Completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
})

/** A language model behind any endpoint that speaks chat completions. Temperature 0; no redirect is followed. */
export function openAiChat({ baseUrl, model, key, timeoutMs }: Endpoint): Chat {
  const url = `${baseUrl.replace(/\/+$/, '')}/chat/completions`
  return async ({ system, data, maxTokens }) => {
    const signal = AbortSignal.timeout(timeoutMs)
    try {
      const response = await fetch(url, {
        method: 'POST',
        redirect: 'error',
        signal,
        headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
        body: JSON.stringify({
          model,
          temperature: 0,
          max_tokens: maxTokens,
          response_format: { type: 'json_object' },
          messages: [
            { role: 'system', content: system },
            { role: 'user', content: JSON.stringify(data) },
          ],
        }),
      })
      if (!response.ok) {
        await response.body?.cancel()
        return refuse({ code: 'unreachable' })
      }
      const text = await bounded(response)
      return text === undefined ? refuse({ code: 'too-long' }) : readAnswer(text)
    } catch {
      // a connection that fails, ends early or takes too long: the caller has its own words
      return refuse({ code: signal.aborted ? 'slow' : 'unreachable' })
    }
  }
}

/** The body as text; undefined when it is longer than is read. */
async function bounded(response: Response): Promise<string | undefined> {
  const reader = response.body?.getReader()
  if (!reader) return ''
  const parts: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return new TextDecoder().decode(Buffer.concat(parts))
    size += value.byteLength
    if (size > LONGEST) {
      await reader.cancel()
      return undefined
    }
    parts.push(value)
  }
}

function readAnswer(text: string): Result<unknown, ChatRefusal> {
  const completion = Completion.safeParse(parsed(text))
  const answer = completion.success ? parsed(completion.data.choices[0]?.message.content ?? '') : undefined
  return answer === undefined ? refuse({ code: 'not-json' }) : ok(answer)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
