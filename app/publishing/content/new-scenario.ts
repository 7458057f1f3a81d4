import { isMap, parseDocument } from 'yaml'

type Named = Readonly<{ slug: string; title: string }>

/**
 * The words of a scenario nobody has written yet: what every one has, with the usual values. All that makes a customer
 * is missing, and the check says so point by point.
 */
export const blankScenario = ({
  slug,
  title,
}: Named): string => `# 新场景。表单和 YAML 写的是同一份；还缺什么，看旁边的检查。
id: ${slug}
version: 1
status: draft
title: ${JSON.stringify(title)}
level: l4
channel: hall
opening: {required: [greet, identify-self], verify: required}
init: {mood: 50, trust: 40, churn: 60, patience: 7}
limits: {calmAt: 55, savedAt: 40, maxTurns: 16, minutes: 15}
needs: {emotional: [], rational: []}
screen: []
lookups: []
facts: []
objections: []
offers: []
authority: {waive: 0, refund: 0, never: []}
exit: {rightIn: [], mustTell: []}
variants: []
replies: {}
tests: []
`

/** The words of a scenario as the start of another: its name is new, it is a draft, and every comment stays. Undefined: they cannot be read. */
export function copiedScenario(source: string, { slug, title }: Named): string | undefined {
  const document = parseDocument(source)
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined
  for (const [name, value] of Object.entries({ id: slug, version: 1, status: 'draft', title }))
    document.set(name, value)
  return document.toString({ lineWidth: 0, flowCollectionPadding: false })
}
