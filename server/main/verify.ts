import { parseArgs } from 'node:util'
import { exitCode, type Report, verifyContainer } from '#exchange/verify.ts'
import { type RegisterReport, verifyRegister } from '#register/verify.ts'
import { say, Usage, withDatabase } from './command.ts'
import { readConfig } from './config.ts'
import { findKeys, openDataFolder, openFiles } from './folder.ts'

const usage = `comity verify                                    checks the whole register of this installation
comity verify FILE [--fingerprint HEX]           checks a signed container or a sealed package`

/** `comity verify`: 0 when everything holds, 1 when something does not, 2 when it could not be checked. */
export async function verify(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { fingerprint: { type: 'string' }, json: { type: 'boolean', default: false } },
  })
  const [file, ...more] = positionals
  if (more.length > 0) throw new Usage(usage)
  try {
    return file === undefined
      ? await ofRegister(values.json)
      : await ofFile(file, values.fingerprint, values.json)
  } catch (error) {
    process.stderr.write(`Not checked: ${error instanceof Error ? error.message : String(error)}\n`)
    return 2
  }
}

async function ofFile(file: string, fingerprint: string | undefined, json: boolean): Promise<number> {
  const folder = await openDataFolder(readConfig(process.env).data)
  const keys = await findKeys(folder)
  const report = await verifyContainer(file, {
    workDir: folder.work,
    ...(keys === null ? {} : { keys }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
  })
  say(json ? JSON.stringify(report) : told(report))
  return exitCode(report)
}

function told(report: Report): string {
  if (report.verdict === 'refused') return `REFUSED ${report.code ?? ''}: ${report.reason ?? ''}`
  const { signer, act, message, entries } = report
  return [
    `VERIFIED ${report.form}, ${report.size} bytes`,
    `signed by   ${signer?.subject ?? ''} at ${signer?.signedAt ?? ''}`,
    `fingerprint ${signer?.fingerprint ?? ''} (${signer?.pinned ?? ''})`,
    `message     ${message?.kind ?? ''} from ${message?.from ?? ''} to ${message?.to ?? ''}, number ${message?.sequence ?? ''}`,
    ...(act ? [`act         ${act.header.type} ${act.header.id}, hash ${act.hash}`] : []),
    ...entries.map(
      entry => `${entry.sha256}  ${String(entry.size).padStart(10)}  ${entry.name ?? entry.entry}`,
    ),
  ].join('\n')
}

async function ofRegister(json: boolean): Promise<number> {
  return withDatabase(async (db, config) => {
    const folder = await openDataFolder(config.data)
    const keys = await findKeys(folder)
    if (keys === null) throw new Error('There is no authority here yet, and so no register.')
    const report = await verifyRegister({ db, storage: await openFiles(folder), keys, workDir: folder.work })
    say(json ? JSON.stringify(report) : registerTold(report))
    return report.faults.length === 0 ? 0 : 1
  })
}

function registerTold({ cases, acts, expunged, files, receipts, faults }: RegisterReport): string {
  return [
    faults.length === 0 ? 'VERIFIED register' : `FAULTS ${faults.length}`,
    `${cases} cases, ${acts} acts (${expunged} destroyed by order), ${files} files, ${receipts} receipts`,
    ...faults,
  ].join('\n')
}
