/** What an expected refusal carries: a code, and the facts its words need. */
export type Refusal = { readonly code: string }

export type Ok<T> = { readonly ok: true; readonly value: T }
export type Refused<R extends Refusal> = { readonly ok: false; readonly refusal: R }
/** The answer of an operation that may be refused. Refusals are returned, never thrown. */
export type Result<T, R extends Refusal> = Ok<T> | Refused<R>

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value })
export const refuse = <const R extends Refusal>(refusal: R): Refused<R> => ({ ok: false, refusal })
