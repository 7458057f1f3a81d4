import type { Act } from './acts.ts'
import { guardsOf, isDisowning } from './guards.ts'
import type { Clause, Sentence } from './split.ts'

/** What turns the words of a harmful act into a harmless statement, beyond quoting, relaying and honest limits. */
const HARMLESS: Readonly<Partial<Record<Act, RegExp>>> = {
  'blame-customer':
    /不是(?:说)?(?:您|你)|(?:不|没|没人|别|甭|莫|哪能|不能|怎么能)(?:要|能|会|去|是)?(?:怪|怨|赖)(?:您|你|到|他)|(?:怪|怨|赖)不(?:着|得|了)(?!我)|别自责|不该(?:您|由您|让您)|您自己的(?:号|权)|自己(?:点头|定|决定|选|拿主意|同意|挑|掂量)|都行/,
  'disparage-competitor':
    /不(?:说|讲|评价|作|做|比|好说|便说|瞎)|没(?:测|用|看|瞅|试)过|不了解|各有|也(?:挺|蛮|很)?(?:好|不错)|确实(?:低|便宜|好|划算)/,
  'pressure-urgency':
    /不(?:急|着急|用急|催|赶|限)|没有?(?:什么)?(?:名额|期限)|没有?限制|慢慢(?:想|考虑|来|比)|想好(?:了)?再|来得及|(?:一直|还)在|商量好/,
  'force-bundle':
    /可以(?:只|单|不|分开|选)|不(?:是)?(?:必须|强制|非|用|跟)|单(?:独)?(?:办|开|装|买|要)?.{0,8}(?:也)?(?:可以|也?行|也?成|都能|划算|便宜)|不强|任选|可选|均可|都(?:可以|能|行)|不(?:要|加|办|捆|绑)也|没有?捆|无捆|并无|是(?:单独|独立|各是各)/,
  'obstruct-porting':
    /(?:马上|现在|这就|当场|立刻|即刻)[^,]{0,4}(?:查|办|转|发|拆|销)|不影响|不(?:拦|卡|设|加|劝|留|耽误)|能带走|发短信|放心|教您|步[:：]|分.步|还是您的|也得|就能转|即可|有效|当场|不(?:收|要|花)(?:您)?(?:一分)?(?:钱|费)|免费/,
  'privacy-leak':
    /(?:本人|授权|同意|核身|核实|点头)[^,]{0,6}(?:才|后|来|同意)|不(?:能|方便|便|会|可以|该|好|得)[^,]{0,4}(?:看|查|说|透露|告诉|讲|翻|提供)|(?:查|看)不(?:了|到|见)/,
  'false-promise':
    /不(?:敢|能|会|好|便|打|随便)[^,]{0,3}(?:保证|承诺|包票|答应|夸|吹|骗|说)|(?:能|敢)(?:保证|承诺|答应)的(?:是|只)|保证不了|申请|审批|主管.{0,2}批/,
  'interrupt-dismiss':
    /我(?:就|会|尽量)?(?:长话短说|简短|快点|说快些|说重点)|不(?:啰嗦|多占|耽误您|多说)|(?:谁|哪个|换|搁)[^,]{0,4}(?:遭|受|顶|扛|熬|吃)(?:得|不)/,
  'deny-refuse':
    /不是(?:推|不管|不办|不给)|(?:但|可|不过)(?:是)?(?:我)?(?:能|可以|来|帮|替)|(?:能|可以)(?:替您|帮您|打给|领您)|问明白|先.{1,8}就(?:可以|能)/,
}
/** Acts that are done by stating something: a plain question is none of them. */
const STATED: readonly Act[] = ['obstruct-porting', 'disparage-competitor', 'privacy-leak', 'force-bundle']
const PLAIN_QUESTION =
  /(?:吗|没|没有|不|未|吧)$|是不是|有没有|还是|哪|(?:怎么|如何)(?:找|跟|给|说|谈|讲|联系|来|办|待)/

/** Whether words that sound like a harmful act of families 14–16 is an innocent one. */
export function isInnocent(act: Act, text: string, asked: boolean): boolean {
  const guards = guardsOf(text, asked)
  if (guards.includes('quoted') || guards.includes('relayed')) return true
  if (act !== 'deny-refuse' && act !== 'interrupt-dismiss' && guards.includes('limit')) return true
  return HARMLESS[act]?.test(text) ?? false
}

/** Whether a clause states nothing of the trainee's own: quoted, relayed, taken back, or plainly asked where the act states. */
export function isNotHis(act: Act, { text, asked }: Clause): boolean {
  if (STATED.includes(act) && asked && PLAIN_QUESTION.test(text)) return true
  const guards = guardsOf(text, asked)
  return guards.includes('quoted') || guards.includes('relayed') || isDisowning(text)
}

const ALTERNATIVE =
  /(?:不过|但是?|可是?|只是)?[^,]{0,4}(?:可以|能(?:做|给|帮|办|先)|我(?:先|来|给您|帮您|替您)|换(?:个|一)|或者|要不)[^,]{1,}/

/** A refusal that goes on with what can be done instead is an honest limit. 理解，但规定如此 is none: nothing follows it. */
export const hasAlternativeAfter = ({ clauses }: Sentence, refusal: number): boolean =>
  clauses
    .slice(refusal + 1)
    .some(({ text }) => ALTERNATIVE.test(text) && !/不(?:可以|能)|没办法|也没/.test(text))
