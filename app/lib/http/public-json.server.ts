/** A document for whoever asks, from any site; it may be kept for five minutes. */
export const publicJson = (body: unknown, { type = 'application/json' }: { type?: string } = {}): Response =>
  publicText(JSON.stringify(body), type)

export const publicText = (body: string, type: string): Response =>
  new Response(body, {
    headers: {
      'Content-Type': type,
      'Cache-Control': 'public, max-age=300',
      'Access-Control-Allow-Origin': '*',
    },
  })
