import type { Level } from '../shared/level.ts'
import { formatPoints, type Points } from '../shared/points.ts'

/** A piece of a line; what decides is set bold. */
export type FaceRun = Readonly<{ text: string; bold?: true }>
/** What a certificate says on its face, the same on the page and in the PDF. It is a Chinese document in any language. */
export type Face = Readonly<{
  title: string
  english: string
  /** Stands before the name. */
  lead: string
  lines: readonly (readonly FaceRun[])[]
}>

const LEVEL_NAME: Record<Level, string> = { l4: '四级', l3: '三级', l2: '二级', l1: '一级' }

/**
 * The words of a certificate. A theory certificate says that it attests the theory part only.
 * @throws on a scope nobody has written the words for
 */
export function faceOf({ scope, level, points }: { scope: string; level: Level; points: Points }): Face {
  if (scope !== 'theory') throw new Error(`no face for a certificate of scope ${scope}`)
  return {
    title: '理论考试合格证明',
    english: `Theory Examination Pass · VIP Customer Retention, Level ${level.slice(1)} · Theory part only`,
    lead: '兹证明',
    lines: [
      [
        { text: `参加${LEVEL_NAME[level]}理论考试，得 ` },
        { text: formatPoints(points), bold: true },
        { text: ' 分，' },
        { text: '达到理论部分合格要求。', bold: true },
      ],
      [{ text: '本证明只证明理论部分，不代表岗位技能等级。' }],
    ],
  }
}
