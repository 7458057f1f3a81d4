import { type ComponentType, lazy, memo, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { wordsHere } from '../../lib/i18n/arrived-words.ts'
import { lessonElements } from '../lesson/lesson-elements.tsx'
import { Notice } from '../ui/notice.tsx'
import { Loading } from '../ui/states.tsx'

type Lesson = ComponentType<{ components: typeof lessonElements }>

const files = import.meta.glob<Lesson>('/content/levels/*/*/module.mdx', { import: 'default' })
const loaderOf = new Map(Object.entries(files).map(([file, load]) => [file.split('/').at(-2) ?? file, load]))

/** A lesson brings its components, and they their words: it is not drawn before both are here. */
async function withWords(load: () => Promise<Lesson>): Promise<Lesson> {
  const lesson = await load()
  await wordsHere()
  return lesson
}

const loaded = new Map<string, Lesson>()
const lazyOf = new Map(
  [...loaderOf].map(([id, load]) => [id, lazy(async () => ({ default: await withWords(load) }))]),
)

/**
 * Fetches a lesson's text before its page is drawn, so that the server's page and a page gone to by a link have it at
 * once. Only a page that hydrates meets it later, and keeps the server's text until then.
 */
export async function preloadLesson(moduleId: string): Promise<void> {
  const load = loaderOf.get(moduleId)
  if (load && !loaded.has(moduleId)) loaded.set(moduleId, await withWords(load))
}

export const hasLesson = (moduleId: string): boolean => loaderOf.has(moduleId)

/**
 * The text of a lesson. Lessons are written in Chinese whatever the interface speaks.
 * Kept still while the page around it changes, and takes no words itself: a text touched before it is hydrated would
 * be thrown away and drawn anew.
 */
export const LessonText = memo(function LessonText({ moduleId }: { moduleId: string }) {
  const Text = loaded.get(moduleId) ?? lazyOf.get(moduleId)
  if (!Text) return <NoText />
  return (
    <div className="lesson" lang="zh-CN">
      <Suspense fallback={<Loading />}>
        <Text components={lessonElements} />
      </Suspense>
    </div>
  )
})

function NoText() {
  const { t } = useTranslation('learn')
  return <Notice tone="warn">{t('noText')}</Notice>
}
