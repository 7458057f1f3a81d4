import { type Act, familyOf } from './acts.ts'

/**
 * Acts that people say in one breath with another of theirs: 您好，我是小林，先核对一下机主. A run of clauses is read as
 * one act, so the others are heard by the words that hardly fail, and only beside their own kind.
 */
const SAID_TOGETHER: readonly (readonly [families: readonly number[], act: Act, words: RegExp])[] = [
  [
    [1],
    'greet',
    /(?:您|你|早上|上午|中午|下午|晚上|大家|[生士姐哥总师姨爷妈叔])好(?!像|多|几|不|说|用)|^喂|打扰/,
  ],
  [[1], 'identify-self', /我是(?!说|想|问)|我叫|我姓|免贵姓|工号|客户经理(?!呢|吗|在)|这[里边]是/],
  [
    [1],
    'verify-identity',
    /(?:核[对实一]|报|念|说).{0,8}(?:机主|姓名|证件|身份证|尾号|后[四六]位)|是.{0,8}机主.{0,6}(?:吗|吧|本人)/,
  ],
  [[2, 3], 'apologise', /对不[起住]|抱歉|道(?:个|一声)?歉|赔个?(?:不是|礼)/],
  [
    [3],
    'empathise',
    /(?:换|搁)(?:了|成|作)?(?:谁|我|哪个)|谁(?:都|不)(?:会|得)?(?:急|气|恼|窝火|寒心)|(?:确实|真是?|太|挺)(?:让人|叫人|令人)?(?:生气|着急|窝火|委屈|憋屈|寒心|闹心|糟心|难受)|理解您|(?:您|让您)受委屈/,
  ],
  [
    [2, 3],
    'acknowledge-fault',
    /(?:是|都是|怪|怨|错在|责任在)我们(?!的?(?:权|义|服务))|我们(?:这边|那边|这儿)?.{0,2}(?:没(?:做|办|说|讲|跟|处理|告|通|及|尽)|做得不|办得不|的(?:错|疏忽|失误|责任|不是)|疏忽|失职|漏)/,
  ],
]

/** Acts heard beside the one a run was read as. @param text of the run, normalised */
export const companionsOf = (act: Act, text: string): Act[] =>
  SAID_TOGETHER.filter(
    ([families, other, words]) => other !== act && families.includes(familyOf(act)) && words.test(text),
  ).map(([, other]) => other)
