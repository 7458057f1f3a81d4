import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { addWords, speakWith } from './arrived-words.ts'
import { createI18n } from './create-i18n.ts'
import { namespacesIn } from './words-plugin.ts'

const known = readdirSync('app/lib/i18n/zh-CN').map((file) => file.replace('.json', ''))

test.each([
  ["const { t } = useTranslation('exam')", ['exam']],
  ["const { t } = useTranslation()\nt('skip')", []],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: code as it is written
  ["t(`bank:difficulty.${grade}`) + t('question:blank')", ['bank', 'question']],
  ["const to = 'learn:next'", ['learn']],
  ["i18n.getFixedT('zh-CN', 'certificate')", ['certificate']],
  ["const url = 'https://x'; const file = 'lesson.json'; const id = 'exam: 一'", []],
])('%s takes words from %j', (code, namespaces) => {
  expect(namespacesIn(code, known)).toEqual(namespaces)
})

test('words that come before and after the translator are both spoken', () => {
  addWords('early', { hello: '早' })
  const translator = createI18n('zh-CN', { 'zh-CN': {} })
  speakWith(translator)
  addWords('late', { hello: '晚' })
  expect([translator.t('early:hello'), translator.t('late:hello'), translator.t('brand')]).toEqual([
    '早',
    '晚',
    '维挽学堂',
  ])
})
