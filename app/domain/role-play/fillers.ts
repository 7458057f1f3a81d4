import type { Clause } from './split.ts'

/** Sounds and words that only win time; the recogniser would take 怎么说呢 for a question. */
const FILLERS =
  /^(?:[嗯呃额唔哦噢啊哎诶欸嘛呢吧]|那个|这个|那什么|这什么|就是说?|怎么[说讲]|这么[说讲]|(?:让|容)?我想想|[.~])+$/

/** Whether nothing is said in a clause; who asks 怎么说？ says something. */
export const isFiller = ({ text, asked }: Pick<Clause, 'text' | 'asked'>): boolean =>
  !asked && FILLERS.test(text)
