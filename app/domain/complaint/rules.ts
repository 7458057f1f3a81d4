export type BorderRule = Readonly<{
  id: number
  /** As it is named on a page. */
  title: string
  text: string
  example: string
  /** A sentence that looks alike and falls on the other side. */
  contrast: string
}>

/** The twelve border rules, applied in order; the first that decides wins (domain.md §5.3, 团队默认). */
export const BORDER_RULES: readonly BorderRule[] = [
  {
    id: 1,
    title: '看落点，不看音量',
    text: '骂人、感叹号、“气死我了”只是语气。看这句话最后要我们做什么，或者要我们怎样待他。',
    example: '气死我了！网断三天了，赶紧给我修好！——要修好，是理性。',
    contrast: '气死我了！网断三天，打电话你们爱理不理！——要被当回事，是情感。',
  },
  {
    id: 2,
    title: '只有事，还是只有感受',
    text: '只有事实、待办、时限、钱、处分的，是理性；只有感受、态度、被怎样对待的，是情感。',
    example: '六月多扣的 58 块退给我。——只有钱，是理性。',
    contrast: '问六月的账，她连头都没抬。——只有被怎样对待，是情感。',
  },
  {
    id: 3,
    title: '两样都有，才算两者都有',
    text: '感受和事情各能单独成一句投诉的，是两者都有。主动机取“必须、得、先、就想、首先”标出的那一个；没有标记取最后一个，“顺便、再说、其次”引出的算次要；仍分不出取说得多的；再分不出取情感。',
    example: '你们那人凶得很，先把钱退了再说别的。——主 R3，次 E4。',
    contrast: '你们那人凶得很，你说我冤不冤。——只有感受，是 E4。',
  },
  {
    id: 4,
    title: '要道歉是情感，要处分是理性',
    text: '要道歉、要人当面说一声、要一句尊重的话，是情感：默认 E4，被敷衍过的是 E1。要处分、扣钱、开除、通报，是 R4。道歉加处分，是两者都有。',
    example: '让她当面跟我说声对不起。——E4。',
    contrast: '让她写检查，扣她这个月的奖金。——R4。',
  },
  {
    id: 5,
    title: '“给个说法”要看要什么',
    text: '只要一个态度的说法，是 E1；要查明原因、要书面答复的，是 R1；要在哪天之前答复的，是 R2。',
    example: '拖了一个月，你们总得给我个说法吧。——E1。',
    contrast: '为什么断的，三天内给我书面说法。——R2。',
  },
  {
    id: 6,
    title: '感受披着要求，要求披着怒气',
    text: '“叫你们经理来听听”要的是有人听、有人当回事，是 E1 或 E3；“火大！到底派不派人”要的是派人，是 R2。',
    example: '叫你们经理来，听听你们是怎么打发我的。——E1。',
    contrast: '叫你们经理派人来，今天必须到。——R2。',
  },
  {
    id: 7,
    title: '反话照本意听',
    text: '反讽按它真正的意思判；反讽之后又要钱的，看钱是不是单独的一件事：是就两者都有，否则是 R3。',
    example: '服务真周到，让我等了俩钟头。——情感。',
    contrast: '服务真周到，多扣的那三十块也周到地退了吧。——落点是钱。',
  },
  {
    id: 8,
    title: '离网、申诉、曝光是杠杆',
    text: '说要转网、要去申诉、要发到网上，是为了让我们重视，不是他要的东西。看他为什么这样说。',
    example: '再不给我准点我就去申诉。——要时间，R2。',
    contrast: '再这么糊弄我就去申诉。——被糊弄，E1。',
  },
  {
    id: 9,
    title: '自己没吃亏的建议',
    text: '说的是流程、设施怎样改更好，自己没有损失，要的是意见被采纳，是 E2。',
    example: '取号机的字能不能弄大些，老人看不清。——E2。',
    contrast: '取号机看不清，害我白等一上午，谁来负责。——有自己的损失，不是 E2。',
  },
  {
    id: 10,
    title: '根治、时间、钱，各归各的',
    text: '要修好、查清、更正、取消、停扣，是 R1；要时间、步骤、进度、谁来，是 R2；钱要回到他手里，是 R3。',
    example: '这项业务给我取消，以后别再扣。——R1。',
    contrast: '扣掉的那几个月退给我。——R3。',
  },
  {
    id: 11,
    title: '说的是事，还是说的是人',
    text: '事被拖延、敷衍、踢皮球，是 E1；人被轻看、冤枉、冷落，是 E4；话没被听、被打断、被挂断，是 E3。',
    example: '推来推去，这事到现在没人管。——事没人管，E1。',
    contrast: '坐那儿半天，一个抬头看我的都没有。——人没人理，E4。',
  },
  {
    id: 12,
    title: '怎样计分',
    text: '类别对得 60 分，主动机对得 40 分。E1 与 E4、E3 与 E4、R1 与 R2 相邻，答成相邻的动机得 20 分；两者都有的句子答成主动机所属的类别，类别得 30 分。',
    example: '本是 E1，答成情感、E4：60＋20＝80 分。',
    contrast: '本是 E1，答成理性、R2：0 分。',
  },
]

/** The rule of this number. Throws for a number that is none: cases are checked before they are stored. */
export function borderRule(id: number): BorderRule {
  const rule = BORDER_RULES.find((candidate) => candidate.id === id)
  if (!rule) throw new Error(`no border rule ${id}`)
  return rule
}
