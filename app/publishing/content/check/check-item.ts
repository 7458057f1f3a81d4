import * as z from 'zod'
import { type Asked, askedText, nearlySame } from '../../../domain/item/alike.ts'
import type { Item } from '../../../domain/item/item.ts'
import type { KnowledgeTree } from '../../../domain/knowledge/schema.ts'
import type { Finding } from '../../findings.ts'
import type { Content } from '../types.ts'
import { issueWords } from './issue-words.ts'
import type { Rule } from './rule.ts'
import { blanksMatchTheStem } from './rules/blanks-match-the-stem.ts'
import { imagesAreDescribed } from './rules/images-are-described.ts'
import { keyNamesOptions } from './rules/key-names-options.ts'
import { knowledgePointsExist } from './rules/knowledge-points-exist.ts'
import { optionsHideTheKey } from './rules/options-hide-the-key.ts'
import { lawItemsAreDated } from './rules/ready-items-are-reviewed.ts'
import { samplesMarkAsSaid } from './rules/samples-mark-as-said.ts'
import { writtenQuestionsFit, writtenQuestionsHold } from './rules/written-questions.ts'

/** The rules of content files that can be told of one item by itself. */
const ITEM_RULES: readonly Rule[] = [
  keyNamesOptions,
  knowledgePointsExist,
  optionsHideTheKey,
  blanksMatchTheStem,
  samplesMarkAsSaid,
  writtenQuestionsHold,
  writtenQuestionsFit,
  lawItemsAreDated,
  imagesAreDescribed,
]

/**
 * What the content rules say of an item written in the product; a finding's path is the field.
 * @param parsed the item, or what its fields lack
 * @param others the rest of the bank, for items that ask the same
 */
export function checkItem(
  parsed: Item | z.ZodError,
  { tree, others }: { tree: KnowledgeTree; others: readonly Asked[] },
): Finding[] {
  if (parsed instanceof z.ZodError)
    return parsed.issues.map((issue) => ({
      rule: 'schema',
      severity: 'error',
      file: '',
      path: issue.path.map(String).join('.'),
      message: issueWords(issue),
    }))
  const { id, body } = parsed
  const content: Content = {
    knowledge: { file: '', tree },
    glossary: { file: '', entries: [] },
    certification: { file: '', rules: undefined },
    blueprints: [],
    modules: [],
    items: [{ file: '', moduleId: '', item: parsed }],
    drafts: [],
    images: [],
    complaints: [],
    scenarios: [],
    acts: [],
    findings: [],
  }
  const told = ITEM_RULES.flatMap(({ name, severity, check }) =>
    check(content).map((remark) => ({
      rule: name,
      severity,
      ...remark,
      path: remark.path.replace(id, '').trim(),
    })),
  )
  const same = nearlySame(
    askedText(body),
    body.kind,
    others.filter((other) => other.id !== id),
  ).map(({ id: other }) => ({
    rule: 'near-duplicate-stems',
    severity: 'error' as const,
    file: '',
    path: 'stem',
    message: `题干与 ${other} 几乎相同；同一事实不用同样的话考两遍，请改写，或在 ${other} 上改`,
  }))
  return [...told, ...same]
}
