const collator = new Intl.Collator('zh-CN-u-co-pinyin')

/** The first character of each initial in the pinyin order of CLDR; no syllable begins with I, U or V. */
const FIRSTS: readonly (readonly [string, string])[] = [
  ['A', '阿'],
  ['B', '八'],
  ['C', '嚓'],
  ['D', '哒'],
  ['E', '妸'],
  ['F', '发'],
  ['G', '旮'],
  ['H', '哈'],
  ['J', '丌'],
  ['K', '咔'],
  ['L', '垃'],
  ['M', '妈'],
  ['N', '拿'],
  ['O', '噢'],
  ['P', '妑'],
  ['Q', '七'],
  ['R', '然'],
  ['S', '仨'],
  ['T', '他'],
  ['W', '屲'],
  ['X', '夕'],
  ['Y', '丫'],
  ['Z', '匝'],
]

/** Words that begin with a character's second reading, and what they sound like. */
const HEARD: Readonly<Record<string, string>> = {
  重新: '虫新',
  重复: '虫复',
  长途: '常途',
  长期: '常期',
  调整: '条整',
  调度: '吊度',
  行业: '航业',
}
const heard = (term: string): string => {
  const word = [...term].slice(0, 2).join('')
  return (HEARD[word] ?? word) + term.slice(word.length)
}

/** The letter a term is looked up under: its pinyin initial, its own Latin letter, or # for figures. */
export function initialOf(term: string): string {
  const [first = ''] = heard(term).normalize('NFKC').toUpperCase()
  if (/[A-Z]/.test(first)) return first
  if (!/\p{Script=Han}/u.test(first)) return '#'
  return FIRSTS.findLast(([, character]) => collator.compare(character, first) <= 0)?.[0] ?? 'A'
}

/** Figures last, then by letter, then by pinyin. */
export const byPinyin = (a: string, b: string): number => {
  const [x, y] = [initialOf(a), initialOf(b)]
  if (x !== y) return x === '#' ? 1 : y === '#' ? -1 : x < y ? -1 : 1
  return collator.compare(heard(a), heard(b))
}
