import { render } from '@testing-library/react'
import i18next from 'i18next'
import type { ReactElement } from 'react'
import { I18nextProvider } from 'react-i18next'
import calculator from '#app/lib/i18n/zh-CN/calculator.json' with { type: 'json' }
import fee from '#app/lib/i18n/zh-CN/fee.json' with { type: 'json' }
import lesson from '#app/lib/i18n/zh-CN/lesson.json' with { type: 'json' }
import sla from '#app/lib/i18n/zh-CN/sla.json' with { type: 'json' }
import ui from '#app/lib/i18n/zh-CN/ui.json' with { type: 'json' }
import { LessonProgress } from './progress.tsx'

/** For tests: the part with the real Chinese words, and the ids of the parts it reported as done. */
export function renderInChinese(part: ReactElement) {
  const words = i18next.createInstance()
  words.init({
    lng: 'zh-CN',
    resources: { 'zh-CN': { calculator, fee, lesson, sla, ui } },
    initAsync: false,
    interpolation: { escapeValue: false },
  })
  const done: string[] = []
  const page = render(
    <I18nextProvider i18n={words}>
      <LessonProgress.Provider value={{ onDone: (partId) => done.push(partId) }}>
        {part}
      </LessonProgress.Provider>
    </I18nextProvider>,
  )
  return { ...page, done }
}
