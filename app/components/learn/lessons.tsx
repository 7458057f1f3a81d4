import { type ComponentType, lazy, type ReactNode, Suspense } from 'react'
import { lessonComponents } from '../lesson/index.tsx'
import { Loading } from '../ui/states.tsx'

type Lesson = ComponentType<{ components: typeof lessonComponents }>

const files = import.meta.glob<Lesson>('/content/levels/*/*/module.mdx', { import: 'default' })
const loaderOf = new Map(Object.entries(files).map(([file, load]) => [file.split('/').at(-2) ?? file, load]))

const loaded = new Map<string, Lesson>()
const lazyOf = new Map(
  [...loaderOf].map(([id, load]) => [id, lazy(() => load().then((lesson) => ({ default: lesson })))]),
)

/**
 * Fetches a lesson's text before its page is drawn, so that the server's page and a page gone to by a link have it at
 * once. Only a page that hydrates meets it later, and keeps the server's text until then.
 */
export async function preloadLesson(moduleId: string): Promise<void> {
  const load = loaderOf.get(moduleId)
  if (load && !loaded.has(moduleId)) loaded.set(moduleId, await load())
}

export const hasLesson = (moduleId: string): boolean => loaderOf.has(moduleId)

/** The text of a lesson. Lessons are written in Chinese whatever the interface speaks. */
export function LessonText({ moduleId, missing }: { moduleId: string; missing: ReactNode }) {
  const Text = loaded.get(moduleId) ?? lazyOf.get(moduleId)
  if (!Text) return missing
  return (
    <div className="lesson" lang="zh-CN">
      <Suspense fallback={<Loading />}>
        <Text components={lessonComponents} />
      </Suspense>
    </div>
  )
}
