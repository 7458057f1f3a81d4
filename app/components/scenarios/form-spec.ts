import { DEFAULT_WEIGHTS } from '../../domain/role-play/defaults.ts'
import type { Path } from './document.ts'

const LEVELS = ['l4', 'l3', 'l2', 'l1']
const EMOTIONAL = ['E1', 'E2', 'E3', 'E4']
const RATIONAL = ['R1', 'R2', 'R3', 'R4']
const ENDS = ['saved', 'deferred', 'gracefulExit', 'lost', 'violation']
const ASKING = ['ask-open', 'ask-problem', 'ask-closed']

/**
 * How a field of the form is written. lines: a list, one a line; words: a list in one line; pairs: names with texts, one
 * a line; rows: a list of lists, one a line; items: a list of things with fields of their own; part: one thing that may be
 * left out, with fields of its own; picked: a list, its members picked by name from what there is; texts: lists by name,
 * where `names` says which names there may be.
 */
export type FieldSpec = Readonly<{ name: string; path: Path }> &
  (
    | Readonly<{ kind: 'text' | 'long' | 'number' | 'flag' | 'lines' | 'words' | 'pairs' | 'rows' }>
    | Readonly<{ kind: 'choice'; of: readonly string[]; optional?: boolean }>
    | Readonly<{ kind: 'some'; of: readonly string[] }>
    | Readonly<{ kind: 'picked'; from: PickedFrom }>
    | Readonly<{ kind: 'items' | 'part'; fields: readonly FieldSpec[]; fresh: object }>
    | Readonly<{ kind: 'texts'; names: 'intents' | 'redLines' }>
  )

/** What members are picked from. */
export type PickedFrom = 'acts' | 'points' | 'redLines'

type Simple = 'text' | 'long' | 'number' | 'flag' | 'lines' | 'words' | 'pairs' | 'rows'
/** A field named as the last key of its path, unless told otherwise. */
const field = (kind: Simple, path: string, name?: string): FieldSpec => ({
  kind,
  path: path.split('.'),
  name: name ?? path.split('.').at(-1) ?? path,
})
const choice = (path: string, of: readonly string[], optional = false, name?: string): FieldSpec => ({
  ...field('text', path, name),
  kind: 'choice',
  of,
  optional,
})
const some = (path: string, of: readonly string[]): FieldSpec => ({
  ...field('text', path),
  kind: 'some',
  of,
})
const picked = (path: string, from: PickedFrom, name?: string): FieldSpec => ({
  ...field('text', path, name),
  kind: 'picked',
  from,
})
const items = (path: string, fresh: object, fields: readonly FieldSpec[]): FieldSpec => ({
  ...field('text', path),
  kind: 'items',
  fresh,
  fields,
})
const part = (path: string, fresh: object, fields: readonly FieldSpec[]): FieldSpec => ({
  ...field('text', path),
  kind: 'part',
  fresh,
  fields,
})
const texts = (path: string, names: 'intents' | 'redLines'): FieldSpec => ({
  ...field('text', path),
  kind: 'texts',
  names,
})

const FACT_GATE = [
  some('gate.ask', ASKING),
  field('words', 'gate.after'),
  field('number', 'gate.moodLte'),
  field('number', 'gate.trustGte'),
  field('number', 'gate.minAsks'),
]
const INIT = [
  field('number', 'init.mood'),
  field('number', 'init.trust'),
  field('number', 'init.churn'),
  field('number', 'init.patience'),
]

/** The parts of a scenario, in the order of the file. What is not here is written in the YAML view, which shows all. */
export const SECTIONS: readonly Readonly<{ id: string; fields: readonly FieldSpec[] }>[] = [
  {
    id: 'who',
    fields: [
      field('text', 'title'),
      choice('level', LEVELS),
      choice('status', ['draft', 'ready', 'retired']),
      field('text', 'trigger'),
      choice('channel', ['hall', 'callIn', 'callOut', 'visit', 'text']),
      field('text', 'persona.name'),
      field('number', 'persona.age'),
      field('text', 'persona.job'),
      choice('persona.tier', ['diamond', 'gold', 'silver', 'normal']),
      field('text', 'persona.tone'),
      picked('opening.required', 'acts', 'openingActs'),
      choice('opening.verify', ['required', 'preAuthenticated']),
      picked('knowledgePoints', 'points'),
      some('needs.emotional', EMOTIONAL),
      some('needs.rational', RATIONAL),
      ...INIT,
      field('number', 'limits.calmAt'),
      field('number', 'limits.savedAt'),
      field('number', 'limits.maxTurns'),
      field('number', 'limits.minutes'),
    ],
  },
  {
    id: 'screen',
    fields: [
      items('screen', { id: 'new-item', say: '', cues: [] }, [
        field('text', 'id'),
        field('flag', 'private'),
        field('long', 'say', 'words'),
        field('words', 'cues'),
        field('words', 'in'),
      ]),
      items('lookups', { id: 'new-lookup', label: '', result: { base: '' } }, [
        field('text', 'id'),
        field('text', 'label'),
        field('flag', 'auto'),
        field('words', 'after'),
        field('pairs', 'result'),
        field('words', 'cues'),
      ]),
    ],
  },
  {
    id: 'facts',
    fields: [
      items('facts', { id: 'new-fact', gate: { ask: ['ask-open', 'ask-problem'] }, cues: [], say: [] }, [
        field('text', 'id'),
        choice('need', [...EMOTIONAL, ...RATIONAL], true),
        field('lines', 'say'),
        field('words', 'cues'),
        ...FACT_GATE,
        field('number', 'volunteer'),
        field('words', 'in'),
      ]),
    ],
  },
  {
    id: 'objections',
    fields: [
      items('objections', { id: 'new-objection', kind: 'real', label: '', say: [], resolves: [] }, [
        field('text', 'id'),
        field('text', 'label'),
        choice('kind', ['real', 'fake', 'hidden']),
        field('flag', 'stated'),
        choice('need', [...EMOTIONAL, ...RATIONAL], true),
        field('lines', 'say'),
        field('words', 'cues'),
        field('words', 'gate.facts', 'gateFacts'),
        field('number', 'gate.minAsks'),
        field('number', 'gate.moodLte'),
        field('number', 'gate.trustGte'),
        field('rows', 'resolves'),
        field('words', 'in'),
      ]),
    ],
  },
  {
    id: 'offers',
    fields: [
      items('offers', { id: 'new-offer', label: '', answers: [], cues: [], terms: { fee: '' } }, [
        field('text', 'id'),
        field('text', 'label'),
        field('words', 'answers'),
        field('words', 'cues'),
        field('pairs', 'terms'),
        field('words', 'in'),
      ]),
      field('number', 'authority.waive'),
      field('number', 'authority.refund'),
      field('number', 'authority.planFloor'),
      field('words', 'authority.never'),
      field('words', 'exit.rightIn'),
      field('words', 'exit.mustTell'),
      part('consent', { offers: [], answer: { base: 'refused' }, redLine: 'smsWithoutConsent', cues: [] }, [
        choice('start', ['unasked', 'refused'], true, 'consentStart'),
        field('words', 'offers', 'consentOffers'),
        field('pairs', 'answer'),
        choice('redLine', ['smsWithoutConsent', 'obstructPorting']),
        field('words', 'cues', 'consentCues'),
        field('lines', 'say.granted'),
        field('lines', 'say.refused'),
      ]),
    ],
  },
  { id: 'replies', fields: [texts('replies', 'intents')] },
  {
    id: 'scoring',
    fields: [
      part(
        'weights',
        DEFAULT_WEIGHTS,
        Object.keys(DEFAULT_WEIGHTS).map((dimension) => field('number', dimension)),
      ),
      texts('redLineCues', 'redLines'),
    ],
  },
  {
    id: 'variants',
    fields: [
      items('variants', { id: 'new-variant', note: '' }, [
        field('text', 'id'),
        field('long', 'note'),
        ...INIT,
      ]),
      field('number', 'difficulty.easy.init.mood', 'easyMood'),
      field('number', 'difficulty.easy.init.trust', 'easyTrust'),
      field('number', 'difficulty.hard.init.mood', 'hardMood'),
      field('number', 'difficulty.hard.init.trust', 'hardTrust'),
      field('number', 'difficulty.hard.init.patience', 'hardPatience'),
    ],
  },
  {
    id: 'tests',
    fields: [
      items('tests', { name: '', variant: '', turns: [{ say: '' }], expect: { end: 'lost' } }, [
        field('text', 'name', 'label'),
        field('text', 'variant'),
        choice('difficulty', ['easy', 'normal', 'hard'], true),
        items('turns', { say: '' }, [
          field('long', 'say', 'testSay'),
          field('words', 'acts'),
          field('text', 'lookup'),
        ]),
        choice('expect.end', ENDS, true),
        field('number', 'expect.total.gte', 'totalGte'),
        field('number', 'expect.total.lte', 'totalLte'),
        field('words', 'expect.voiced'),
        picked('expect.redLines', 'redLines'),
      ]),
    ],
  },
]
