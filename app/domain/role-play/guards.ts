/** What surrounds a statement and changes what it means. Guards recognise nothing by themselves. */
const GUARDS = ['quoted', 'relayed', 'negated', 'limit', 'condition', 'asked'] as const
export type Guard = (typeof GUARDS)[number]

/** Words of others: introduced as such, or most of the clause. A word in quotation marks for effect is one's own. */
const QUOTE = /(.*?)([“"「『][^”"」』]{2,}[”"」』])/
const INTRODUCES = /(?:说|讲|骂|写|问|叫|答|喊|句|种|谓|是|这个?|那个?)[:,]?$/
function isQuoting(text: string): boolean {
  const [, before = '', quote = ''] = QUOTE.exec(text) ?? []
  return quote !== '' && (quote.length * 2 >= text.length || INTRODUCES.test(before))
}
/** Somebody else is said to have said it: the customer, a rival, “people”. */
const RELAYED =
  /(?:^|[，,。]|那|刚才?|既然|如果|要是)?(?:您|你|咱|人家|他们?家?|她|对方|对面|那边|客户|有人|别人|网上|大家|之前的?同事|前面的?同事)(?:刚才?|前面|上次|之前|也|都|总|老|自己|可能|肯定|心里)*(?:说(?!明|清|完|不|得|了算|话|一声|两句|说|看|吧|下)|讲(?!清|完|话|明)|提到|反映|认为|觉得|怕|担心|以为|问(?!题)|答应)|听(?:您|你|人)说|据说|所谓|叫做/
const LIMIT =
  /(?:不能|不敢|没法|无法|没办法|不好|做不到|没权|没资格|不会|不便|不该)(?:跟|给|向|替|为|对)?(?:您|你|谁|人)?(?:随便|轻易|乱|胡乱|瞎|现在|当场|拍胸脯|百分之百|100%|打包票|先)*(?:保证|承诺|打包票|许诺|说死|答应|担保|说|讲|评价|下结论|做主|定|骗|糊弄|瞎说)|不(?:打包票|夸口|吹牛|瞎说|骗您|忽悠)|不清楚|不知道|不了解|没(?:测|看|瞅|用)过|不(?:作)?评价|说不[准好]|不好说|保证不了/
/** Words that take back what stands before them: 天天满格这种话我不敢说. */
const DISOWNED =
  /(?:这|那)(?:种|样的?)?(?:话|保证|承诺|包票)[^,]{0,4}(?:不|没|谁)|话[^,]{0,3}(?:我)?(?:可|也)?(?:不敢|不能|没法|不会)(?:说|讲|夸|许)|(?:那|这|说了|讲了|许了|应了)(?:就|才|也)?是(?:在)?(?:骗|哄|糊弄|忽悠|蒙)您|谁说我[也都]不|谁[也都](?:不敢|不能|没法|说不准|保证不)|没人敢|说不出口|不现实|(?:保证|担保)不了|不敢(?:随口|轻易)?(?:说|许|夸|应|保|打|承)/
const CONDITION =
  /^[如若](?!何|实|约|期|同|意|今|此|下)|,[如若](?!何|实|约|期|同|意|今|此|下)|如果|要是|假如|倘若|万一|的话|只要|除非/
const NEGATION = /不(?!到|满|光|仅)|没(?!到|满|过)|别(?!的|家|人)|未(?!到|满)|无|非(?!常)|勿|莫|甭/g
const QUESTION =
  /[吗么嘛]$|呢$|(?:没|没有|不|否)$|什么|啥|怎么|咋|哪[^怕]|几[点天个号次年家块]|多少|谁[^都也能]|是不是|有没有|能不能|行不行|可不可以|好不好|对不对|要不要|会不会|方不方便|还是.+$|为何|为什么|如何/

/** Whether the words of a clause take back what was said in it or just before. */
export const isDisowning = (text: string): boolean => DISOWNED.test(text)

/** Whether a question is asked, by its mark or by its words. */
export const isQuestion = (text: string, asked = false): boolean => asked || QUESTION.test(text)

/** Whether a negation stands within six characters before a place, and no other negation undoes it. */
export function isNegatedAt(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 6), at)
  return (before.match(NEGATION) ?? []).length % 2 === 1
}

/**
 * Guards of a clause.
 * @param text normalised
 * @param asked whether a question mark follows
 */
export function guardsOf(text: string, asked: boolean): Guard[] {
  const holds: Record<Guard, boolean> = {
    quoted: isQuoting(text),
    relayed: RELAYED.test(text),
    negated: (text.match(NEGATION) ?? []).length > 0,
    limit: LIMIT.test(text),
    condition: CONDITION.test(text),
    asked: isQuestion(text, asked),
  }
  return GUARDS.filter((guard) => holds[guard])
}
