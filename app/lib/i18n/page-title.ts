import english from './en/titles.json'
import chinese from './zh-CN/titles.json'

export type TitleName = keyof typeof chinese
type Matches = readonly { readonly id?: string; readonly data?: unknown }[]

/** Whether the page is shown in English, by what the root loader decided. */
const isEnglish = (matches: Matches): boolean =>
  (matches.find(({ id }) => id === 'root')?.data as { language?: string } | undefined)?.language === 'en' // the root loader's own shape

/** A page's title in the language of the page, the brand behind it. `own` is a title that the content brings along. */
export function pageTitle(matches: Matches, name: TitleName, own?: string): string {
  const words = isEnglish(matches) ? english : chinese
  return `${own ? `${own} · ` : ''}${words[name]} · ${words.brand}`
}
