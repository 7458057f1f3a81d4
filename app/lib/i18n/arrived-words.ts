import type { i18n } from 'i18next'
import type { Language } from './languages.ts'
import shell from './zh-CN/shell.json'

type Words = Record<string, unknown>

/** Words that came with the code of the pages seen so far (words-plugin.ts sends them here). */
const arrived: { language: Language; namespace: string; words: Words }[] = []
const coming: Promise<void>[] = []
let speaking: i18n | undefined

/** i18next's own types leave out these options, which its store takes. */
type Store = {
  addResourceBundle(
    ...bundle: [Language, string, Words, boolean, boolean, { silent: boolean; skipCopy: boolean }]
  ): void
}

function speak(translator: i18n, { language, namespace, words }: (typeof arrived)[number]): void {
  const store = translator.store as unknown as Store // see above
  // Chinese comes before the code that says it, English may come after: only then something drawn has to change
  store.addResourceBundle(language, namespace, words, false, true, {
    silent: language === 'zh-CN',
    skipCopy: true,
  })
}

function give(language: Language, namespace: string, words: Words): void {
  const here = { language, namespace, words }
  arrived.push(here)
  if (speaking) speak(speaking, here)
}

/** Takes a namespace in Chinese, and fetches it in English where the page is shown in English. */
export function addWords(namespace: string, words: Words): void {
  give('zh-CN', namespace, words)
  if (globalThis.document?.documentElement.lang === 'en') coming.push(addEnglish(namespace))
}

async function addEnglish(namespace: string): Promise<void> {
  try {
    const { englishWords } = await import('./english-words.ts')
    give('en', namespace, await englishWords(namespace))
  } catch {
    // the network failed: the page speaks Chinese, as it does for every word that English lacks
  }
}

addWords('shell', shell)

/** Waits for the words that code already here asked for: what is hydrated must say what the server said. */
export async function wordsHere(): Promise<void> {
  await Promise.all(coming)
}

/** Gives this browser's translator the words that are there, and later ones as they come. */
export function speakWith(translator: i18n): void {
  speaking = translator
  for (const words of arrived) speak(translator, words)
}
