import * as z from 'zod'

/** Which case changed; null when it may be any. */
const tick = z.object({ case: z.string().nullable() })

/** A case changed; or anything may have; or the server no longer speaks to us, perhaps for want of a session. */
type Heard = { readonly case: string } | 'anything' | 'cut off'

/** Milliseconds until we knock again where the server had closed the door. */
const knockAgain = 5_000
const name = 'comity.events'

/**
 * Listens to the server. One open page of the browser listens for all of them: a browser keeps only six
 * connections to a server that speaks HTTP/1.1, and an officer with seven cases open would have none left.
 *
 * @returns what ends it
 */
export function listen(hear: (heard: Heard) => void): () => void {
  const others = new BroadcastChannel(name)
  others.onmessage = (event: MessageEvent<Heard>) => hear(event.data) // sent by ourselves, below
  const ending = new AbortController()
  const speak = (heard: Heard) => {
    hear(heard)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches our own pages only
    others.postMessage(heard)
  }
  void inTurn(ending.signal, () => hold(speak, ending.signal))
  return () => {
    ending.abort()
    others.close()
  }
}

/** Waits until no other page listens. Over plain HTTP there are no locks; then each page listens for itself. */
async function inTurn(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  const locks = 'locks' in navigator ? navigator.locks : undefined
  if (!locks) return work()
  await locks.request(name, { signal }, work).catch(() => {}) // aborted: the page went away while waiting
}

/** Keeps a connection open until `signal`. */
function hold(speak: (heard: Heard) => void, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    let events = connect()
    let timer = 0
    signal.addEventListener('abort', () => {
      window.clearTimeout(timer)
      events.close()
      resolve()
    })

    function connect(missed = false): EventSource {
      const source = new EventSource('/api/events')
      let lost = missed
      source.onmessage = event => speak(meaning(event.data))
      source.onopen = () => {
        // What happened while nobody listened was not told.
        if (lost) speak('anything')
        lost = false
      }
      source.onerror = () => {
        lost = true
        // The browser tries again by itself after silence, but not after a refusal.
        if (source.readyState !== EventSource.CLOSED) return
        speak('cut off')
        timer = window.setTimeout(() => {
          events = connect(true)
        }, knockAgain)
      }
      return source
    }
  })
}

function meaning(data: unknown): Heard {
  try {
    const said = tick.parse(JSON.parse(String(data)))
    return said.case === null ? 'anything' : { case: said.case }
  } catch {
    // A newer server with words we do not know: better to look once too often.
    return 'anything'
  }
}
