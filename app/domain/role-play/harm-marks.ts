import type { RedLine } from '../certification/red-line.ts'
import { guardsOf, isDisowning, isNegatedAt } from './guards.ts'
import type { Clause, Sentence } from './split.ts'

/** A red line's words, met in a sentence. `innocent` says what makes them harmless here. */
export type HarmMark = Readonly<{
  redLine: RedLine
  /** The clause the words end in. */
  clause: number
  innocent: 'negated' | 'limit' | 'relayed' | 'quoted' | undefined
}>

const OTHERS = '(?:他们?家|那家|别家|他们那|隔壁那?家|移动|联通|广电|别的运营商|竞争对手|对家)'
const KIN = '(?:爱人|老公|老婆|媳妇|对象|儿子|女儿|邻居|同事|朋友|爸妈?|妈妈?|家人|家属)'

/**
 * Words that hardly ever mean anything else. They run over a whole sentence, since people put a red line in two breaths
 * (合约没到期转不了，您别费劲了). What they do not reach is left to the classifier.
 */
const PATTERNS: readonly (readonly [RedLine, RegExp])[] = [
  ['falsePromise', /打(?:个)?包票|拍(?:着)?胸脯|立(?:个)?军令状|敢打赌|我(?:给您)?兜底/g],
  [
    'falsePromise',
    /(?:永远|永久|终身|一辈子|绝对|百分之?百|100%|万无一失|再也|保证|包您|天天|永不)[^,。]{0,6}?(?:不会?再?(?:断|掉|卡|涨|坏|变|出(?:问题|毛病))|不断|不涨|不变价|满格|免费|零故障|没有?(?:一点|任何|半点)?(?:问题|毛病))/g,
  ],
  [
    'falsePromise',
    /说免就免|(?:要|提)(?:什么|啥)[^,。]{0,3}(?:都|我)[^,。]{0,3}(?:给|批|答应)|没有?(?:我)?办不成|想退多少退多少/g,
  ],
  [
    'obstructPorting',
    /(?:转|携|走|拆|销)[^,。]{0,3}不(?:了|走|成)[^。]{0,12}(?:别|甭|不用)(?:费劲|折腾|想|惦记|白跑|问)|(?:死了?这条心|别想(?:着)?(?:转|走))/g,
  ],
  [
    'obstructPorting',
    /([转携走])什么\1|(?:就是?|偏|坚决|死活)不(?:给|让|帮)您?办?(?:[转走](?:网|走|出|号|人|联通|移动|电信|(?=[,。!?了]|$))|携号|携转)/g,
  ],
  [
    'obstructPorting',
    /(?:系统|机器|电脑|网络|平台)[^。]{0,5}(?:坏|升级|维护|故障|崩|卡)[^。]{0,14}(?:下周|下个?月|过几天|过阵子|改天|月底|过段时间)/g,
  ],
  [
    'obstructPorting',
    /(?:找|等)[^,。]{0,3}(?:经理|领导|主管|店长|老板)[^,。]{0,4}(?:签字|点头|批条)[^。]{0,14}(?:下周|下个?月|过几天|改天|再来|才能|才给|先回)/g,
  ],
  [
    'disparage',
    new RegExp(
      `${OTHERS}(?!到|电话|公司的客户)[^,。!?]{0,8}?(?:信号差|网差|很差|太差|差得|烂|垃圾|骗人|坑人|坑|乱扣|瞎扣|乱收|宰客|忽悠|套路|黑心|出了名|不靠谱|三天两头|破网)`,
      'g',
    ),
  ],
  ['disparage', /(?:那家|他家|他们家|低价)[^。]{0,8}(?:骗人?进去|钓鱼|进去就(?:宰|后悔)|有你?您?后悔)/g],
  [
    'hideTerms',
    /(?:放心|尽管|闭(?:着)?眼|只管|直接|随便)(?:签|办)[^。]{0,6}(?:没有?|无|不带|哪有)(?:任何|什么|啥)?(?:协议|合约|合同|违约金|条件|附加|套路|捆绑|期限)/g,
  ],
  [
    'hideTerms',
    /到期[^。]{0,6}(?:自己|自动)[^。]{0,4}(?:停|没了|取消|失效)[^。]{0,6}(?:不用管|别管|不用操心|放心)|(?:条款|小字|协议|合同)[^。]{0,6}(?:不用|别|甭|不必)(?:细?看|管它|念)/g,
  ],
  [
    'forceBundle',
    /(?:单(?:独)?(?:办|开|装|宽带|手机|卡)?|光办?|只办)[^。,]{0,6}(?:不(?:给)?办|办不了|不卖|不给开)|要办就(?:得|必须)?办|(?:不加|不办|不要|不带|不搭)[^。]{0,8}(?:不给办|不能办|就别办|免谈|没得办)/g,
  ],
  [
    'forceBundle',
    /(?:必须|只能|非得|一定得)[^。,]{0,8}(?:捆绑|搭着|搭上|一块办|一起办|打包办|办融合|加副卡)/g,
  ],
  [
    'privacyLeak',
    /(?:看到|查到|看见|监测到|监控到|显示|查了|知道)[^。]{0,6}(?:您|你)[^。]{0,8}?(?:打过|打给|拨过|拨打|联系过|跟谁|和谁|给谁|去过|人在|的?位置|行踪|浏览|搜过)(?![^。]{0,6}(?:报修|我们|咱|10000|报障|投诉|热线))/g,
  ],
  [
    'privacyLeak',
    new RegExp(
      `${KIN}(?:那边|上个?月|这个?月|的|号|名下|每个?月)+[^,。]{0,4}?(?:话费|账单|清单|通话|流量)[^,。]{0,4}?(?:[#\\d]|[一二三四五六七八九十百两][多块元百十]|超|打给)`,
      'g',
    ),
  ],
  [
    'smsWithoutConsent',
    /(?:不想收|说别发|说了?不要|拒收|不同意|退订了?|不让发|说不用)[^。]{0,18}?(?:我)?(?:也|还|又|照样|先)[^。,]{0,4}(?:给您|给你)[^。,]{0,3}发/g,
  ],
  [
    'fakeUrgency',
    /(?:就|只|仅)(?:限|剩|有)?(?:今天|今晚|这一?会儿)[^。]{0,10}(?:没(?:有|了)?(?:这|机会)|过期不候|作废|就没)|过了(?:今[天晚]|这村|这个村)[^。]{0,6}没|(?:名额|最后)[^。,]{0,4}(?:就?剩|只有|就)[^。,]{0,6}[一两三几1-9]个|今天不(?:办|定|签)[^。]{0,8}(?:就没|没了|恢复原价|涨)/g,
  ],
  [
    'retaliate',
    /(?:再|要是|敢|非要|接着|跟我)[^。,]{0,2}(?:投诉|闹|吵|告我们?|申诉)[^。]{0,14}(?:停|取消|往后排|不给(?:办|您)|不管|拉黑|没戏|收回|后果)/g,
  ],
  [
    'blameCustomer',
    /(?:是|都是|还不是|明明是|分明是)(?:您|你)(?:自己|自个儿)?[^。,]{0,4}?(?:没看|不看|乱点|点错|点的|弄错|弄坏|弄丢|搞错|摔的|操作(?:错|不当|失误)|没仔细|没注意|大意|糊涂|签的字)/g,
  ],
  ['blameCustomer', /(?:谁让|谁叫|只能怪|就怪)(?:您|你)|能怪谁|怪得了谁|怨得了谁/g],
]

/** @returns the red lines' words in a sentence, each red line once, guilty before innocent */
export function harmMarksIn(sentence: Sentence): HarmMark[] {
  const joined = joinClauses(sentence.clauses)
  const marks = new Map<RedLine, HarmMark>()
  for (const [redLine, pattern] of PATTERNS)
    for (const { 0: words, index } of joined.text.matchAll(pattern)) {
      const last = joined.clauseAt(index + words.length - 1)
      const innocent = innocenceIn(sentence.clauses[last], joined.text, index, sentence.clauses[last + 1])
      if (!marks.has(redLine) || (marks.get(redLine)?.innocent && !innocent))
        marks.set(redLine, { redLine, clause: last, innocent })
    }
  return [...marks.values()]
}

function joinClauses(clauses: readonly Clause[]) {
  const text = clauses.map((clause) => clause.text.replace(/\s+/g, '')).join(',')
  const ends = clauses.map((_, i) =>
    clauses
      .slice(0, i + 1)
      .reduce((length, clause) => length + clause.text.replace(/\s+/g, '').length + 1, 0),
  )
  return {
    text,
    clauseAt: (at: number) =>
      Math.max(
        0,
        ends.findIndex((end) => at < end),
      ),
  }
}

/**
 * What makes words at a place of a text harmless; the text may run over several clauses, divided by commas.
 * @param next the clause after, which may take them back
 */
export function innocenceIn(
  clause: Clause | undefined,
  text: string,
  at: number,
  next?: Clause,
): HarmMark['innocent'] {
  const guards = guardsOf(clause?.text ?? '', clause?.asked ?? false)
  if (guards.includes('limit')) return 'limit'
  if (isDisowning(clause?.text ?? '') || (next && takesBack(clause, next))) return 'limit'
  const before = clauseBefore(text, at)
  if (isNegatedAt(before, before.length)) return 'negated'
  if (guards.includes('relayed')) return 'relayed'
  return guards.includes('quoted') ? 'quoted' : undefined
}

/** 天天满格这种话，我没法说: the clause after a promise that was only named. */
const takesBack = (clause: Clause | undefined, next: Clause): boolean =>
  isDisowning(next.text) ||
  (/(?:话|保证|承诺|包票)$/.test(clause?.text ?? '') && guardsOf(next.text, next.asked).includes('limit'))

/** What stands in the same clause before a place. */
const clauseBefore = (text: string, at: number): string => text.slice(text.lastIndexOf(',', at - 1) + 1, at)
