import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { DesignPage } from '../../components/design/design-page.tsx'
import { Shell } from '../../components/shell/shell.tsx'

export const meta: MetaFunction = () => [{ title: '组件与状态 · 维挽学堂' }]

/** For development only: elsewhere there is no such page. */
export function loader({ context }: LoaderFunctionArgs) {
  if (!context.development) throw new Response('not found', { status: 404 })
  return null
}

export default function Design() {
  return (
    <Shell>
      <DesignPage />
    </Shell>
  )
}
