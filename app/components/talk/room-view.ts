import type { ComplaintClass, Motive } from '../../domain/complaint/motives.ts'
import type { End } from '../../domain/role-play/ends.ts'

/** What the browser may know of a talk that goes on: an allowlist, without anything the customer has not said. */
export type RoomView = Readonly<{
  id: string
  slug: string
  title: string
  mode: 'guided' | 'free' | 'exam' | 'team'
  difficulty: 'easy' | 'normal' | 'hard'
  persona: Readonly<{
    name: string
    age: number
    job: string
    tier: 'diamond' | 'gold' | 'silver' | 'normal'
  }>
  channel: 'hall' | 'callIn' | 'callOut' | 'visit' | 'text'
  verify: 'required' | 'preAuthenticated'
  screen: readonly Readonly<{ id: string; say: string; private: boolean }>[]
  lookups: readonly Readonly<{ id: string; label: string; shows: string | null }>[]
  authority: Readonly<{ waive: number; refund: number; never: readonly string[] }>
  offers: readonly Readonly<{ id: string; label: string; terms: readonly string[] }>[]
  /** What the customer begins with. */
  first: string
  lines: readonly RoomLine[]
  /** His own words, as he let them out. Empty in an exam. */
  heard: readonly Readonly<{ words: string; turn: number; by: 'stated' | 'question' | 'volunteered' }>[]
  promised: readonly Readonly<{ words: string; turn: number }>[]
  /** How many things he has not said; null where that is not told. */
  hidden: number | null
  /** Null in an exam. */
  steps: readonly Readonly<{ step: 'connect' | 'diagnose' | 'offer' | 'confirm'; done: boolean }>[] | null
  maxTurns: number
  deadlineAt: number | null
  choices: readonly Readonly<{ id: string; say: string }>[] | null
  /** Number of the next input. */
  next: number
  end: End | null
  practicalId: string | null
  /** The customer's last line is one where the learner is asked what it wants; null: it is not. */
  asked: Readonly<{ turn: number }> | null
}>

export type RoomLine = Readonly<{
  seq: number
  turn: number
  /** What the trainee said, or what he looked up. */
  kind: 'say' | 'lookup'
  text: string
  /** What was recognised; null in an exam. */
  acts: readonly RoomAct[] | null
  reply: readonly string[]
}>
export type RoomAct = Readonly<{ act: string; target: string | null; tone: 'plain' | 'good' | 'bad' }>

export type RoomOrder =
  | { kind: 'say'; seq: number; say: string; hints: number }
  | { kind: 'choice'; seq: number; choice: string }
  | { kind: 'lookup'; seq: number; lookup: string }
  | { kind: 'end'; seq: number }
  | { kind: 'need'; turn: number; class: ComplaintClass; motive: Motive; tookMs: number }
