import { itemVersionsOf, versionName } from '../../db/reads/bank.server.ts'
import { allModules } from '../../db/reads/content.server.ts'
import { answersOf, findExamSession, slotsOf } from '../../db/reads/exams.server.ts'
import { findCredentials } from '../../db/reads/people.server.ts'
import { findPracticeRun } from '../../db/reads/study.server.ts'
import type { ModuleInfo } from '../../domain/course/module.ts'
import type { CasePart, ItemBody, PartResponse, Response } from '../../domain/item/schema.ts'
import { foldLogin, type Role } from '../../domain/people/roles.ts'
import { DAY, HOUR, MINUTE } from '../../domain/shared/instant.ts'
import { LEVELS, type Level } from '../../domain/shared/level.ts'
import { type Rng, seededRng, widenSeed } from '../../domain/shared/rng.ts'
import { type CareerFact, recordCareer } from '../certificate/record-career.server.ts'
import { submitAttempt } from '../exam/end-attempt.server.ts'
import { saveAnswers } from '../exam/save-answers.server.ts'
import { startAttempt } from '../exam/start-attempt.server.ts'
import { addPerson } from '../people/add-person.server.ts'
import { answerPractice, startPractice } from '../study/practise.server.ts'
import { recordStudy } from '../study/record-study.server.ts'
import type { World } from '../world.ts'
import { type Answering, loadDemoSittings } from './demo-sittings.server.ts'
import { loadDemoTeam } from './demo-team.server.ts'

export const DEMO_PASSWORD = 'weiwan-demo'

const PROVINCE = { id: 'province', name: '省培训中心', parentId: null }
const BRANCH = { id: 'chengdong', name: '城东分局', parentId: 'province' }
const HALL = { id: 'chengdong-hall', name: '城东营业厅', parentId: 'chengdong' }

type DemoPerson = {
  login: string
  name: string
  roles: Role[]
  unit: typeof HALL | typeof BRANCH | typeof PROVINCE
}

/** Accounts of each role; they are printed when the demonstration starts. */
export const DEMO_ACCOUNTS: readonly DemoPerson[] = [
  { login: 'ZX-20417', name: '示例学员', roles: ['trainee'], unit: HALL },
  { login: 'PX-00108', name: '示例培训师', roles: ['trainer'], unit: PROVINCE },
  // an item is approved by another than its author
  { login: 'PX-00126', name: '韩雪梅', roles: ['trainer'], unit: PROVINCE },
  { login: 'JL-00231', name: '示例经理', roles: ['manager'], unit: BRANCH },
  { login: 'GL-00001', name: '示例管理员', roles: ['administrator'], unit: PROVINCE },
  { login: 'JK-00015', name: '示例监考员', roles: ['invigilator'], unit: BRANCH },
]

/**
 * Colleagues for the manager's page: how many modules of their level they finished, and how they did if they sat its
 * exam. Who works for more than l4 holds the certificate below, and is in post long enough.
 */
const COLLEAGUES: readonly (DemoPerson & { level?: Level; modules: number; skill?: number })[] = [
  { login: 'ZX-20418', name: '学员 20418', roles: ['trainee'], unit: HALL, modules: 9, skill: 88 },
  { login: 'ZX-20422', name: '学员 20422', roles: ['trainee'], unit: HALL, modules: 6 },
  { login: 'ZX-20430', name: '学员 20430', roles: ['trainee'], unit: HALL, modules: 9, skill: 72 },
  { login: 'ZX-20433', name: '学员 20433', roles: ['trainee'], unit: HALL, modules: 2 },
  { login: 'ZX-20436', name: '学员 20436', roles: ['trainee'], unit: BRANCH, modules: 9, skill: 45 },
  { login: 'ZX-20441', name: '学员 20441', roles: ['trainee'], unit: BRANCH, modules: 9 },
  {
    login: 'ZX-20405',
    name: '学员 20405',
    roles: ['trainee'],
    unit: HALL,
    level: 'l3',
    modules: 8,
    skill: 84,
  },
  { login: 'ZX-20409', name: '学员 20409', roles: ['trainee'], unit: BRANCH, level: 'l3', modules: 5 },
  { login: 'ZX-20402', name: '学员 20402', roles: ['trainee'], unit: HALL, level: 'l2', modules: 8 },
]

/** Ready for the exam: they are on the list of the sitting that is going on. */
const SITTING: readonly DemoPerson[] = ['ZX-20451', 'ZX-20452', 'ZX-20453', 'ZX-20454'].map((login) => ({
  login,
  name: `学员 ${login.slice(3)}`,
  roles: ['trainee'],
  unit: BRANCH,
}))

/** The module the demonstration trainee is in the middle of. */
const OPEN_MODULE = 'l4-08-signals'

/**
 * Loads demonstration people and lets them study, practise and sit exams through the ordinary use cases, at times in
 * the past. Does nothing when they are there already. @returns whether anything was loaded
 */
export async function loadDemo(world: World): Promise<boolean> {
  const [trainee] = DEMO_ACCOUNTS
  if (!trainee || (await findCredentials(world.db, foldLogin(trainee.login)))) return false
  const today = world.now()
  const add = async (person: DemoPerson) => {
    const added = await addPerson(
      at(world, today - 40 * DAY),
      { ...person, password: DEMO_PASSWORD, demo: true },
      null,
    )
    if (!added.ok) throw new Error(`demonstration account ${person.login}: ${added.refusal.code}`)
    return added.value.id
  }
  const every = await allModules(world.db)
  const modulesOf = (level: Level) => every.filter((module) => module.level === level)
  const modules = modulesOf('l4')
  const accounts = new Map<string, string>()
  for (const account of DEMO_ACCOUNTS) {
    const id = await add(account)
    accounts.set(account.login, id)
    if (account.roles.includes('trainee')) await studyAllBut(world, { personId: id, modules, today })
  }
  const trainees: { id: string; skill: number }[] = []
  for (const [i, colleague] of COLLEAGUES.entries()) {
    const personId = await add(colleague)
    trainees.push({ id: personId, skill: 88 - i * 5 })
    const rng = seededRng(widenSeed(i + 1), 'practice')
    const { level = 'l4' } = colleague
    if (level !== 'l4')
      await recordPast(world, { personId, level, actorId: accounts.get('JL-00231') ?? '', today })
    for (const [nth, module] of modulesOf(level).slice(0, colleague.modules).entries()) {
      const then = at(world, today - (30 - nth) * DAY + i * HOUR)
      await finish(then, personId, module)
      const skill = 50 + ((i * 13 + nth * 7) % 45)
      if ((i + nth) % 2 === 0) await practise(then, { personId, moduleId: module.id, skill, rng })
    }
    if (colleague.skill !== undefined)
      await sitExam(world, { personId, level, skill: colleague.skill, startedAt: today - (9 - i) * DAY })
  }
  await loadDemoTeam(world, { managerId: accounts.get('JL-00231') ?? '', trainees, unitId: BRANCH.id })
  const candidates = []
  for (const person of SITTING) {
    const personId = await add(person)
    for (const [nth, module] of modules.entries())
      await finish(at(world, today - (15 - nth) * DAY), personId, module)
    candidates.push(personId)
  }
  if (await findExamSession(world.db, 'l4-theory'))
    await loadDemoSittings(
      world,
      {
        plannerId: accounts.get('PX-00108') ?? '',
        invigilatorId: accounts.get('JK-00015') ?? '',
        candidates,
        unitId: HALL.id,
      },
      answerSome,
    )
  return true
}

/** The same world at another time. */
const at = (world: World, moment: number): World => ({ ...world, now: () => moment })

const finish = (world: World, personId: string, module: ModuleInfo) =>
  recordStudy(world, {
    personId,
    moduleId: module.id,
    studied: { sectionsRead: module.sections.map(({ id }) => id), partsDone: [...module.parts] },
    lastSection: module.sections.at(-1)?.id ?? null,
  })

/** The trainee of the demonstration: everything finished but one module, which he is in the middle of. */
async function studyAllBut(
  world: World,
  { personId, modules, today }: { personId: string; modules: ModuleInfo[]; today: number },
) {
  const rng = seededRng(widenSeed(417), 'practice')
  for (const [nth, module] of modules.entries()) {
    const then = at(world, today - (20 - 2 * nth) * DAY)
    if (module.id !== OPEN_MODULE) {
      await finish(then, personId, module)
      if (nth % 2 === 0) await practise(then, { personId, moduleId: module.id, skill: 70, rng })
    }
  }
  const open = modules.find(({ id }) => id === OPEN_MODULE)
  if (!open) return
  const read = open.sections.slice(0, 2).map(({ id }) => id)
  await recordStudy(at(world, today - HOUR), {
    personId,
    moduleId: open.id,
    studied: { sectionsRead: read, partsDone: [] },
    lastSection: read.at(-1) ?? null,
  })
}

async function practise(
  world: World,
  { personId, moduleId, skill, rng }: { personId: string; moduleId: string; skill: number; rng: Rng },
) {
  const run = await startPractice(world, { personId, moduleId })
  if (!run.ok) return
  for (let slot = 1; slot <= 10; slot++) {
    const value = await practiceAnswer(world, { runId: run.value.runId, personId, slot, skill, rng })
    if (value) await answerPractice(world, { runId: run.value.runId, personId, slot, value })
  }
}

async function practiceAnswer(
  world: World,
  {
    runId,
    personId,
    slot,
    skill,
    rng,
  }: { runId: string; personId: string; slot: number; skill: number; rng: Rng },
) {
  const given = (await findPracticeRun(world.db, runId, personId))?.slots[slot - 1]
  const version =
    given && (await itemVersionsOf(world.db, [given])).get(versionName(given.itemId, given.itemVersion))
  return version && answerWith(version.body, skill, rng)
}

/** Three years in post and the certificate of the level below, earned elsewhere, are on record. */
async function recordPast(
  world: World,
  { personId, level, actorId, today }: { personId: string; level: Level; actorId: string; today: number },
) {
  const below = LEVELS[LEVELS.indexOf(level) - 1]
  if (below === undefined) return
  const then = at(world, today - 35 * DAY)
  const record = async (note: string, fact: CareerFact) => {
    const recorded = await recordCareer(then, { personId, actorId, note, fact })
    if (!recorded.ok) throw new Error(`demonstration career: ${recorded.refusal.code}`)
  }
  await record('人事档案', { kind: 'inPost', since: today - 3 * 365 * DAY })
  await record('原件已核对', {
    kind: 'earlierCertificate',
    level: below,
    since: today - 500 * DAY,
    validUntil: today + 500 * DAY,
  })
}

/** Sits the level's exam with a chance of `skill` percent on each question. */
async function sitExam(
  world: World,
  { personId, level, skill, startedAt }: { personId: string; level: Level; skill: number; startedAt: number },
) {
  const exam = await findExamSession(world.db, `${level}-theory`)
  if (!exam) return
  const then = at(world, startedAt)
  const started = await startAttempt(then, { candidateId: personId, examId: exam.id })
  if (!started.ok) throw new Error(`demonstration exam: ${started.refusal.code}`)
  const { attemptId } = started.value
  await answerSlots(then, { attemptId, personId, epoch: 1, skill, everyMs: 40_000 })
  const handed = await submitAttempt(at(world, startedAt + 70 * MINUTE), {
    attemptId,
    candidateId: personId,
    epoch: 1,
    submitKey: world.newId(),
    receivedAt: startedAt + 70 * MINUTE,
  })
  if (!handed.ok) throw new Error(`demonstration exam: ${handed.refusal.code}`)
}

type Answers = {
  attemptId: string
  personId: string
  epoch: number
  skill: number
  everyMs: number
  count?: number
}

/** Answers the first questions of an attempt from the world's time on, one after another. */
async function answerSlots(world: World, { attemptId, personId, epoch, skill, everyMs, count }: Answers) {
  const slots = (await slotsOf(world.db, attemptId)).slice(0, count)
  const versions = await itemVersionsOf(world.db, slots)
  const startedAt = world.now()
  const rng = seededRng(widenSeed(startedAt % 1_000_003), 'practice')
  const events = slots.map(({ slot, itemId, itemVersion }, i) => {
    const version = versions.get(versionName(itemId, itemVersion))
    if (!version) throw new Error(`no version of ${itemId}`)
    return {
      attemptId,
      candidateId: personId,
      epoch,
      clientEventId: demoUuid(world.newId()),
      seq: i + 1,
      slot,
      value: answerWith(version.body, skill, rng),
      flagged: false,
      receivedAt: startedAt + (i + 1) * everyMs,
    }
  })
  await saveAnswers(world, events)
  if ((await answersOf(world.db, attemptId)).length !== slots.length)
    throw new Error('demonstration answers were not saved')
}

const answerSome: Answering = (world, attempt) =>
  answerSlots(world, { ...attempt, skill: 80, everyMs: 15_000 })

const demoUuid = (id: string): string =>
  `${id.slice(0, 8)}-${id.slice(8, 12)}-4${id.slice(13, 16)}-8${id.slice(17, 20)}-${id.slice(20, 32)}`

/** The right answer, or one that is not, by chance. */
function answerWith(body: ItemBody, skill: number, rng: Rng): Response {
  if (body.kind === 'caseStudy')
    return { kind: 'caseStudy', parts: body.parts.map((part) => answerPart(part, skill, rng)) }
  if (body.kind === 'plan') return { kind: 'plan', text: body.modelAnswer }
  return answerPart(body, skill, rng)
}

type Answerable = Exclude<ItemBody, { kind: 'caseStudy' | 'plan' }>

function answerPart(body: CasePart, skill: number, rng: Rng): PartResponse
function answerPart(body: Answerable, skill: number, rng: Rng): Response
function answerPart(body: Answerable | CasePart, skill: number, rng: Rng): Response | PartResponse {
  const knows = rng.int(100) < skill
  switch (body.kind) {
    case 'single': {
      const wrong = body.options.filter(({ id }) => id !== body.key)
      return { kind: 'single', chosen: knows ? body.key : wrong[rng.int(wrong.length)]?.id }
    }
    case 'multiple':
      return { kind: 'multiple', chosen: knows ? body.key : body.key.slice(1) }
    case 'trueFalse':
      return { kind: 'trueFalse', chosen: knows ? body.key : !body.key }
    case 'fillIn':
      return {
        kind: 'fillIn',
        blanks: body.blanks.map((blank) => {
          if (!knows) return '不清楚'
          if (blank.kind === 'text') return blank.accepted[0] ?? ''
          if (blank.kind === 'number') return `${blank.value}${blank.unit ?? ''}`
          return blank.elements.map(([first]) => first ?? '').join('、')
        }),
      }
    case 'written':
      return { kind: 'written', text: '先听客户说完，复述一遍，再说清楚下一步和时限。' }
    case 'classification':
      return {
        kind: 'classification',
        class: knows ? body.key.class : body.key.class === 'rational' ? 'emotional' : 'rational',
        primaryMotive: knows ? body.key.primaryMotive : body.key.primaryMotive === 'E4' ? 'R2' : 'E4',
      }
  }
}
