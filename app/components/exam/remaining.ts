/** 41:20, minutes and seconds; what is left of a second counts as one. Never below 0:00. */
export function clockFace(remainingMs: number): string {
  const seconds = Math.max(0, Math.ceil(remainingMs / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** From here on the timer is drawn as low. */
export const LOW_MS = 5 * 60_000

export type Announcement = { unit: 'minutes' | 'seconds'; count: number } | { unit: 'over' }

/** What is said aloud at this moment: whole minutes, and in the last minute every ten seconds. Equal answers are said once. */
export function announcementAt(remainingMs: number): Announcement {
  if (remainingMs <= 0) return { unit: 'over' }
  if (remainingMs > 60_000) return { unit: 'minutes', count: Math.ceil(remainingMs / 60_000) }
  return { unit: 'seconds', count: Math.ceil(remainingMs / 10_000) * 10 }
}

export type ServerClock = Readonly<{ now(): number; sync(serverNow: number): void; hasDrifted(): boolean }>

/**
 * The server's time, carried on by the page's steady clock between messages. Setting the device's clock moves nothing;
 * a device that slept is told by `hasDrifted`, and the page asks the server again.
 */
export function serverClock(
  serverNow: number,
  steady: () => number = () => performance.now(),
  wall: () => number = () => Date.now(),
): ServerClock {
  let base = { server: serverNow, steady: steady(), wall: wall() }
  return {
    now: () => base.server + steady() - base.steady,
    sync: (server) => {
      base = { server, steady: steady(), wall: wall() }
    },
    hasDrifted: () => Math.abs(wall() - base.wall - (steady() - base.steady)) > 2_000,
  }
}
