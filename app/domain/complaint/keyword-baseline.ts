import { classOf, type Motive } from './motives.ts'

/** Words that most often go with a motive, the more telling first: what somebody would list who has not read S1. */
export const CUES: readonly (readonly [Motive, readonly string[]])[] = [
  ['R4', ['处分', '开除', '扣他', '扣她', '扣奖金', '停职', '记过', '追责', '处罚', '通报', '下岗', '辞退']],
  ['R3', ['赔', '退钱', '退款', '退给我', '退回', '补偿', '减免', '误工', '双倍', '退我']],
  ['E2', ['建议', '提过', '意见', '提个', '应该改', '采纳', '改进']],
  ['E3', ['打断', '没听', '听我说', '挂了', '挂电话', '说完', '念稿', '听完', '插嘴']],
  ['R2', ['马上', '几点', '今天', '明天', '什么时候', '多久', '进度', '立刻', '赶紧', '尽快', '催']],
  ['E4', ['态度', '尊重', '没人理', '白眼', '冤枉', '看不起', '道歉', '嫌', '凶', '不耐烦']],
  ['E1', ['敷衍', '推来推去', '踢皮球', '糊弄', '不当回事', '打发', '没人管', '没回', '说法', '让我等']],
  ['R1', ['修', '取消', '查', '弄好', '解决', '关掉', '停掉', '改过来', '恢复', '换', '别再']],
]

/** Where no cue is found: the commonest motive of real complaints. */
const OTHERWISE: Motive = 'R1'

/**
 * The motive a plain list of words gives: the one with most cues in the text, equal ones in the order of the list.
 * The drill has to be beyond it: on hard cases it may be right in 55 % at most (complaint-drill.md §5). It labels
 * nothing and marks nobody.
 */
export function keywordMotive(text: string): Motive {
  const scored = CUES.map(([motive, words]) => ({
    motive,
    hits: words.filter((word) => text.includes(word)).length,
  }))
  const [best] = [...scored].sort((a, b) => b.hits - a.hits)
  return best && best.hits > 0 ? best.motive : OTHERWISE
}

export const keywordClass = (text: string): 'emotional' | 'rational' => classOf(keywordMotive(text))
