const files = import.meta.glob<Record<string, unknown>>('./en/*.json', { import: 'default' })

/** The English words of a namespace; none where the interface has not been put into English. */
export const englishWords = async (namespace: string): Promise<Record<string, unknown>> =>
  (await files[`./en/${namespace}.json`]?.()) ?? {}
