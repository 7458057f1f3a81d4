import { bigramsOf } from '../shared/similarity.ts'
import { foldForCues } from './cues.ts'
import type { Offer } from './schema.ts'
import { slotsIn } from './slots.ts'

/** Words in which terms of these names are told; other names go by their own text alone. */
const TOLD: Readonly<Record<string, RegExp>> = {
  fee: /免费|不(?:收|要|用)(?:钱|费)|不花钱|不另收|[\d.]+(?:元|块|毛)|月租|费用|价/,
  term: /合约|协议|合同|[\d.半]+个?(?:月|年)|一?年(?!前)|期限|约期|到期|没有?期/,
  exit: /违约|退出|退订|取消|(?:随时|可以?|能|提前)[^,]{0,6}(?:退|拆|停|换|转|取消|走)|不满意|不合适/,
  date: /生效|到账|次月|下个?月|当[天日月]|即时/,
}
/** Share of a term's own neighbouring characters that have to be said where no number tells. */
const ENOUGH = 0.4

const amountsOf = (folded: string): ReadonlySet<string> => new Set(folded.match(/\d+(?:\.\d+)?/g) ?? [])

/** Whether a folded text tells this term of an offer: its figures or its words, or for an open date any time. */
function tells(folded: string, name: string, term: string): boolean {
  const wanted = foldForCues(term)
  const figures = amountsOf(wanted)
  const shared = [...figures].filter((figure) => amountsOf(folded).has(figure)).length
  const pairs = bigramsOf(wanted.replace(/[,、。;:]/g, ''))
  const said = bigramsOf(folded.replace(/[,、。;:]/g, ''))
  const overlap = pairs.size === 0 ? 0 : [...pairs].filter((pair) => said.has(pair)).length / pairs.size
  if (overlap >= ENOUGH) return true
  const worded = TOLD[name]?.test(folded) ?? false
  if (figures.size > 0) return shared > 0 && (worded || overlap > 0)
  if (name === 'date') return slotsIn(folded).due.length > 0
  return worded && (name === 'exit' || name === 'fee' ? overlap > 0 || saysFree(folded, wanted) : overlap > 0)
}

const FREE = /免费|不(?:收|要|用|花)(?:钱|费|违约金)?|0元|没有?(?:违约金|费用)/
const saysFree = (folded: string, wanted: string): boolean => FREE.test(folded) && FREE.test(wanted)

/** Names of the terms of an offer that a folded text tells. */
export const termsToldIn = (folded: string, { terms }: Offer): string[] =>
  Object.entries(terms)
    .filter(([name, term]) => tells(folded, name, term))
    .map(([name]) => name)

const DENIAL =
  /(?:没有?|无|不(?:带|存在|用签|需要签|捆|绑)|哪有|免)(?:任何|什么|啥|半点)?(协议|合约|合同|期限|违约金|自动续|附加|条件|捆绑)/
const NONE_AT_ALL = /没有?|无(?!线|忧)|不(?:收|用|需|带|签)|0元|随时/
const NAMED: Readonly<Record<string, string>> = {
  协议: 'term',
  合约: 'term',
  合同: 'term',
  期限: 'term',
  违约金: 'exit',
  自动续: 'term',
  附加: 'condition',
  条件: 'condition',
  捆绑: 'condition',
}

/** Names of terms that a folded text denies though the offer has them: 没有协议期, where 12 个月 stands. */
export function termsDeniedIn(folded: string, { terms }: Offer): string[] {
  const name = NAMED[DENIAL.exec(folded)?.[1] ?? '']
  const term = name === undefined ? undefined : terms[name]
  return name !== undefined && term !== undefined && !NONE_AT_ALL.test(foldForCues(term)) ? [name] : []
}

/** A way of not answering a question about terms. */
const EVASION =
  /(?:条款|协议|合约|违约金|这些|那些|小字)[^,]{0,4}(?:以后|回头|到时|之后)?(?:再说|不用(?:管|看|操心)|别管|先不(?:管|说)|甭管)/
export const evadesTerms = (folded: string): boolean => EVASION.test(folded)
