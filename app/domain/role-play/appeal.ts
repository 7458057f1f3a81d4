import { isAct } from './acts.ts'
import type { RecordedInput, Talk } from './replay.ts'
import type { GroundedAct } from './turn.ts'

/** "Recognised wrongly": some words of a turn, the act heard in them (null: none), the one meant (null: none). */
export type Correction = Readonly<{
  turn: number
  clause: string
  recognised: string | null
  proposed: string | null
}>

/**
 * The inputs with one turn read as the appeal says: the act heard in those words goes, the one meant stands in its
 * place, about the same matter; a red line or suspicion that came from that act goes with it.
 */
export function withCorrection(
  inputs: readonly RecordedInput[],
  { turns }: Talk,
  { turn, clause, recognised, proposed }: Correction,
): RecordedInput[] {
  const say = turns[turn - 1]?.say ?? ''
  const start = say.indexOf(clause)
  const span = { start, end: start + clause.length }
  let at = 0
  return inputs.map((recorded) => {
    if ('say' in recorded.input || 'choice' in recorded.input) at += 1
    if (at !== turn || !('say' in recorded.input) || start < 0) return recorded
    const wrong = recorded.acts.find(
      (act) => act.act === recognised && act.span.start < span.end && act.span.end > span.start,
    )
    const kept = recorded.acts.filter((act) => act !== wrong)
    const meant: GroundedAct[] =
      proposed !== null && isAct(proposed)
        ? [
            {
              act: proposed,
              ...(wrong?.target === undefined ? {} : { target: wrong.target }),
              details: wrong?.details ?? [],
              tags: [],
              span,
              source: 'given',
            },
          ]
        : []
    const flags = wrong ? recorded.flags.filter((flag) => !/^(red|suspected):/.test(flag)) : recorded.flags
    return { ...recorded, acts: inOrder([...kept, ...meant]), flags }
  })
}

const inOrder = (acts: readonly GroundedAct[]): GroundedAct[] =>
  [...acts].sort((a, b) => a.span.start - b.span.start)

/** The common family names that are not also words one says every day beside 小, 老 or a title. */
const FAMILY =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范廖石贾韦夏付邹熊孟秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤'
const TITLE = '先生|女士|小姐|师傅|经理|主任|阿姨|大爷|大哥|大姐|叔叔|老师|总'
const NAMED = new RegExp(
  `(?:小|老)[${FAMILY}](?![\\u4e00-\\u9fff])|[${FAMILY}][\\u4e00-\\u9fff]{0,2}?(?=${TITLE})`,
  'g',
)

/**
 * The words as a training line: digits, and Chinese ones from three in a row on, as one #; names as 某: those given, one
 * after 我是, 姓 or 叫, one with 小 or 老 before it or a title after it.
 * @param names of the people of the talk, as they are known here
 */
export function masked(clause: string, names: readonly string[] = []): string {
  const known = names.filter((name) => name.length > 1).sort((a, b) => b.length - a.length)
  return known
    .reduce((text, name) => text.replaceAll(name, '某'), clause.replace(NAMED, '某'))
    .replace(/\p{Nd}+/gu, '#')
    .replace(/[零〇一二三四五六七八九幺]{3,}/g, '#')
    .replace(/(我是|我姓|姓|叫)(?:小|老)?[\u4e00-\u9fff]{1,2}(?=[，。,.\s]|$)/g, '$1某')
}
