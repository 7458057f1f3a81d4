import Sqlite from 'better-sqlite3'
import { accessible, fitsTheScreen, isAlive } from './accessible.ts'
import { ADMINISTRATOR, expect, MANAGER, PHONE, TRAINEE, TRAINER, test } from './fixtures.ts'

const INVIGILATOR = 'JK-00015'

const LESSONS = [
  'l4-01-role',
  'l4-02-network',
  'l4-03-mobile-data',
  'l4-04-hall-etiquette',
  'l4-05-hall-posts',
  'l4-06-positive-language',
  'l4-07-care-22',
  'l4-08-signals',
  'l4-09-complaint-basics',
]

/** Every page by whoever opens it. */
const PAGES: Record<string, readonly string[]> = {
  '': ['/sign-in', '/verify'],
  [TRAINEE]: [
    '/',
    '/learn',
    '/drill',
    '/talks',
    ...LESSONS.map((id) => `/learn/${id}`),
    '/exams',
    '/exams/l4-theory/start',
    '/certificates',
    '/certification',
    '/profile',
  ],
  'ZX-20418': ['/exams'],
  [INVIGILATOR]: ['/sessions'],
  [TRAINER]: [
    '/sessions',
    '/sessions/new',
    '/bank',
    '/bank?item=l4-08-001',
    '/bank?q=早会',
    '/blueprints/l4',
    '/blueprints/l4?seed=7',
    '/blueprints/l2/edit',
    '/bank/new',
    '/bank/import',
    '/bank/coverage',
    '/complaints',
    '/scenarios',
    '/scenarios/renewal',
    '/appeals',
    '/analysis',
    '/marking',
    '/regrades',
    '/profile',
  ],
  [MANAGER]: [
    '/team',
    '/team/talks',
    '/team/assignments',
    '/team/play',
    '/team/drill',
    '/certification/people',
    '/profile',
  ],
  [ADMINISTRATOR]: ['/people', '/certificates', '/certification/people', '/profile'],
}

/** Pages that exist because of what this person did. */
function ownPages(file: string, login: string): string[] {
  const db = new Sqlite(file, { readonly: true })
  const attempts = db
    .prepare('select a.id from attempt a join person p on p.id = a.person_id where p.login = ?')
    .all(login) as { id: string }[]
  const certificates = db
    .prepare('select c.code from certificate c join person p on p.id = c.person_id where p.login = ?')
    .all(login) as { code: string }[]
  const [first] = db.prepare("select id from person where login = 'ZX-20418'").all() as { id: string }[]
  const sessions = db
    .prepare('select id from exam_session where created_by is not null order by opens_at')
    .all() as { id: string }[]
  // other specs of this worker plan sittings of their own; this is the one he watches
  const [watched] = db
    .prepare(
      'select i.exam_session_id as id from session_invigilator i join person p on p.id = i.person_id where p.login = ? limit 1',
    )
    .all(INVIGILATOR) as { id: string }[]
  db.close()
  return [
    ...(login === TRAINER ? sessions.map(({ id }) => `/sessions/${id}`) : []),
    ...(login === INVIGILATOR || login === TRAINER ? [`/sessions/${watched?.id}/live`] : []),
    ...attempts.flatMap(({ id }) => ['receipt', 'result', 'review'].map((page) => `/attempts/${id}/${page}`)),
    ...certificates.flatMap(({ code }) => [`/certificates/${code}`, `/verify/${code}`]),
    ...(login === MANAGER ? [`/team/${first?.id}`, `/certification/people/${first?.id}`] : []),
  ]
}

const LOOKS = [
  { name: '1280 light', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { name: '390 dark', viewport: PHONE, colorScheme: 'dark' },
] as const

for (const { name, viewport, colorScheme } of LOOKS) {
  test.describe(name, () => {
    test.use({ viewport, colorScheme })
    for (const [login, paths] of Object.entries(PAGES)) {
      test(`pages of ${login || 'anybody'}: accessible, no sideways scroll, no style attribute, console clean`, async ({
        page,
        server,
        signIn,
      }) => {
        test.setTimeout(240_000)
        if (login) await signIn(login)
        for (const path of [...paths, ...ownPages(server.database, login)]) {
          const answer = await page.goto(path)
          expect(answer?.status(), path).toBe(200)
          const html = (await answer?.text()) ?? ''
          expect(html.match(/<[^>]* style="[^"]*"/)?.[0], `${path} has a style attribute`).toBeUndefined()
          await expect(page.locator('h1').first(), path).toBeAttached()
          expect(await page.locator('h1').count(), `${path} has one h1`).toBe(1)
          await isAlive(page)
          await fitsTheScreen(page, path)
          await accessible(page, path)
        }
      })
    }
  })
}

test.describe('the foot of a phone', () => {
  test.use({ viewport: PHONE, hasTouch: true })
  test('a trainer reaches every place of the bar at the top', async ({ page, signIn }) => {
    await signIn(TRAINER)
    const foot = page.getByRole('navigation', { name: '主导航' })
    await foot.getByText('更多').tap()
    await foot.getByRole('link', { name: '重判' }).tap()
    await expect(page.getByRole('heading', { level: 1, name: '更正与重判' })).toBeVisible()
    await expect(foot.getByRole('link', { name: '重判' })).toBeHidden()
    await foot.getByText('更多').tap()
    await expect(foot.getByRole('link')).toHaveText([
      ...['题库', '评卷', '申诉', '场景', '比重表'],
      ...['场次', '分析', '重判', '认证'],
    ])
    await page.keyboard.press('Escape')
    await expect(foot.getByRole('link', { name: '重判' })).toBeHidden()
  })
})
