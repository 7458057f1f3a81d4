/** The text around the blanks of a stem: n blanks give n + 1 parts. */
export const stemParts = (stem: string): string[] => stem.split(/_{4,}/)

/** The unit to print after a blank: none where the stem goes on with it. */
export const unitAfter = (unit: string | null, rest: string): string | null =>
  unit === null || rest.trimStart().startsWith(unit) ? null : unit

/** Characters one blank takes. */
export const BLANK_LENGTH = 200

/** Groups of interchangeable blanks in words: 1、2. */
export const groupsInWords = (groups: readonly (readonly number[])[]): string[] =>
  groups.map((group) => group.map((blank) => blank + 1).join('、'))
