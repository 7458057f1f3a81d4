/** Width and case do not count in a search: ＶＩＰ finds vip. */
export const foldForSearch = (text: string): string => text.normalize('NFKC').toLowerCase()

/** The words of what was typed to search for. */
export const wordsIn = (search: string): string[] => foldForSearch(search).split(/\s+/).filter(Boolean)
