import { centralAuthority, type Profile } from '#law/profiles/shape.ts'
import { nameIn } from '../letter-lines.ts'

/** The name of the authority that writes or is written to; of its State where none was designated. */
export function nameOf(profile: Profile, language: string): string {
  return nameIn(centralAuthority(profile)?.names ?? profile.names, language)
}

/** The lines of its address, its name first. */
export function addressOf(profile: Profile, language: string): readonly string[] {
  const authority = centralAuthority(profile)
  return authority
    ? [nameIn(authority.names, language), ...authority.address.split('\n')]
    : [nameIn(profile.names, language)]
}
