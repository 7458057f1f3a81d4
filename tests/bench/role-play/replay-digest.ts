import { replayTalks } from './replays.ts'

/** Run by another Node: prints its version and the digest of as many talks as asked for. */
const { digest } = replayTalks(Number(process.argv[2] ?? 100))
process.stdout.write(`${JSON.stringify({ node: process.versions.node, digest })}\n`)
