import type { Rule } from '../rule.ts'

/** What the source teaches and today's law forbids (handbook §6.9), by the name a counter-example gives it. */
export const FORBIDDEN_PRACTICES: Readonly<Record<string, string>> = {
  'spam-sms': 'S5：引导客户阅读垃圾短信',
  'converged-only': 'S11：只办融合、拒办宽带',
  'call-circle': 'S8：分析通话圈做营销',
  'location-marketing': 'S8：分析基站通话信息做营销',
  'rival-call-signal': 'S1：把“拨打竞争对手客服电话”说出口',
  'urgency-close': 'S12：危机促成',
  'puzzling-opening': 'S12：让对方困惑的开场',
  'disparage-back': 'S9：诋毁策反',
  'compare-rivals': 'S6：讲与竞品的区别',
  'guess-pregnancy': 'S16：推断客户怀孕',
  'own-number-unverified': 'S17：本机免身份验证',
  'tied-retention': 'S3、S8：捆绑维系',
}

const ARTICLE = /第 ?[\d一二三四五六七八九十]/
const IN_FORCE = /\d{4} 年 \d+ 月 \d+ 日施行/
const VERIFIED = /\d{4} 年 \d+ 月核对/

/**
 * A course that marks its counter-examples leaves no forbidden practice untaught (one that marks none is not asked),
 * and each is taught with its article, since when that is in force, and when it was checked.
 */
export const forbiddenPracticesAreTaught: Rule = {
  name: 'forbidden-practices-are-taught',
  severity: 'error',
  check: ({ modules }) => {
    const taught = modules.flatMap(({ file, outline }) =>
      (outline?.uses ?? []).flatMap(({ name, props: { practice, title, reason } }) =>
        name === 'CounterExample' && typeof practice === 'string'
          ? [{ file, practice, title: String(title), reason: String(reason) }]
          : [],
      ),
    )
    if (taught.length === 0) return []
    const untaught = Object.entries(FORBIDDEN_PRACTICES).filter(([id]) =>
      taught.every(({ practice }) => practice !== id),
    )
    return [
      ...taught.flatMap(({ file, practice, title, reason }) => {
        const missing = [
          ...(FORBIDDEN_PRACTICES[practice] ? [] : [`practice="${practice}" 不在名单里，请核对拼写`]),
          ...(ARTICLE.test(reason) ? [] : ['reason 没有写明哪一条']),
          ...(IN_FORCE.test(reason) ? [] : ['reason 没有施行日期，如“2016 年 2 月 6 日施行”']),
          ...(VERIFIED.test(reason) ? [] : ['reason 没有核对日期，如“2026 年 11 月核对”']),
        ]
        return missing.map((message) => ({ file, path: `<CounterExample ${title}>`, message }))
      }),
      ...untaught.map(([id, what]) => ({
        file: 'content/levels',
        path: id,
        message: `今天不许做的“${what}”没有任何一课当反例讲；请写一个 <CounterExample practice="${id}" …>`,
      })),
    ]
  },
}
