import type { PartResponse, Response } from '../item/schema.ts'

/** Whether anything was entered. An emptied answer counts as none. Free of zod, so that the exam room may ask it too. */
export function isAnswered(value: Response | PartResponse | null): boolean {
  if (value === null) return false
  switch (value.kind) {
    case 'single':
    case 'trueFalse':
      return value.chosen !== undefined
    case 'multiple':
      return value.chosen.length > 0
    case 'fillIn':
      return value.blanks.some((blank) => blank.trim() !== '')
    case 'classification':
      return value.class !== undefined || value.primaryMotive !== undefined
    case 'caseStudy':
      return value.parts.some(isAnswered)
    case 'plan':
    case 'written':
      return value.text.trim() !== ''
  }
}
