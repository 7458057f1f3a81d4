import { expect, test } from 'vitest'
import { faceOf } from './face.ts'

const told = ({ lines }: ReturnType<typeof faceOf>) =>
  lines.map((line) => line.map(({ text }) => text).join(''))
const whole = { classHours: 30, practical: { points: 8_100 }, review: null }

test('a theory certificate says that it attests the theory part only', () => {
  const face = faceOf({ scope: 'theory', level: 'l4', points: 7200 })
  expect(face.title).toBe('理论考试合格证明')
  expect(told(face)).toEqual([
    '参加四级理论考试，得 72 分，达到理论部分合格要求。',
    '本证明只证明理论部分，不代表岗位技能等级。',
  ])
})

test('a certificate of a whole level names its parts', () => {
  const face = faceOf({ scope: 'full', level: 'l4', points: 7200, whole })
  expect(face).toMatchObject({ title: '岗位技能证书', english: 'VIP Customer Retention · Level 4 Associate' })
  expect(told(face)).toEqual([
    '完成四级 30 学时课程，理论考试 72 分，技能考核 81 分，',
    '未触发红线，达到 VIP 客户服务经理岗位技能四级要求。',
  ])
})

test('the comprehensive review stands on it where there was one', () => {
  const face = faceOf({
    scope: 'full',
    level: 'l1',
    points: 7200,
    whole: { ...whole, review: { points: 6660 } },
  })
  expect(told(face)[0]).toContain('综合评审 66.6 分，')
})

test('points are never rounded up', () => {
  const [line] = told(faceOf({ scope: 'theory', level: 'l4', points: 6099 }))
  expect(line).toContain('得 60.9 分')
})

test('a scope without words, or without its parts, is a fault, not a certificate with the wrong words', () => {
  expect(() => faceOf({ scope: 'full', level: 'l4', points: 7200 })).toThrow('scope full')
  expect(() => faceOf({ scope: 'other', level: 'l4', points: 7200 })).toThrow('scope other')
})
