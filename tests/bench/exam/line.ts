import { connect, type Socket } from 'node:net'

export type Reply = Readonly<{ status: number; body: string }>

/**
 * One candidate's connection, kept open as a browser keeps it. It speaks just enough HTTP for a save, so that the load
 * takes little from the processors it shares with the server: `fetch` costs more than the answer it asks for.
 */
export class Line {
  private socket: Socket | undefined
  private heard = ''
  private waiting: { done: (reply: Reply) => void; lost: (error: Error) => void } | undefined
  private readonly url: URL
  private readonly cookie: string

  constructor(url: URL, cookie: string) {
    this.url = url
    this.cookie = cookie
  }

  /** Sends a body and waits for the answer; one at a time. Rejects when the connection breaks. */
  put(path: string, body: string): Promise<Reply> {
    return new Promise((done, lost) => {
      this.waiting = { done, lost }
      this.heard = ''
      this.open().write(
        `PUT ${path} HTTP/1.1\r\nHost: ${this.url.host}\r\nOrigin: ${this.url.origin}\r\nCookie: ${this.cookie}\r\n` +
          `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      )
    })
  }

  /** Breaks the connection, whatever is under way; the next `put` makes a new one. */
  break(): void {
    this.socket?.destroy()
    this.socket = undefined
    this.waiting?.lost(new Error('connection lost'))
    this.waiting = undefined
  }

  private open(): Socket {
    if (this.socket) return this.socket
    const socket = connect({ host: this.url.hostname, port: Number(this.url.port), noDelay: true })
    this.socket = socket
    socket.setEncoding('utf8')
    socket.on('data', (chunk) => this.hear(String(chunk)))
    const end = () => {
      if (this.socket === socket) this.break()
    }
    return socket.on('error', end).on('close', end)
  }

  private hear(chunk: string): void {
    this.heard += chunk
    const end = this.heard.indexOf('\r\n\r\n')
    if (end < 0) return
    const length = /\r\ncontent-length: (\d+)/i.exec(this.heard.slice(0, end))?.[1]
    const body = this.heard.slice(end + 4)
    if (Buffer.byteLength(body) < Number(length ?? 0)) return
    this.waiting?.done({ status: Number(this.heard.slice(9, 12)), body })
    this.waiting = undefined
  }
}
