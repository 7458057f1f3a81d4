import type { ComplaintClass, Motive } from '../../domain/complaint/motives.ts'
import type { Debrief } from '../../domain/role-play/debrief.ts'
import type { End } from '../../domain/role-play/ends.ts'

/** A debrief with what the page adds: whose, the tries beside it, what others wrote. */
export type ReportView = Debrief &
  Readonly<{
    id: string
    title: string
    mode: 'guided' | 'free' | 'exam' | 'team'
    personName: string
    own: boolean
    /** Where whoever reads it came from. */
    back: 'talks' | 'team' | 'play' | 'appeals'
    startedAt: number
    end: End
    falseClose: boolean
    total: number
    passed: boolean
    lines: readonly Readonly<{
      turn: number
      say: string
      acts: readonly Readonly<{ act: string; target: string | null }>[]
      reply: string
      suggested: readonly string[]
    }>[]
    advice: readonly Readonly<{ turn: number; text: string }>[]
    provisional: boolean
    shared: boolean
    tries: readonly Readonly<{
      id: string
      at: number
      total: number | null
      end: End | null
      branchTurn: number | null
    }>[]
    before: Readonly<{
      total: number
      dimensions: Readonly<Record<string, number>>
      truthOut: number | null
    }> | null
    truthOut: number | null
    needs: readonly Readonly<{
      turn: number
      words: string
      key: { class: ComplaintClass; motive: Motive }
      said: { class: ComplaintClass; motive: Motive | null; score: number } | null
    }>[]
    comments: readonly Readonly<{
      id: string
      turn: number | null
      text: string
      authorName: string
      at: number
      mine: boolean
    }>[]
    appeals: readonly Readonly<{
      turn: number
      clause: string
      recognised: string | null
      proposed: string | null
      decision: string | null
      reason: string | null
    }>[]
  }>
