import { ItemBody, type Of } from '#app/domain/item/schema.ts'

/** A rubric of criteria worth `highest` each, in even levels from 0: quarters of ten points and more, else halves. */
export const aRubric = (...criteria: readonly { id: string; highest: number }[]) =>
  criteria.map(({ id, highest }) => ({
    id,
    name: `标准 ${id}`,
    levels: (highest >= 1_000 ? [0, 0.25, 0.5, 0.75, 1] : [0, 0.5, 1]).map((share) => ({
      points: share * highest,
      anchor: `${id} 的第 ${share * 4 + 1} 档说明`,
    })),
  }))

/** A plan worth 20 points on two criteria of 10. */
export function aPlan(given: Partial<Of<'plan'>> = {}): Of<'plan'> {
  const body = ItemBody.parse({
    kind: 'plan',
    stem: '为这位客户写一份挽留方案。',
    material: '客户在网五年，近三个月话费下降一半。\n\n上周来电问携号转网。',
    words: { min: 20, max: 400 },
    rubric: aRubric({ id: 'diagnosis', highest: 1_000 }, { id: 'offer', highest: 1_000 }),
    modelAnswer: '先问原因，再给两个方案。',
    ...given,
  })
  if (body.kind !== 'plan') throw new Error(body.kind)
  return body
}

/** A case of 10 points: 2 single, 2 true-false, 2 fill-in, 4 written. */
export function aCase(given: Partial<Of<'caseStudy'>> = {}): Of<'caseStudy'> {
  const body = ItemBody.parse({
    kind: 'caseStudy',
    stem: '读材料，回答下面四问。',
    material: '客户来电：网络三天没好。\n\n工单显示已派两次。',
    parts: [
      {
        kind: 'single',
        stem: '先做什么？',
        options: [...'abcd'].map((id) => ({ id, text: `做法 ${id}` })),
        key: 'b',
        points: 200,
      },
      { kind: 'trueFalse', stem: '可以当场承诺赔偿。', key: false, points: 200 },
      { kind: 'fillIn', stem: '已派____次工单。', blanks: [{ kind: 'number', value: '2' }], points: 200 },
      {
        kind: 'written',
        stem: '写出第一句话。',
        words: { min: 10, max: 100 },
        rubric: aRubric({ id: 'feeling', highest: 200 }, { id: 'next-step', highest: 200 }),
      },
    ],
    ...given,
  })
  if (body.kind !== 'caseStudy') throw new Error(body.kind)
  return body
}
