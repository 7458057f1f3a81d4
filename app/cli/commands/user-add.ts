import * as z from 'zod'
import { Role } from '../../domain/people/roles.ts'
import { addPerson } from '../../use-cases/people/add-person.server.ts'
import { BadInput, command } from '../command.ts'
import { needsSchema } from '../needs.ts'

export const userAdd = command(
  'user add',
  '--login L --name N --password P --roles trainee,manager [--unit ID] [--unit-name N] [--unit-parent ID]',
  z.strictObject({
    login: z.string('必填').min(1),
    name: z.string('必填').min(1),
    password: z.string('必填'),
    roles: z
      .string()
      .default('trainee')
      .transform((list) => list.split(','))
      .pipe(z.array(Role)),
    unit: z.string().default('root'),
    unitName: z.string().default('本单位'),
    unitParent: z.string().optional(),
  }),
  async ({ login, name, password, roles, unit, unitName, unitParent }, around) => {
    const world = await around.world()
    await needsSchema(world.db)
    const added = await addPerson(
      world,
      { login, name, password, roles, unit: { id: unit, name: unitName, parentId: unitParent ?? null } },
      null,
    )
    if (added.ok) return { exit: 0, output: added.value, lines: [`已添加 ${login}`] }
    throw new BadInput(
      added.refusal.code === 'login-taken' ? `账号 ${login} 已有人用；请换一个` : '密码至少 8 位；请换一个',
    )
  },
)
