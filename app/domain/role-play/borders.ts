import type { Act } from './acts.ts'
import { guardsOf } from './guards.ts'
import type { Sentence } from './split.ts'

/** What turns the words of a harmful act into a harmless statement, beyond quoting, relaying and honest limits. */
const HARMLESS: Readonly<Partial<Record<Act, RegExp>>> = {
  'blame-customer':
    /不是(?:说)?(?:您|你)|(?:不|没|没人|别|甭|哪能|不能|怎么能)(?:要|能|会|去|是)?(?:怪|怨|赖)|(?:怪|怨|赖)不(?:着|得|了)|别自责|不该(?:您|由您|让您)/,
  'disparage-competitor':
    /不(?:说|讲|评价|比|好说|便说)|没测过|没用过|不了解|各有|也(?:挺|蛮|很)?(?:好|不错)/,
  'pressure-urgency':
    /不(?:急|着急|用急|催|赶|限)|没有?(?:什么)?(?:名额)?限制|慢慢(?:想|考虑|来)|想好(?:了)?再|来得及/,
  'force-bundle':
    /可以(?:只|单)|不(?:是)?(?:必须|强制|非)|单(?:独)?(?:办|开|装)(?:也)?(?:可以|行|能|没问题)|不强|任选|可选|不(?:要|加|办)也(?:能|可以|行)/,
  'obstruct-porting': /(?:马上|现在|这就|当场|立刻)[^,]{0,4}(?:查|办|转|发|拆|销)/,
  'privacy-leak':
    /(?:本人|授权|同意|核身|核实)[^,]{0,6}(?:才|后|来|同意)|不(?:能|方便|便|会|可以|该)[^,]{0,4}(?:看|查|说|透露|告诉|讲)|(?:查|看)不(?:了|到)/,
  'false-promise':
    /不(?:敢|能|会|好|便|打|随便)[^,]{0,3}(?:保证|承诺|包票|答应|夸|吹|骗|说)|(?:能|敢)(?:保证|承诺|答应)的(?:是|只)/,
  'deny-refuse': /不是(?:推|不管|不办|不给)/,
}

/** Whether words that sound like a harmful act of families 14–16 is an innocent one. */
export function isInnocent(act: Act, text: string, asked: boolean): boolean {
  const guards = guardsOf(text, asked)
  if (guards.includes('quoted') || guards.includes('relayed')) return true
  if (act !== 'deny-refuse' && act !== 'interrupt-dismiss' && guards.includes('limit')) return true
  return HARMLESS[act]?.test(text) ?? false
}

const ALTERNATIVE =
  /(?:不过|但是?|可是?|只是)?[^,]{0,4}(?:可以|能(?:做|给|帮|办|先)|我(?:先|来|给您|帮您|替您)|换(?:个|一)|或者|要不)[^,]{1,}/

/** A refusal that goes on with what can be done instead is an honest limit. 理解，但规定如此 is none: nothing follows it. */
export const hasAlternativeAfter = ({ clauses }: Sentence, refusal: number): boolean =>
  clauses
    .slice(refusal + 1)
    .some(({ text }) => ALTERNATIVE.test(text) && !/不(?:可以|能)|没办法|也没/.test(text))
