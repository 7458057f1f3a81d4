import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type SourceFile = Readonly<{ path: string; text: string }>

/** Source files below a folder whose names end as asked, tests left out. */
export const sourceFiles = (folder: string, ending: RegExp): SourceFile[] =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => ending.test(file) && !/\.test\.tsx?$/.test(file))
    .sort()
    .map((file) => ({ path: join(folder, file), text: readFileSync(join(folder, file), 'utf8') }))

/** The text without comments, so that a docstring may name what code must not use. */
export const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1')
