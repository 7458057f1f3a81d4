import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'

const policy = (nonce: string) =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

/** What every response carries, page or not. */
export const plainHeaders = ({ https }: { https: boolean }): Readonly<Record<string, string>> => ({
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), payment=()',
  ...(https && { 'Strict-Transport-Security': 'max-age=31536000' }),
})

/**
 * Gives every page its nonce and its security headers.
 * @param strict false in development, where Vite injects styles without a nonce
 */
export function securityHeaders({ strict, https }: { strict: boolean; https: boolean }): RequestHandler {
  const plain = new Map(Object.entries(plainHeaders({ https })))
  return (_request, response, next) => {
    const nonce = randomBytes(16).toString('base64')
    response.locals.nonce = nonce
    if (strict) response.setHeader('Content-Security-Policy', policy(nonce))
    response.setHeaders(plain)
    next()
  }
}
