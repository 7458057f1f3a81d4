import type * as z from 'zod'

type Issue = z.ZodError['issues'][number]

const HAN = /\p{Script=Han}/u

/** What a member of a list is called, by the field the list stands in. */
const MEMBER: Readonly<Record<string, (at: number) => string>> = {
  options: (at) => `选项 ${String.fromCharCode(65 + at)}`,
  blanks: (at) => `第 ${at + 1} 空`,
  parts: (at) => `第 ${at + 1} 问`,
  rubric: (at) => `第 ${at + 1} 条标准`,
  levels: (at) => `第 ${at + 1} 档`,
  elements: (at) => `第 ${at + 1} 项`,
  images: (at) => `第 ${at + 1} 张图片`,
  reject: (at) => `第 ${at + 1} 个反例`,
  accept: (at) => `第 ${at + 1} 个正例`,
}

/** The places an issue's path leads through, in words: 第 2 问选项 B. */
const placeOf = (path: Issue['path']): string =>
  path
    .map((step, at) => (typeof step === 'number' ? (MEMBER[String(path[at - 1])]?.(step) ?? '') : ''))
    .join('')

function whatOf(issue: Issue): string {
  if (HAN.test(issue.message)) return issue.message
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string'
        ? '还没写'
        : `至少要 ${issue.minimum}${issue.origin === 'array' ? ' 项' : ''}`
    case 'too_big':
      return `最多 ${issue.maximum}${issue.origin === 'string' ? ' 字' : issue.origin === 'array' ? ' 项' : ''}`
    case 'invalid_type':
    case 'invalid_union':
      return '还没填'
    case 'invalid_value':
      return '还没选'
    case 'unrecognized_keys':
      return `有不认识的内容（${issue.keys.join('、')}），请删去`
    default:
      return '写法不对'
  }
}

/** What a field of an item lacks, in words for whoever writes it: “选项 B 还没写”. */
export const issueWords = (issue: Issue): string =>
  [placeOf(issue.path), whatOf(issue)].filter(Boolean).join(' ')
