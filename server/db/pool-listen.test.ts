import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asOwner } from './cluster.ts'
import { listen } from './pool-listen.ts'
import { testDatabase } from './testing.ts'

test('a listener hears what is notified, and after a lost connection says that it may have missed some', async () => {
  const database = await testDatabase({ migrations: null })
  const heard: (string | null)[] = []
  let wake = (): void => undefined
  const stop = listen(database.appUrl, 'messages', payload => {
    heard.push(payload)
    wake()
  })
  const until = async (length: number): Promise<void> => {
    while (heard.length < length) await new Promise<void>(resolve => (wake = resolve))
  }
  try {
    await until(1)
    await asOwner(database.ownerUrl, async client => {
      await client.query(`select pg_notify('messages', 'one'), pg_notify('others', 'not mine')`)
      await until(2)
      await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name like '%listens%' and datname = current_database()`,
      )
      await until(3)
      await client.query(`select pg_notify('messages', 'two')`)
      await until(4)
    })
    assert.deepEqual(heard, [null, 'one', null, 'two'])
  } finally {
    await stop()
    await database.drop()
  }
})

test('a listener without a database keeps trying and can be stopped', async () => {
  const stop = listen('postgresql://a:b@localhost/c?host=/nowhere/at/all', 'messages', () =>
    assert.fail('heard something'),
  )
  await new Promise(resolve => setTimeout(resolve, 300))
  await stop()
})
