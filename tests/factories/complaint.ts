import { COMPLAINT_CLASSES, classOf, MOTIVES } from '#app/domain/complaint/motives.ts'
import { ComplaintCase } from '#app/domain/complaint/schema.ts'

/** A ready case nobody objects to; the values that matter are given by the test. */
export const aCase = (more: Partial<ComplaintCase> & Pick<ComplaintCase, 'id'>): ComplaintCase =>
  ComplaintCase.parse({
    text: `这句话是 ${more.id} 的原话，说给柜台听。`,
    class: classOf(more.primaryMotive ?? 'E1'),
    primaryMotive: 'E1',
    deciding: '原话',
    rule: 11,
    reason: '落点在这里。',
    tier: 1,
    channel: 'hall',
    status: 'ready',
    author: 'v01',
    votes: [
      { rater: 'a', class: 'emotional', primaryMotive: 'E1' },
      { rater: 'b', class: 'emotional', primaryMotive: 'E1' },
    ],
    ...more,
  })

/** A bank with `each` cases of every motive numbered from `from`, tiers in turn; the first of E1 and R3 are twins, the last of each is mixed. */
export const aDrillBank = (each = 6, from = 1): ComplaintCase[] =>
  MOTIVES.flatMap((primaryMotive) =>
    Array.from({ length: each }, (_, at) => {
      const number = String(at + from).padStart(3, '0')
      const mixed = at === each - 1
      return aCase({
        id: `c-${primaryMotive.toLowerCase()}-${number}`,
        primaryMotive,
        tier: at % 2 === 0 ? 1 : 2,
        class: mixed ? COMPLAINT_CLASSES[2] : classOf(primaryMotive),
        ...(mixed && { secondaryMotive: primaryMotive.startsWith('E') ? 'R1' : 'E4' }),
        ...(at === 0 && primaryMotive === 'E1' && { twin: `c-r3-${number}` }),
        ...(at === 0 && primaryMotive === 'R3' && { twin: `c-e1-${number}` }),
      })
    }),
  )
