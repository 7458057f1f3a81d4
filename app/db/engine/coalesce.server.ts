import { outsideTx } from './db.server.ts'

type Waiting<In, Out> = {
  readonly input: In
  readonly ok: (output: Out) => void
  readonly no: (error: unknown) => void
}

/**
 * Makes one `flush` of the calls that arrive within `waitMs`. Each call settles with its own output, after the flush
 * has committed. If a flush fails, its calls are tried one by one, so that one bad value costs nobody else. It leaves
 * the caller's transaction: never await it inside `db.tx`, it would wait for itself.
 * @param flush one output for every input, in order
 * @param flights how many flushes may be under way at once
 */
export function coalesce<In, Out>({
  flush,
  waitMs = 2,
  most = 200,
  flights = 4,
}: {
  flush: (inputs: readonly In[]) => Promise<readonly Out[]>
  waitMs?: number
  most?: number
  flights?: number
}): (input: In) => Promise<Out> {
  const waiting: Waiting<In, Out>[] = []
  let arranged = false
  let flying = 0

  async function settle(calls: readonly Waiting<In, Out>[]) {
    const outputs = await flush(calls.map(({ input }) => input))
    calls.forEach((call, i) => {
      call.ok(outputs[i] as Out) // one output for every input, by contract
    })
  }
  async function fly(calls: readonly Waiting<In, Out>[]) {
    flying++
    try {
      await settle(calls)
    } catch (error) {
      if (calls.length === 1) calls[0]?.no(error)
      else for (const call of calls) await settle([call]).catch(call.no)
    } finally {
      flying--
      arrange()
    }
  }
  function take() {
    arranged = false
    while (waiting.length > 0 && flying < flights) void outsideTx(() => fly(waiting.splice(0, most)))
  }
  function arrange() {
    if (waiting.length >= most) take()
    else if (waiting.length > 0 && !arranged) {
      arranged = true
      setTimeout(take, waitMs)
    }
  }
  return (input) =>
    new Promise<Out>((ok, no) => {
      waiting.push({ input, ok, no })
      arrange()
    })
}
