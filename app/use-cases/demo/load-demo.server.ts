import { itemVersionsOf, versionName } from '../../db/reads/bank.server.ts'
import { allModules } from '../../db/reads/content.server.ts'
import { answersOf, findExamSession, slotsOf } from '../../db/reads/exams.server.ts'
import { findCredentials } from '../../db/reads/people.server.ts'
import { findPracticeRun } from '../../db/reads/study.server.ts'
import type { ModuleInfo } from '../../domain/course/module.ts'
import type { ItemBody, Response } from '../../domain/item/schema.ts'
import { foldLogin, type Role } from '../../domain/people/roles.ts'
import { DAY, HOUR, MINUTE } from '../../domain/shared/instant.ts'
import { type Rng, seededRng, widenSeed } from '../../domain/shared/rng.ts'
import { submitAttempt } from '../exam/end-attempt.server.ts'
import { saveAnswers } from '../exam/save-answers.server.ts'
import { startAttempt } from '../exam/start-attempt.server.ts'
import { addPerson } from '../people/add-person.server.ts'
import { answerPractice, startPractice } from '../study/practise.server.ts'
import { recordStudy } from '../study/record-study.server.ts'
import type { World } from '../world.ts'

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

/** One account of each role; they are printed when the demonstration starts. */
export const DEMO_ACCOUNTS: readonly DemoPerson[] = [
  { login: 'ZX-20417', name: '示例学员', roles: ['trainee'], unit: HALL },
  { login: 'PX-00108', name: '示例培训师', roles: ['trainer'], unit: PROVINCE },
  { login: 'JL-00231', name: '示例经理', roles: ['manager'], unit: BRANCH },
  { login: 'GL-00001', name: '示例管理员', roles: ['administrator'], unit: PROVINCE },
]

/** Colleagues for the manager's page: how many modules they finished, and how they did if they sat the exam. */
const COLLEAGUES: readonly (DemoPerson & { modules: number; skill?: number })[] = [
  { login: 'ZX-20418', name: '学员 20418', roles: ['trainee'], unit: HALL, modules: 9, skill: 88 },
  { login: 'ZX-20422', name: '学员 20422', roles: ['trainee'], unit: HALL, modules: 6 },
  { login: 'ZX-20430', name: '学员 20430', roles: ['trainee'], unit: HALL, modules: 9, skill: 72 },
  { login: 'ZX-20433', name: '学员 20433', roles: ['trainee'], unit: HALL, modules: 2 },
  { login: 'ZX-20436', name: '学员 20436', roles: ['trainee'], unit: BRANCH, modules: 9, skill: 45 },
  { login: 'ZX-20441', name: '学员 20441', roles: ['trainee'], unit: BRANCH, modules: 9 },
]

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
  const modules = (await allModules(world.db)).filter(({ level }) => level === 'l4')
  for (const account of DEMO_ACCOUNTS) {
    const id = await add(account)
    if (account.roles.includes('trainee')) await studyAllBut(world, { personId: id, modules, today })
  }
  for (const [i, colleague] of COLLEAGUES.entries()) {
    const personId = await add(colleague)
    const rng = seededRng(widenSeed(i + 1), 'practice')
    for (const [nth, module] of modules.slice(0, colleague.modules).entries()) {
      const then = at(world, today - (30 - nth) * DAY + i * HOUR)
      await finish(then, personId, module)
      const skill = 50 + ((i * 13 + nth * 7) % 45)
      if ((i + nth) % 2 === 0) await practise(then, { personId, moduleId: module.id, skill, rng })
    }
    if (colleague.skill !== undefined)
      await sitExam(world, { personId, skill: colleague.skill, startedAt: today - (9 - i) * DAY })
  }
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

/** Sits the level's exam with a chance of `skill` percent on each question. */
async function sitExam(
  world: World,
  { personId, skill, startedAt }: { personId: string; skill: number; startedAt: number },
) {
  const exam = await findExamSession(world.db, 'l4-theory')
  if (!exam) return
  const then = at(world, startedAt)
  const started = await startAttempt(then, { candidateId: personId, examId: exam.id })
  if (!started.ok) throw new Error(`demonstration exam: ${started.refusal.code}`)
  const { attemptId } = started.value
  const slots = await slotsOf(world.db, attemptId)
  const versions = await itemVersionsOf(world.db, slots)
  const rng = seededRng(widenSeed(startedAt % 1_000_003), 'practice')
  const events = slots.map(({ slot, itemId, itemVersion }, i) => {
    const version = versions.get(versionName(itemId, itemVersion))
    if (!version) throw new Error(`no version of ${itemId}`)
    return {
      attemptId,
      candidateId: personId,
      epoch: 1,
      clientEventId: demoUuid(world.newId()),
      seq: i + 1,
      slot,
      value: answerWith(version.body, skill, rng),
      flagged: false,
      receivedAt: startedAt + (i + 1) * 40_000,
    }
  })
  await saveAnswers(then, events)
  if ((await answersOf(world.db, attemptId)).length !== slots.length)
    throw new Error('demonstration answers were not saved')
  const handed = await submitAttempt(at(world, startedAt + 70 * MINUTE), {
    attemptId,
    candidateId: personId,
    epoch: 1,
    submitKey: world.newId(),
    receivedAt: startedAt + 70 * MINUTE,
  })
  if (!handed.ok) throw new Error(`demonstration exam: ${handed.refusal.code}`)
}

const demoUuid = (id: string): string =>
  `${id.slice(0, 8)}-${id.slice(8, 12)}-4${id.slice(13, 16)}-8${id.slice(17, 20)}-${id.slice(20, 32)}`

/** The right answer, or one that is not, by chance. */
function answerWith(body: ItemBody, skill: number, rng: Rng): Response {
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
    case 'classification':
      return {
        kind: 'classification',
        class: knows ? body.key.class : body.key.class === 'rational' ? 'emotional' : 'rational',
        primaryMotive: knows ? body.key.primaryMotive : body.key.primaryMotive === 'E4' ? 'R2' : 'E4',
      }
  }
}
