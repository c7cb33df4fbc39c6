/**
 * Why a package was not taken. The code is stable and travels back to the sender; what stands here is the list
 * of `docs/protocol.md`, where each is explained for the person who has to mend it.
 */

/**
 * For each code: who can mend it, whether sending *the same bytes* again may help, and what it means.
 * `carrier` is whatever lies between the two: the network, the stick, the mailbox.
 */
export const refusals = {
  'package-malformed': {
    mends: 'carrier',
    retry: true,
    means: 'The bytes are not a sealed package, or were altered under way.',
  },
  'package-truncated': {
    mends: 'carrier',
    retry: true,
    means: 'The package ends too early, or its last block was altered.',
  },
  'package-not-for-us': {
    mends: 'sender',
    retry: false,
    means: 'The package is encrypted for, or addressed to, somebody else.',
  },
  'sender-unknown': {
    mends: 'recipient',
    retry: true,
    means: 'The sender is not among the partners of the recipient.',
  },
  'signature-invalid': {
    mends: 'sender',
    retry: false,
    means: 'The signature does not fit the manifest, or is not of the kind that is agreed.',
  },
  'certificate-not-pinned': {
    mends: 'both',
    retry: false,
    means: 'The package is signed with another certificate than the one that was compared and pinned.',
  },
  'certificate-expired': {
    mends: 'sender',
    retry: false,
    means: 'The certificate was not valid at the time of signing.',
  },
  'version-unknown': {
    mends: 'sender',
    retry: false,
    means: 'The package, the act or the procedure has a version that the recipient cannot read.',
  },
  'digest-mismatch': {
    mends: 'sender',
    retry: false,
    means: 'An entry is not the one that was signed.',
  },
  'entry-unexpected': {
    mends: 'sender',
    retry: false,
    means: 'The container holds an entry that has no place in it.',
  },
  'entry-missing': { mends: 'sender', retry: false, means: 'The container lacks an entry.' },
  'too-large': {
    mends: 'both',
    retry: false,
    means: 'The package is larger than the recipient takes.',
  },
  'zip-bomb': {
    mends: 'sender',
    retry: false,
    means: 'An entry unpacks to far more than it says, or than its size warrants.',
  },
  'message-invalid': {
    mends: 'sender',
    retry: false,
    means: 'The envelope (message.json) breaks its format.',
  },
  'not-canonical': {
    mends: 'sender',
    retry: false,
    means: 'A JSON entry is not in the canonical form of RFC 8785.',
  },
  'act-invalid': {
    mends: 'sender',
    retry: false,
    means: 'The act breaks its format, or contradicts the envelope.',
  },
  'commitment-mismatch': {
    mends: 'sender',
    retry: false,
    means: 'The content or a file is not what the header of the act commits to.',
  },
  'request-mismatch': {
    mends: 'sender',
    retry: false,
    means: 'request.json is not the request that the act contains.',
  },
  'case-unknown': {
    mends: 'both',
    retry: true,
    means: 'The act belongs to a case that is not known here: the request it follows has not arrived.',
  },
  'act-conflict': {
    mends: 'sender',
    retry: false,
    means: 'Another act with the same identity was received before.',
  },
} as const satisfies Record<
  string,
  { mends: 'sender' | 'recipient' | 'carrier' | 'both'; retry: boolean; means: string }
>

export type RefusalCode = keyof typeof refusals

/**
 * Thrown when a package is refused. `code` is stable, `message` says which entry and why, for a person.
 *
 * @example throw new PackageRefused('entry-missing', 'act.json is missing')
 */
export class PackageRefused extends Error {
  override readonly name = 'PackageRefused'
  readonly code: RefusalCode

  constructor(code: RefusalCode, detail: string, options?: ErrorOptions) {
    super(`${refusals[code].means} ${detail}`, options)
    this.code = code
  }

  /** Whether the same bytes may be accepted later. */
  get retry(): boolean {
    return refusals[this.code].retry
  }
}

/**
 * The error to throw for a failure while reading hostile bytes: a refusal with this code, unless it is one already
 * or the machine failed (a full disk is no fault of the sender and must not become a refusal).
 */
export function asRefusal(error: unknown, code: RefusalCode, detail: string): unknown {
  if (error instanceof PackageRefused) return error
  if (error instanceof Error && 'syscall' in error) return error
  return new PackageRefused(code, detail, { cause: error })
}
