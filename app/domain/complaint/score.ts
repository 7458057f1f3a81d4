import { areAdjacent, type ComplaintClass, classOf, type Motive } from './motives.ts'

export type Answer = Readonly<{ class?: ComplaintClass | undefined; primaryMotive?: Motive | undefined }>
export type Key = Readonly<{
  class: ComplaintClass
  primaryMotive: Motive
  /** Other primaries counted as right. */
  accept?: readonly Motive[]
}>

export type ClassRule = 'class-equal' | 'class-of-primary-motive' | 'class-different' | 'class-missing'
export type MotiveRule = 'motive-equal' | 'motive-adjacent' | 'motive-different' | 'motive-missing'
export type Scored = Readonly<{
  class: Readonly<{ rule: ClassRule; percent: 0 | 30 | 60 }>
  motive: Readonly<{ rule: MotiveRule; percent: 0 | 20 | 40 }>
  /** 0–100. */
  percent: number
}>

/**
 * Scores class (60) and primary motive (40), each by itself; the same in the drill and in exams (complaint-drill.md
 * §6). A mixed complaint taken for the class of its primary motive earns 30, a motive adjacent to the key 20.
 */
export function scoreAnswer(key: Key, said: Answer): Scored {
  const [forClass, forMotive] = [classPart(key, said), motivePart(key, said)]
  return { class: forClass, motive: forMotive, percent: forClass.percent + forMotive.percent }
}

function classPart(key: Key, said: Answer): Scored['class'] {
  if (said.class === undefined) return { rule: 'class-missing', percent: 0 }
  if (said.class === key.class) return { rule: 'class-equal', percent: 60 }
  if (key.class === 'mixed' && said.class === classOf(key.primaryMotive))
    return { rule: 'class-of-primary-motive', percent: 30 }
  return { rule: 'class-different', percent: 0 }
}

function motivePart({ primaryMotive, accept = [] }: Key, { primaryMotive: said }: Answer): Scored['motive'] {
  if (said === undefined) return { rule: 'motive-missing', percent: 0 }
  if (said === primaryMotive || accept.includes(said)) return { rule: 'motive-equal', percent: 40 }
  if (areAdjacent(said, primaryMotive)) return { rule: 'motive-adjacent', percent: 20 }
  return { rule: 'motive-different', percent: 0 }
}
