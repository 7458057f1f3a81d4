/** What a clause names: when, who, what is done, how much. Values are canonical, so that 十点 equals 10 点. */
export type Slots = Readonly<{
  due: readonly string[]
  who: readonly string[]
  action: readonly string[]
  amount: readonly string[]
}>

const NUMERAL = '(?:\\d+(?:\\.\\d+)?|[零一二两三四五六七八九十百半]+)'
const DAY =
  '今天|今日|今儿个?|今晚|明天|明日|明儿个?|明早|明晚|后天|后儿个?|大后天|当天|当日|当晚|次日|隔天|第二天|' +
  '月底|月末|月初|月中|年底|周末|节前|节后|' +
  `(?:这|本|下下|下)?个?(?:周|星期|礼拜)[一二三四五六日天末1-6]|(?:这|本|下)个?(?:周|星期|礼拜)(?:之?内|里)?|` +
  `(?:这|本|下)个?月(?:${NUMERAL}[号日]|底|初|内|里)?|${NUMERAL}月${NUMERAL}[号日]?|${NUMERAL}[号日](?!线|楼|院|店|机|卡|码|工)`
const CLOCK = `(?:凌晨|清早|早上|早晨|早|上午|中午|下午|午后|傍晚|晚上|晚|夜里)?${NUMERAL}(?:点|:)(?:${NUMERAL}分?|钟|整|半|一刻|来钟|多)?`
const WITHIN =
  `${NUMERAL}(?:个)?(?:小时|钟头|分钟|分|天|日|工作日|星期|礼拜|周|月)(?:之?内|以内|之?后|以后|左右|不到)|` +
  `${NUMERAL}(?:个)?(?:半)?(?:小时|钟头|工作日)|(?:半|一)?(?:小时|个钟头|个小时|天|分钟)(?:之?内|以内|后)|半小时|半天|` +
  `下班(?:之?前|以前)|天黑(?:之?前|以前)|中午(?:之?前|以前)|(?:上午|下午|晚上|傍晚|晌午|一早|一大早)(?:之?前|以前)?`
const PATTERNS = {
  due: new RegExp(`(?:${WITHIN}|${DAY}|${CLOCK})+`, 'g'),
  amount: new RegExp(
    `${NUMERAL}(?:块钱?|元|毛|角|兆|个?g(?:b)?|m(?:b)?|折|%|个月|年|分钟|张|倍)|百分之${NUMERAL}|[一二两三四五六七八九]成`,
    'g',
  ),
  who: /我(?!们这|国)们?|咱们?|本人|师傅|装维|维修工?|技术员|同事|主管|经理|班长|组长|店长|专员|领导|后台|工程师|财务/g,
  action:
    /回电|回话|回复|回访|回您|答复|来电|打给您|打电话|去电|联系|通知|短信|上门|过去|到家|到您?|派单|派人|派|修|装好?|换|退|补|查清?|核实?|办好?|开通|取消|关掉?|停掉?|登记|报备|上报|反馈|跟进|盯|催|送|发|寄|测|到账|生效|解决|处理|给您个?(?:结果|准信|信儿|说法|答复|消息)/g,
} as const

/** Past days that look like a time but promise nothing. */
const PAST = /(?:昨|前|上个?)(?:天|日|晚|儿|月|周|星期|礼拜|回|次)|刚才|当时|那[天会次]|去年/

const found = (pattern: RegExp, text: string): string[] => [...text.matchAll(pattern)].map(([match]) => match)

/** @param text normalised */
export function slotsIn(text: string): Slots {
  const plain = text.replace(/\s+/g, '')
  return {
    due: PAST.test(plain) ? [] : found(PATTERNS.due, plain).map(canonical),
    who: found(PATTERNS.who, plain).map(canonical),
    action: found(PATTERNS.action, plain).map(canonical),
    amount: found(PATTERNS.amount, plain).map(canonical),
  }
}
