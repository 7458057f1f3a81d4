import type { RequestHandler } from 'express'

const SAFE = new Set(['GET', 'HEAD'])

/** The host a request was made to, as the browser knows it. */
const hostOf = (headers: Record<string, string | string[] | undefined>): string | undefined => {
  const forwarded = headers['x-forwarded-host'] ?? headers.host
  return Array.isArray(forwarded) ? forwarded[0] : forwarded
}

/** Refuses every write that another site sent: Origin, or else Sec-Fetch-Site, must be our own. */
export const sameOriginOnly: RequestHandler = (request, response, next) => {
  if (SAFE.has(request.method)) return next()
  const { origin, 'sec-fetch-site': site } = request.headers
  const own =
    origin === undefined
      ? site === undefined || site === 'same-origin' || site === 'none'
      : sameHost(origin, hostOf(request.headers))
  if (own) return next()
  response.status(403).type('text/plain').send('这个请求来自别的网站，已拒绝。请从本站页面重新操作。')
}

const sameHost = (origin: string, host: string | undefined): boolean => {
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}

/** The largest body any page sends: an envelope of fifty answers. */
export const MAX_BODY = 1_000_000

/** Refuses a body that says it is too long before reading it, and stops reading one that turns out to be. */
export const bodyLimit: RequestHandler = (request, response, next) => {
  const tooLarge = () => {
    if (response.headersSent) return
    const shown = `${MAX_BODY / 1_000_000} MB`
    response
      .status(413)
      .setHeader('Connection', 'close')
      .type('application/json')
      .send(
        JSON.stringify({
          refusal: { code: 'too-large', message: `内容超过 ${shown}，没有收下；之前保存的都还在。` },
        }),
      )
  }
  const declared = Number(request.headers['content-length'] ?? 0)
  if (declared > MAX_BODY) return tooLarge()
  let received = 0
  request.on('data', (chunk: Buffer) => {
    received += chunk.length
    if (received > MAX_BODY) {
      tooLarge()
      request.destroy()
    }
  })
  request.pause()
  next()
}
