import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { DesignPage } from '../../components/design/design-page.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { pageTitle } from '../../lib/i18n/page-title.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'design') }]

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
