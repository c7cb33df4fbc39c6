import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { asOwner } from '#db/cluster.ts'
import { readConfig } from '#main/config.ts'
import { makeLog } from '#main/log.ts'
import { startOffice } from '#main/start.ts'
import { urlsBeside } from './folder.ts'

/**
 * An office as a process of its own: `node office-process.ts DATA PORT`. Beside it listens the plainest thing that
 * could take a message in: bytes come by HTTP, are inserted durably, and as many bytes as asked for go back.
 * Tells its parent where both are, and stops when the parent goes or says so.
 */
const [data = '', port = ''] = process.argv.slice(2)
const config = readConfig({ COMITY_DATA: data, COMITY_PORT: port, COMITY_RATE: '1000000' })
const running = await startOffice(config, { web: false, log: makeLog('warn') })

const { ownerUrl } = await urlsBeside(data)
await asOwner(ownerUrl, client =>
  client.query(
    'create table if not exists bench_messages (id uuid primary key default gen_random_uuid(), bytes bytea not null); grant insert on bench_messages to comity_app',
  ),
)
const plain = createServer((request, response) => {
  const answer = Buffer.alloc(Number(request.headers['x-answer'] ?? 0), 'a')
  buffer(request)
    .then(bytes => running.office.db.pool.query('insert into bench_messages (bytes) values ($1)', [bytes]))
    .then(
      () => response.end(answer),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`)
        response.writeHead(500).end()
      },
    )
})
plain.listen(0, '127.0.0.1')
await once(plain, 'listening')
// A server on a port has an address of this form.
const plainUrl = `http://127.0.0.1:${(plain.address() as AddressInfo).port}`
process.send?.({ url: running.url, plainUrl })

await Promise.race([once(process, 'message'), once(process, 'disconnect')])
plain.close()
plain.closeAllConnections()
await running.stop()
process.disconnect?.()
