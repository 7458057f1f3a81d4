import * as z from 'zod'
import { DEMO_ACCOUNTS, DEMO_PASSWORD, loadDemo } from '../../use-cases/demo/load-demo.server.ts'
import { command } from '../command.ts'
import { needsContent } from '../needs.ts'

export const demoLoad = command(
  'demo load',
  ' 载入示范人员与成绩（只给示范用）',
  z.strictObject({}),
  async (_, around) => {
    const world = await around.world()
    await needsContent(world.db)
    const loaded = await loadDemo(world)
    const accounts = DEMO_ACCOUNTS.map(({ login, name }) => ({ login, name, password: DEMO_PASSWORD }))
    return {
      exit: 0,
      output: { loaded, accounts },
      lines: [
        loaded ? '已载入示范数据' : '示范数据已经在了',
        ...accounts.map(({ login, name, password }) => `  ${name}\t${login}\t${password}`),
      ],
    }
  },
)
