import { aurelia } from './aurelia.ts'
import { borealia } from './borealia.ts'
import { cordovia } from './cordovia.ts'
import { doria } from './doria.ts'
import { estoria } from './estoria.ts'
import type { Profile } from './shape.ts'

/** The invented States of the demonstration and of the tests. A real installation loads signed profiles instead. */
export const demonstrationProfiles: readonly Profile[] = [aurelia, borealia, cordovia, doria, estoria]
