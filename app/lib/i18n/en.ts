import type { Catalog } from './create-i18n.ts'

/** Every English catalog, by the name of its file. */
export const en: Catalog = Object.fromEntries(
  Object.entries(
    import.meta.glob<Record<string, unknown>>('./en/*.json', { eager: true, import: 'default' }),
  ).map(([file, words]) => [file.slice('./en/'.length, -'.json'.length), words]),
)
