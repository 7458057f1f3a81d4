import type { Clause } from './split.ts'

/**
 * Sounds and words that only win time or show that one listens; the recogniser would take 怎么说呢 for a question and
 * 嗯嗯好的好的 for impatience. A bare 什么？ asks to hear it again.
 */
const FILLERS =
  /^(?:[嗯呃额唔哦噢喔啊哎唉诶欸哼呀嘿咳嘛呢吧哈]|e+m*|u+m+|h+m+|就?[那这内](?:个|什么)|叫?什么(?:来着)?|(?:也?就)是说?|怎么[说讲](?:呢|才?好)|这么[说讲]|(?:让|容)?我想想|好的|(?<=[嗯哦噢啊])[好行对]|好好|对对|是是|行行|[.~\s])+$/

/** 怎么说，这个……: he looks for words; who asks 怎么说？ says something. */
const SEARCHES = /^[嗯呃额那这个]*怎么[说讲]$/

/**
 * 怎么说呢这事吧, 这个嘛怎么跟您说呢, 我想想怎么跟您讲: the same with a word of whom or what about. 怎么跟您说的 asks what others
 * said, and 他们怎么跟您说 names them.
 */
const GROPES =
  /^(?:[嗯呃额唉哎呀哦那这个事儿情嘛呢它]|我|想想|也?不知道|不晓得|该|得|真)*(?:怎么|咋|如何)(?:跟|和|给|同|对)?(?:您|你)?[说讲](?:呢|才?好|啊|吧|是好)?(?:这|那)?(?:个?事|个)?[儿情]?[吧呢嘛啊]?$/
/** 您看这事儿闹的, 它是这么个情况, 反正就那么回事: words about a matter that name none. */
const HOLLOW =
  /^(?:(?:您|你)看)?(?:这|那)(?:个?事[儿情]?|个)?[吧呢嘛啊]?闹的$|^(?:反正)?(?:它|这|那|事情)?(?:事[儿情]?)?(?:也?就|都)?是?(?:这|那)么(?:个|回|一回|一个)(?:事|情况|意思)[儿]?[吧呢嘛啊]?$|^(?:这|那)个?事[儿情]?[吧呢嘛啊]?$|^一言难尽$/
/** 那什么您别急: it only tells him to be calm, which hears nothing of what he feels. */
const CALMS =
  /^(?:[嗯呃唉哎呀哦]|那什么|那个)*(?:您|你|咱)?(?:先|也|千万)*(?:(?:别|甭|不要|莫|不用)(?:这么|太)?(?:急|着急|上火|激动|慌)|消消气|冷静(?:一下|点|冷静)?)[啊哈嘛呀了吧]?$/

/**
 * Whether nothing is said in a clause: nothing asked and nothing told. The features of a text keep its fillers: left out
 * of the training, they make other people's texts heard worse.
 */
export const isFiller = ({ text, asked }: Pick<Clause, 'text' | 'asked'>): boolean =>
  FILLERS.test(text) ||
  HOLLOW.test(text) ||
  CALMS.test(text) ||
  (!asked && SEARCHES.test(text)) ||
  (GROPES.test(text) && !SEARCHES.test(text))
