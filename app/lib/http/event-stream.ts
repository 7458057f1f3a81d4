/** A comment this often keeps proxies from closing a quiet stream. */
const PING_MS = 15_000
/** A stream ends after this long; the browser comes back by itself, and is asked again who it is. */
const LIFE_MS = 5 * 60_000

export type Stream = Readonly<{
  send(event: string, data: unknown): void
  end(): void
}>

/**
 * Server-sent events: `begin` is given the stream and returns what to do when it is over, whoever ended it (the page,
 * the server, or its life).
 */
export function eventStream(request: Request, begin: (stream: Stream) => () => void): Response {
  const encoder = new TextEncoder()
  let over: () => void = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let open = true
      const write = (text: string) => {
        if (open) controller.enqueue(encoder.encode(text))
      }
      const end = () => {
        if (!open) return
        open = false
        clearInterval(ping)
        clearTimeout(life)
        cleanUp()
        try {
          controller.close()
        } catch {
          // the page closed it first
        }
      }
      const ping = setInterval(() => write(': \n\n'), PING_MS)
      const life = setTimeout(end, LIFE_MS)
      over = end
      write('retry: 2000\n\n')
      const cleanUp = begin({
        send: (event, data) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
        end,
      })
      if (request.signal.aborted) end()
      else request.signal.addEventListener('abort', end, { once: true })
    },
    cancel() {
      over()
    },
  })
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    },
  })
}
