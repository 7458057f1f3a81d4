import type { Act } from '#app/domain/role-play/acts.ts'

/** What people build first: a few words an act, the first rule that fits. Nothing fits: nothing is heard. */
const RULES: readonly (readonly [Act, RegExp])[] = [
  ['false-promise', /保证|绝对|永远|终身|打包票|一定不会/],
  ['pressure-urgency', /最后一天|名额|过期|错过|就今天/],
  ['force-bundle', /必须.*(?:融合|副卡|捆绑)|捆绑/],
  ['obstruct-porting', /转不了|不能转|下周再来/],
  ['disparage-competitor', /(?:移动|联通|广电|他家|他们家).*(?:差|骗|坑|垃圾)/],
  ['privacy-leak', /看到您打|通话记录|您爱人/],
  ['blame-customer', /是您自己|谁让您|您没看/],
  ['deny-refuse', /没办法|规定|不归|办不了/],
  ['interrupt-dismiss', /别说了|先别|打住|至于吗/],
  ['release-gracefully', /尊重您|帮您转|授权码|拆机/],
  ['summarise', /复述|总结|核对一遍|一共/],
  ['confirm-agreement', /可以吗|行吗|同意吗|您看行/],
  ['compensate-within-authority', /补偿|减免|退还|赠送|免费送/],
  ['commit-with-deadline', /(?:点前|天内|小时内|之前).*(?:给您|回|办)|(?:明天|今天).*(?:上门|回电)/],
  ['follow-up', /回访|跟进|再给您打/],
  ['commit-vague', /尽快|尽量|反映|抓紧/],
  ['acknowledge-fault', /我们的(?:错|责任|疏忽)|没做好/],
  ['apologise', /抱歉|对不起|不好意思/],
  ['empathise', /理解|着急|感受|换了我|不容易/],
  ['verify-identity', /身份证|机主|核对|验证码/],
  ['identify-self', /我是|工号|客户经理/],
  ['state-terms', /协议期|违约金|每月|合约/],
  ['offer', /推荐|建议|套餐|方案|换成/],
  ['ask-problem', /(?:问题|影响|麻烦|不满).*[吗呢什么?？]/],
  ['ask-open', /什么|怎么|哪些|为什么/],
  ['ask-closed', /吗|是不是|有没有|还是/],
  ['explain', /因为|由于|是这样|其实/],
  ['small-talk', /谢谢|感谢|再见|稍等|还有别的/],
  ['greet', /您好|你好|早上好|下午好/],
  ['off-topic', /天气|孩子|吃饭/],
]

export const keywordAct = (text: string): Act | undefined => RULES.find(([, words]) => words.test(text))?.[0]
