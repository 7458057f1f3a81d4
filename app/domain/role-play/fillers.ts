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
 * Whether nothing is said in a clause: nothing asked and nothing told. The features of a text keep its fillers: left out
 * of the training, they make other people's texts heard worse.
 */
export const isFiller = ({ text, asked }: Pick<Clause, 'text' | 'asked'>): boolean =>
  FILLERS.test(text) || (!asked && SEARCHES.test(text))
