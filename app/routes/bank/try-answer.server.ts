import { type CasePart, type ItemBody, Response } from '../../domain/item/schema.ts'

/** The answer a trainer typed into the try-out; null when it is none the item's kind can have, which counts as blank. */
export function answerIn(form: FormData, body: ItemBody): Response | null {
  const parsed = Response.safeParse({ kind: body.kind, ...fieldsIn(form, body, '') })
  return parsed.success ? parsed.data : null
}

/** @param prefix what the names of its controls begin with (`TryFields`) */
function fieldsIn(form: FormData, body: ItemBody | CasePart, prefix: string): Record<string, unknown> {
  const text = (name: string) => {
    const value = form.get(prefix + name)
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  switch (body.kind) {
    case 'single':
      return { chosen: text('chosen') }
    case 'multiple':
      return { chosen: form.getAll(`${prefix}chosen`) }
    case 'trueFalse':
      return { chosen: text('chosen') === undefined ? undefined : text('chosen') === 'true' }
    case 'fillIn':
      return { blanks: body.blanks.map((_, at) => text(`blank-${at}`) ?? '') }
    case 'classification':
      return { class: text('class'), primaryMotive: text('motive') }
    case 'caseStudy':
      return {
        parts: body.parts.map((part, at) => ({ kind: part.kind, ...fieldsIn(form, part, `part-${at}-`) })),
      }
    case 'plan':
    case 'written':
      return { text: '' }
  }
}
