import { LESSON_COMPONENTS } from '../../../../domain/course/lesson-parts.ts'
import type { Rule } from '../rule.ts'

/** Sections, terms, modules, scenarios and components that are referred to exist. */
export const linksLeadSomewhere: Rule = {
  name: 'links-lead-somewhere',
  severity: 'error',
  check: ({ modules, items, drafts, glossary, scenarios }) => {
    const moduleIds = new Set(modules.map(({ frontmatter }) => frontmatter.id))
    const terms = new Set(glossary.entries.map(({ id }) => id))
    const talks = new Set(
      scenarios.filter(({ scenario }) => scenario.status === 'ready').map(({ scenario }) => scenario.id),
    )
    const known = new Set<string>(LESSON_COMPONENTS)
    const sections = new Map(
      modules.map(({ frontmatter, outline }) => [
        frontmatter.id,
        new Set(outline?.sections.map(({ id }) => id)),
      ]),
    )
    const fromModules = modules.flatMap(({ file, frontmatter, outline }) => [
      ...frontmatter.prerequisites
        .filter((id) => !moduleIds.has(id))
        .map((id) => ({ file, path: 'prerequisites', message: `先修模块 ${id} 不存在` })),
      ...frontmatter.scenarios
        .filter((slug) => !talks.has(slug))
        .map((slug) => ({
          file,
          path: 'scenarios',
          message: `场景 ${slug} 不存在或没有就绪；见 content/scenarios`,
        })),
      ...(outline?.terms ?? [])
        .filter((id) => !terms.has(id))
        .map((id) => ({
          file,
          path: `<Term id="${id}">`,
          message: `术语 ${id} 不在 content/glossary.yaml 里；请补词条或改 id`,
        })),
      ...(outline?.components ?? [])
        .filter((name) => !known.has(name))
        .map((name) => ({
          file,
          path: `<${name}>`,
          message: `课文不能用 <${name}>；能用的组件见 docs/authoring.md §2`,
        })),
      ...(outline?.links ?? [])
        .filter(
          (url) => !/^https?:\/\//.test(url) && !moduleIds.has(/^\/learn\/([a-z0-9-]+)/.exec(url)?.[1] ?? ''),
        )
        .map((url) => ({
          file,
          path: url,
          message: `链接 ${url} 没有去处；站内链接写成 /learn/模块id#节id`,
        })),
      ...doubled(outline?.sections.map(({ id }) => id) ?? []).map((id) => ({
        file,
        path: `<Section id="${id}">`,
        message: `两节用了同一个 id ${id}；学习进度按它记，请改一个`,
      })),
      ...doubled(outline?.parts ?? []).map((id) => ({
        file,
        path: id,
        message: `两个互动部分同名（${id}）；学习进度按名字记，请改一个标题`,
      })),
    ])
    const fromItems = [
      ...items.map(({ file, moduleId, item }) => ({
        file,
        moduleId,
        id: item.id,
        section: item.facts.section,
      })),
      ...drafts.map(({ file, moduleId, draft }) => ({
        file,
        moduleId,
        id: draft.id,
        section: draft.section,
      })),
    ].flatMap(({ file, moduleId, id, section }) =>
      section === undefined || sections.get(moduleId)?.has(section)
        ? []
        : [
            {
              file,
              path: `${id} section`,
              message: `${moduleId} 里没有 id 为 ${section} 的一节；成绩页要从这里链回课文`,
            },
          ],
    )
    return [...fromModules, ...fromItems]
  },
}

const doubled = (ids: readonly string[]): string[] => ids.filter((id, i) => ids.indexOf(id) < i)
