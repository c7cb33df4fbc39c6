import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { ConfigError, readConfig } from './config.ts'

function said(env: Record<string, string>): string {
  try {
    readConfig(env)
    return ''
  } catch (error) {
    assert.ok(error instanceof ConfigError)
    return error.message
  }
}

describe('the configuration', () => {
  test('needs nothing: this machine alone, in a folder beside us', () => {
    const config = readConfig({ PATH: '/usr/bin', COMITY_PORT: '' })
    assert.deepEqual(
      [config.port, config.host, config.url, config.log, config.demo],
      [8080, '127.0.0.1', null, 'info', false],
    )
    assert.match(config.data, /\/\.comity$/)
  })

  test('behind a proxy is reached by its address', () => {
    const config = readConfig({
      COMITY_URL: 'https://comity.example.org/',
      COMITY_PROXY: '10.1.0.0/16, ::1',
      COMITY_HOST: '0.0.0.0',
    })
    assert.equal(config.url, 'https://comity.example.org')
    assert.deepEqual(config.proxy, ['10.1.0.0/16', '::1'])
  })

  test('names the roads of the post; without TLS only to this very machine', () => {
    const { post } = readConfig({
      COMITY_POST_FOLDER: '/srv/post',
      COMITY_POST_IMAP: 'imaps://post%40justice.example@mail.example.org/Requests',
      COMITY_POST_PASSWORD_FILE: '/etc/comity/post',
    })
    assert.deepEqual(post, {
      folder: '/srv/post',
      mailbox: {
        host: 'mail.example.org',
        port: 993,
        secure: true,
        user: 'post@justice.example',
        passwordFile: '/etc/comity/post',
        box: 'Requests',
      },
    })
    const here = { COMITY_POST_IMAP: 'imap://post@127.0.0.1:1143', COMITY_POST_PASSWORD_FILE: '/etc/p' }
    assert.deepEqual(
      [readConfig(here).post?.mailbox?.port, readConfig(here).post?.mailbox?.box],
      [1143, 'INBOX'],
    )
    assert.deepEqual(readConfig({}).post, { folder: null, mailbox: null })
  })

  const refused: [string, Record<string, string>, RegExp][] = [
    ['a port that is a word', { COMITY_PORT: 'http' }, /^COMITY_PORT is not a port\. Write .*8080/],
    ['a port that does not exist', { COMITY_PORT: '70000' }, /^COMITY_PORT/],
    [
      'a host by name',
      { COMITY_HOST: 'comity.example.org' },
      /^COMITY_HOST is not an address of this machine\. Write 127\.0\.0\.1/,
    ],
    ['an address with a path', { COMITY_URL: 'https://example.org/comity' }, /^COMITY_URL .*without a path/],
    ['an address without a scheme', { COMITY_URL: 'example.org' }, /^COMITY_URL .*https:\/\//],
    [
      'plain http to the world',
      { COMITY_URL: 'http://comity.example.org' },
      /^COMITY_URL .*passwords.*proxy/,
    ],
    [
      'https without a proxy',
      { COMITY_URL: 'https://comity.example.org' },
      /COMITY_PROXY names none.*COMITY_PROXY=127\.0\.0\.1/,
    ],
    ['an open port without a proxy', { COMITY_HOST: '0.0.0.0' }, /^COMITY_HOST .*Leave it at 127\.0\.0\.1/],
    ['a proxy that is no address', { COMITY_PROXY: 'yes' }, /^COMITY_PROXY is not a list of addresses/],
    ['a network that is none', { COMITY_PROXY: '10.0.0.0/33' }, /^COMITY_PROXY/],
    ['a level that is none', { COMITY_LOG: 'verbose' }, /^COMITY_LOG .*debug, info, warn, error, silent/],
    [
      'an owner without the program’s role',
      { DATABASE_OWNER_URL: 'postgresql://o@h/d' },
      /DATABASE_OWNER_URL is set without DATABASE_URL/,
    ],
    [
      'the demo on an open port',
      { COMITY_DEMO: 'on', COMITY_HOST: '0.0.0.0', COMITY_PROXY: '10.0.0.1' },
      /COMITY_DEMO is on/,
    ],
    [
      'a mailbox without encryption',
      { COMITY_POST_IMAP: 'imap://post@mail.example.org', COMITY_POST_PASSWORD_FILE: '/etc/p' },
      /^COMITY_POST_IMAP is not encrypted.*imaps:\/\//,
    ],
    [
      'a mailbox with its password',
      { COMITY_POST_IMAP: 'imaps://post:secret@mail.example.org', COMITY_POST_PASSWORD_FILE: '/etc/p' },
      /^COMITY_POST_IMAP holds a password.*COMITY_POST_PASSWORD_FILE\.$/,
    ],
    [
      'a mailbox without a password',
      { COMITY_POST_IMAP: 'imaps://post@mail.example.org' },
      /^COMITY_POST_IMAP names a mailbox but nothing says where its password is/,
    ],
    [
      'a password without a mailbox',
      { COMITY_POST_PASSWORD_FILE: '/etc/p' },
      /^COMITY_POST_PASSWORD_FILE is set without COMITY_POST_IMAP/,
    ],
    [
      'a mailbox that is none',
      { COMITY_POST_IMAP: 'https://mail.example.org' },
      /^COMITY_POST_IMAP does not lead/,
    ],
    [
      'a drop folder that moves with us',
      { COMITY_POST_FOLDER: 'post' },
      /^COMITY_POST_FOLDER is not the whole path/,
    ],
    [
      'a misspelt name',
      { COMITY_PROT: '8080' },
      /^COMITY_PROT is not a setting.* Did you mean COMITY_PORT\?/,
    ],
    [
      'a name nobody meant',
      { COMITY_TELEMETRY: 'on' },
      /^COMITY_TELEMETRY is not a setting.* There are COMITY_DATA/,
    ],
  ]
  for (const [which, env, sentence] of refused)
    test(`refuses ${which}, saying what to write`, () => assert.match(said(env), sentence))

  test('says all that is wrong at once', () => {
    assert.deepEqual(
      said({ COMITY_PORT: 'x', COMITY_LOG: 'y', COMITY_DATE: 'z' })
        .split('\n')
        .map(line => line.split(' ')[0]),
      ['COMITY_DATE', 'COMITY_PORT', 'COMITY_LOG'],
    )
  })

  test('never repeats what may hold a password', () => {
    const text = said({ DATABASE_URL: 'mysql://comity:sesame@host/comity' })
    assert.match(text, /^DATABASE_URL does not lead to PostgreSQL/)
    assert.doesNotMatch(text, /sesame/)
  })
})
