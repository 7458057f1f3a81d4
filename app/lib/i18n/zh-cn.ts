import type { Catalog } from './create-i18n.ts'

/** Every zh-CN catalog, by the name of its file. */
export const zhCN: Catalog = Object.fromEntries(
  Object.entries(
    import.meta.glob<Record<string, unknown>>('./zh-CN/*.json', { eager: true, import: 'default' }),
  ).map(([file, words]) => [file.slice('./zh-CN/'.length, -'.json'.length), words]),
)
