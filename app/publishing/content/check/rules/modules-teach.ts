import { isInteractive } from '../../../../domain/course/lesson-parts.ts'
import type { Rule } from '../rule.ts'

const SHORTEST = 1_500
const LONGEST = 4_000

/** A module is real teaching text with something to do, checkpoints and a summary. */
export const modulesTeach: Rule = {
  name: 'modules-teach',
  severity: 'error',
  check: ({ modules }) =>
    modules.flatMap(({ file, frontmatter, outline }) => {
      if (!outline) return []
      const folder = file.split('/').at(-2)
      const checkpoints = outline.checkpoints.length
      const worked = outline.components.filter((name) => isInteractive(name) && name !== 'Checkpoint').length
      const messages = [
        ...(outline.length < SHORTEST || outline.length > LONGEST
          ? [`正文 ${outline.length} 个汉字；应在 ${SHORTEST}–${LONGEST} 之间`]
          : []),
        ...(checkpoints < 2 ? [`只有 ${checkpoints} 个 <Checkpoint>；至少两个`] : []),
        ...(worked < 1 ? ['没有互动部分；至少一个让学员动手的组件'] : []),
        ...(outline.sections.some(({ id }) => id === 'summary')
          ? []
          : ['没有 <Section id="summary">（小结）']),
        ...(outline.sections.every(({ id, title }) => id && title) ? [] : ['有的 <Section> 缺 id 或 title']),
        ...outline.unmarked.map(
          (text) =>
            `“${text.slice(0, 20)}”里的 ** 没有变成粗体；紧挨着组件或标点时，把 ** 写到里面去，如 <Term id="…">**词**</Term>`,
        ),
        ...(folder === frontmatter.id ? [] : [`id 是 ${frontmatter.id}，文件夹却叫 ${folder}；请改成一致`]),
      ]
      return messages.map((message) => ({ file, path: frontmatter.id, message }))
    }),
}

/** Every knowledge point a module names has enough items to be asked about. */
export const pointsHaveItems: Rule = {
  name: 'points-have-items',
  severity: 'error',
  check: ({ modules, items }) => {
    const AT_LEAST = 3
    return modules.flatMap(({ file, frontmatter }) =>
      frontmatter.knowledgePoints.flatMap((point) => {
        const count = items.filter(({ item }) => item.facts.knowledgePoint === point).length
        if (count >= AT_LEAST) return []
        return [
          { file, path: point, message: `知识点 ${point} 只有 ${count} 道题；每个知识点至少 ${AT_LEAST} 道` },
        ]
      }),
    )
  },
}

/** A checkpoint's answer travels with the lesson, so it must not be a question of the bank. */
export const checkpointsAreNotItems: Rule = {
  name: 'checkpoints-are-not-items',
  severity: 'error',
  check: ({ modules, items }) => {
    const stems = new Map(items.map(({ item }) => [item.body.stem.trim(), item.id]))
    return modules.flatMap(({ file, outline }) =>
      (outline?.checkpoints ?? []).flatMap((ask) => {
        const id = stems.get(ask.trim())
        return id
          ? [
              {
                file,
                path: ask,
                message: `随堂题与试题 ${id} 题干相同，答案会随课文送到浏览器；请改写随堂题`,
              },
            ]
          : []
      }),
    )
  },
}
