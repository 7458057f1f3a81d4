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

/** The parts beside theory that a certificate of a whole level rests on. */
export type WholeLevel = Readonly<{
  classHours: number
  practical: Readonly<{ points: Points }>
  review: Readonly<{ points: Points }> | null
}>

const LEVEL_NAME: Record<Level, string> = { l4: '四级', l3: '三级', l2: '二级', l1: '一级' }
const ENGLISH_NAME: Record<Level, string> = {
  l4: 'Associate',
  l3: 'Intermediate',
  l2: 'Senior',
  l1: 'Expert',
}

type Issued = Readonly<{ scope: string; level: Level; points: Points; whole?: WholeLevel | null }>

/**
 * The words of a certificate. A theory statement says that it attests the theory part only.
 * @throws on a scope nobody has written the words for, and on a whole level without its parts
 */
export function faceOf({ scope, level, points, whole }: Issued): Face {
  if (scope === 'theory') return theoryFace(level, points)
  if (scope === 'full' && whole) return fullFace(level, points, whole)
  throw new Error(`no face for a certificate of scope ${scope}`)
}

function theoryFace(level: Level, points: Points): Face {
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

function fullFace(level: Level, points: Points, { classHours, practical, review }: WholeLevel): Face {
  const marked = (what: string, of: Points): FaceRun[] => [
    { text: `${what} ` },
    { text: formatPoints(of), bold: true },
    { text: ' 分，' },
  ]
  return {
    title: '岗位技能证书',
    english: `VIP Customer Retention · Level ${level.slice(1)} ${ENGLISH_NAME[level]}`,
    lead: '兹证明',
    lines: [
      [
        { text: `完成${LEVEL_NAME[level]} ${wholeHours(classHours)} 学时课程，` },
        ...marked('理论考试', points),
        ...marked('技能考核', practical.points),
        ...(review ? marked('综合评审', review.points) : []),
      ],
      [
        { text: '未触发红线，达到 VIP 客户服务经理' },
        { text: `岗位技能${LEVEL_NAME[level]}`, bold: true },
        { text: '要求。' },
      ],
    ],
  }
}

/** Class hours with at most one decimal, never rounded up. */
const wholeHours = (hours: number): string => String(Math.floor(hours * 10) / 10)
