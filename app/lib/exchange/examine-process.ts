/** The process in which a file is read that somebody sent over the web: one question in, stages and one answer out. */
import { type Brought, examineFile, type Known } from './examine-file.server.ts'

process.once('message', async ({ brought, known }: { brought: Brought; known: Known }) => {
  const examined = await examineFile(brought, known, (stage) => process.send?.({ stage }))
  process.send?.({ examined }, () => process.disconnect())
})
