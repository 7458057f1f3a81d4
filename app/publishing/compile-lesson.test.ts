import { expect, test } from 'vitest'
import { compileLesson } from './compile-lesson.ts'

test('marks of bold that Markdown leaves standing beside a component are seen', async () => {
  const lesson =
    '他说**要走**。**<Term id="testimony">客户见证</Term>**靠的是真，<Term id="testimony">**见证**</Term>也是。'
  const { outline } = await compileLesson(lesson, [])
  expect(outline.unmarked).toEqual(['。**', '**靠的是真，'])
})
