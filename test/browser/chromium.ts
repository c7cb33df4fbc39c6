import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LaunchOptions } from '@playwright/test'
import sparticuz, { inflate } from '@sparticuz/chromium'

/**
 * How to launch a browser here. On Linux x64 it is the Chromium that npm brought, unpacked once (about 3 s)
 * beside the packages, with the libraries it needs: nothing of the machine's own is used.
 * Elsewhere it is the Chrome installed there, or the program that CHROME_PATH names.
 */
export async function chromiumHere(): Promise<LaunchOptions> {
  // None of the package's own arguments: they switch web security off.
  const args = ['--disable-gpu', '--disable-dev-shm-usage']
  const named = process.env['CHROME_PATH']
  if (named !== undefined) return { executablePath: named, args, chromiumSandbox: false }
  if (process.platform !== 'linux' || process.arch !== 'x64') return { channel: 'chrome', args }
  const folder = await unpacked()
  return {
    executablePath: join(folder, 'chromium'),
    args: ['--headless=shell', ...args],
    chromiumSandbox: false,
    env: {
      HOME: folder,
      PATH: process.env['PATH'] ?? '',
      TMPDIR: tmpdir(),
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
    },
  }
}

/** The folder it lies in. A name of its own until it is whole, so that one killed half-way is not taken for it. */
async function unpacked(): Promise<string> {
  const packed = resolve(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..')
  const { version } = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8')) as { version: string }
  const caches = resolve(import.meta.dirname, '..', '..', 'node_modules', '.cache')
  const folder = join(caches, `chromium-${version}`)
  if (existsSync(folder)) return folder
  const fresh = `${folder}-${process.pid}`
  await mkdir(fresh, { recursive: true })
  // The package unpacks into the folder for temporary files, whichever that is while it works.
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = fresh
  try {
    await sparticuz.executablePath()
    await inflate(join(packed, 'bin', 'al2023.tar.br'))
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
  await rename(fresh, folder).catch(async (error: unknown) => {
    await rm(fresh, { recursive: true, force: true })
    // Another process was faster.
    if (!existsSync(folder)) throw error
  })
  return folder
}
