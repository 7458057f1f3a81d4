import type { IncomingMessage, ServerResponse } from 'node:http'
import { LARGEST_IMAGE } from '../domain/item/image.ts'
import { LARGEST_FILE } from '../lib/exchange/largest-file.ts'

/** A guard stands before Express and beside it: it knows only what Node gives. */
export type Guard = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

const SAFE = new Set(['GET', 'HEAD'])

/** The host a request was made to, as the browser knows it. */
const hostOf = (headers: Record<string, string | string[] | undefined>): string | undefined => {
  const forwarded = headers['x-forwarded-host'] ?? headers.host
  return Array.isArray(forwarded) ? forwarded[0] : forwarded
}

/** Refuses every write that another site sent: Origin, or else Sec-Fetch-Site, must be our own. */
export const sameOriginOnly: Guard = (request, response, next) => {
  if (SAFE.has(request.method ?? '')) return next()
  const { origin, 'sec-fetch-site': site } = request.headers
  const own =
    origin === undefined
      ? site === undefined || site === 'same-origin' || site === 'none'
      : sameHost(origin, hostOf(request.headers))
  if (own) return next()
  response.writeHead(403, { 'Content-Type': 'text/plain; charset=utf-8' })
  response.end('这个请求来自别的网站，已拒绝。请从本站页面重新操作。')
}

const sameHost = (origin: string, host: string | undefined): boolean => {
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}

/** The largest body a page sends but for uploads: an envelope of fifty answers. */
export const MAX_BODY = 1_000_000
/** What may be longer: files of questions, from a form and as Remix's own request, and images of items. */
const UPLOADS = [
  { path: /^\/bank\/import\/?(\.data)?(\?|$)/, largest: LARGEST_FILE },
  { path: /^\/api\/items\/[^/?]+\/images(\?|$)/, largest: LARGEST_IMAGE },
]
/** What is still read, and thrown away, of a body that is too long, so that its sender hears the answer. */
const MAX_DRAINED = 64_000_000

const tooLarge = (megabytes: number) =>
  JSON.stringify({
    refusal: { code: 'too-large', message: `内容超过 ${megabytes} MB，没有收下；之前保存的都还在。` },
  })

/**
 * Refuses a body that says it is too long before any of it is used, and ends one that turns out to be. An upload may be
 * the largest file and the form around it; it hears the size that its page names.
 */
export const bodyLimit: Guard = (request, response, next) => {
  const upload = UPLOADS.find(({ path }) => path.test(request.url ?? ''))
  const limit = upload ? upload.largest + MAX_BODY : MAX_BODY
  const refuse = () => {
    if (response.headersSent) return
    response.writeHead(413, { Connection: 'close', 'Content-Type': 'application/json; charset=utf-8' })
    response.end(tooLarge(upload ? upload.largest / 1024 / 1024 : MAX_BODY / 1_000_000))
  }
  const declared = Number(request.headers['content-length'] ?? 0)
  if (declared > MAX_DRAINED) {
    refuse()
    request.destroy()
    return
  }
  if (declared > limit) {
    // a sender that is still writing when the answer comes would only see a broken connection
    request.resume().on('end', refuse)
    return
  }
  let received = 0
  request.on('data', (chunk: Buffer) => {
    received += chunk.length
    if (received <= limit) return
    refuse()
    request.destroy()
  })
  request.pause()
  next()
}
