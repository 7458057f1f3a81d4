import * as z from 'zod'

/** A text as a form brings it: trimmed, at most so many characters, none of them NUL, which PostgreSQL keeps nowhere. */
export const typed = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((said) => !said.includes('\0'))
