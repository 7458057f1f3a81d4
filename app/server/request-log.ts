import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'

/** Writes one line when a request is answered. @returns the id that names the request in every line about it */
export function logRequest(log: Logger, request: IncomingMessage, response: ServerResponse): string {
  const requestId = randomUUID().slice(0, 8)
  if (!log.isLevelEnabled('info')) return requestId
  const start = performance.now()
  const { method, url = '' } = request
  response.on('finish', () => {
    const ms = Math.round(performance.now() - start)
    log.info({ requestId, method, path: url.replace(/\?.*/, ''), status: response.statusCode, ms })
  })
  return requestId
}
