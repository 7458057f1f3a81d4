/** One thing a text names: the words as said (normalised) and their canonical pieces, so that 明早十点 shares 10点 with 10 点. */
export type Slot = Readonly<{ said: string; pieces: readonly string[] }>
export type Slots = Readonly<{
  due: readonly Slot[]
  who: readonly Slot[]
  action: readonly Slot[]
  amount: readonly Slot[]
}>

const N = '(?:\\d+(?:\\.\\d+)?|[零一二两三四五六七八九十百半]+)'
const PART = '(?:凌晨|清早|一大早|一早|早上|早晨|早|上午|中午|晌午|下午|午后|傍晚|天黑|晚上|夜里|(?<!最)晚)'
const WEEKDAY = '(?:下下|下|这|本)?个?(?:周|星期|礼拜)[一二三四五六日天末]'
const DAY = `大后[天儿]|后[天儿]个?|明[天日儿早晚]个?|今[天日儿晚]个?|当[天日晚]|次日|第二天|月底|月末|月初|年底|周末|${WEEKDAY}|(?:这|本|下)个?(?:周|星期|礼拜|月)(?:底|初|内|里)?|${N}月(?:${N}[号日])?|${N}[号日](?![线楼院店机卡码工台])`
const CLOCK = `${N}(?:点|:)(?:钟|整|半|一刻|多|来钟|${N}分?)?`
const WITHIN = `${N}个?半?(?:小时|钟头|工作日|分钟|天|日|周|星期|礼拜|月)(?:之内|以内|内|之后|以后|后|左右)|${N}个?半?(?:小时|钟头|工作日)|半(?:个)?(?:小时|钟头|天)|下班`
const DUE = new RegExp(
  `(?:${WITHIN}|${DAY}|${PART}?${CLOCK}|${PART})(?:${DAY}|${PART}?${CLOCK}|${PART}|之前|以前|前|之内|内|的)*`,
  'g',
)
const AMOUNT = new RegExp(
  `${N}(?:块钱?|元|毛|角|兆|个?g(?:b)?|m(?:b)?|折|%|倍)|百分之${N}|[一二三四五六七八九]成`,
  'g',
)
const WHO =
  /我们|咱们|我|咱|本人|师傅|装维|维修工?|技术员|同事|主管|经理|班长|组长|店长|专员|领导|后台|工程师|财务/g
const ACTION =
  /回电|回话|回复|回访|答复|来电|打给您|打过来|打电话|去电|联系|通知|短信|上门|到家|派单|派人|派工|维修|抢修|修|移机|安装|装|更换|换|退|补|查|核实|核|办|开通|取消|关|停|登记|报备|上报|反馈|跟进|盯|催|送|寄|测|到账|生效|解决|处理|结果|准信|信儿|说法/g

/** Days gone by look like a time, but promise nothing. Not 五点前回电. */
const PAST =
  /昨[天日晚儿]|(?<![\d点半钟时之以午日号周月天内])前(?:[天晚儿回次年]|几[天次]|些天|阵)|上个?(?:月|周|星期|礼拜|回|次)|刚才|当时|去年/

/** 一点都不麻烦, 早上好: words that look like a time. */
const NO_TIME: ReadonlySet<string> = new Set([
  '一点',
  '早',
  '早上',
  '上午',
  '中午',
  '下午',
  '晚上',
  '晚',
  '半天',
])

/** @param text normalised */
export function slotsIn(text: string): Slots {
  const plain = text.replace(/\s+/g, '')
  const all = (pattern: RegExp, part = plain): Slot[] =>
    [...part.matchAll(pattern)].map(([said]) => ({ said, pieces: piecesOf(said) }))
  const parts = plain.split(/[,、;]/).filter((part) => !PAST.test(part))
  const due = parts
    .flatMap((part) => all(DUE, part))
    .filter(({ said, pieces }) => pieces.length > 0 && !NO_TIME.has(said))
  return { due, who: all(WHO), action: all(ACTION), amount: all(AMOUNT) }
}

const DIGITS = '零一二三四五六七八九'

/** Numerals up to 百 as digits: 十二 → 12. What is not a plain number stays as it is. */
export function inDigits(text: string): string {
  return text.replace(/[零一二两三四五六七八九十百]+/g, (words) => {
    const plain = words.replace(/两/g, '二')
    if (/^[零一二三四五六七八九]+$/.test(plain)) return [...plain].map((d) => DIGITS.indexOf(d)).join('')
    const read = /^(?:(.)百)?零?(?:(.)?(十))?(.)?$/.exec(plain)
    if (!read) return words
    const [, hundreds, tens, ten, ones] = read
    const digit = (d: string | undefined, otherwise: number) => (d ? DIGITS.indexOf(d) : otherwise)
    return String(digit(hundreds, 0) * 100 + (ten ? digit(tens, 1) * 10 : 0) + digit(ones, 0))
  })
}

/** Canonical pieces: 明天 and 10点 for 明早十点 and for 明天上午10:00; 39元 for 三十九块钱. */
function piecesOf(said: string): string[] {
  const text = inDigits(said)
    .replace(/钟头/g, '小时')
    .replace(/星期|礼拜/g, '周')
    .replace(/块钱?/g, '元')
    .replace(/[个的]|[之以][前内后]|[前内]|后$|左右|钟|整/g, '')
    .replace(/明[日儿早晚]/g, '明天')
    .replace(/今[日儿晚]/g, '今天')
    .replace(/后儿/g, '后天')
    .replace(/(\d+)日/g, '$1号')
    .replace(/(\d+):00/g, '$1点')
    .replace(/(\d+):(\d+)/g, '$1点$2')
    .replace(/点半/g, '点30')
    .replace(/(\d+)点/g, (_, hour: string) => `${Number(hour) % 12}点`)
  const found = text.match(
    /大?后天|[今明当]天|次日|第2天|下*周[1-7日天末]?|下?月[底末初]?|年底|\d+月|\d+号|\d+点\d*|\d+(?:\.\d+)?(?:小时|分钟|天|工作日|周|元|毛|角|兆|g|m|折|%|倍)|半(?:小时|天)|下班|天黑|上午|下午|中午|[\u4e00-\u9fff]+/g,
  )
  return [...new Set(found ?? [])]
}
