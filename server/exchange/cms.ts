import {
  createHash,
  type KeyObject,
  sign as signBytes,
  verify as verifyBytes,
  X509Certificate,
} from 'node:crypto'
import {
  BerError,
  type Der,
  DerError,
  der,
  expectTag,
  members,
  octets,
  oid,
  readDer,
  readOid,
  readTime,
  sequence,
  setOf,
  smallInteger,
  TAG,
  time,
} from './der.ts'

/**
 * Detached signatures: CMS (RFC 5652) with the attributes of CAdES baseline B (ETSI EN 319 122-1). The structure is
 * built here and node:crypto does the mathematics, since general CMS libraries are some thirty times slower.
 */

/** Who signed, as the signature itself says. Whether to believe that certificate is the caller's question. */
export interface CmsSigner {
  readonly certificate: X509Certificate
  /** The time the signer claims. */
  readonly signedAt: Date
  /** Whether the signature is of the one kind that sealed packages use: ECDSA on P-256 with SHA-256. */
  readonly agreed: boolean
}

/** `unsupported`: well formed perhaps, but of a kind that is not read here. */
export class CmsError extends Error {
  override readonly name = 'CmsError'
  readonly code: 'malformed' | 'unsupported' | 'invalid'

  constructor(code: CmsError['code'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/**
 * Signs content, detached: the result holds the certificate and the signature, not the content.
 *
 * @param at the claimed signing time, kept to the second; `null` where what is signed tells it, as a PDF does
 *   (ETSI EN 319 142-1 has the attribute left out there).
 * @returns DER of a ContentInfo, the bytes of a `.p7s` file.
 */
export function signCms(
  content: Uint8Array,
  signer: { key: KeyObject; certificate: X509Certificate; at: Date | null },
) {
  const attributes = setOf(
    attribute(OID.contentType, oid(OID.data)),
    attribute(OID.messageDigest, octets(sha(content, 'sha256'))),
    ...(signer.at === null ? [] : [attribute(OID.signingTime, time(signer.at))]),
    // ESSCertIDv2 with the default hash, SHA-256: the algorithm is left out, as DER asks of defaults.
    attribute(
      OID.signingCertificateV2,
      sequence(sequence(sequence(octets(sha(signer.certificate.raw, 'sha256'))))),
    ),
  )
  const signerInfo = sequence(
    smallInteger(1),
    issuerAndSerial(signer.certificate.raw),
    sequence(oid(OID.sha256)),
    retagged(attributes, 0xa0),
    sequence(oid(OID.ecdsaWithSha256)),
    octets(signBytes('sha256', attributes, signer.key)),
  )
  const signedData = sequence(
    smallInteger(1),
    der(TAG.set, sequence(oid(OID.sha256))),
    sequence(oid(OID.data)),
    der(0xa0, signer.certificate.raw),
    der(TAG.set, signerInfo),
  )
  return sequence(oid(OID.signedData), der(0xa0, signedData))
}

/**
 * Verifies a detached signature over content against the certificate it carries.
 *
 * @param beside the claimed time, where what is signed tells it and the signature therefore does not, as in a PDF
 * @throws CmsError: `invalid` when content, attributes or signature do not fit; `unsupported`; `malformed`.
 */
export function verifyCms(signature: Uint8Array, content: Uint8Array, beside?: Date): CmsSigner {
  try {
    return verify(signature, content, beside)
  } catch (error) {
    if (error instanceof CmsError) throw error
    const code = error instanceof BerError ? 'unsupported' : 'malformed'
    throw new CmsError(code, `The signature cannot be read: ${String(error)}`, { cause: error })
  }
}

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const

const DIGESTS: Readonly<Record<string, string>> = {
  [OID.sha256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

/** Signature algorithms: the type of key and, where the identifier names it, the digest. */
const SIGNATURES: Readonly<Record<string, { key: 'ec' | 'rsa'; digest?: string }>> = {
  [OID.ecdsaWithSha256]: { key: 'ec', digest: 'sha256' },
  '1.2.840.10045.4.3.3': { key: 'ec', digest: 'sha384' },
  '1.2.840.10045.4.3.4': { key: 'ec', digest: 'sha512' },
  '1.2.840.113549.1.1.1': { key: 'rsa' },
  '1.2.840.113549.1.1.11': { key: 'rsa', digest: 'sha256' },
  '1.2.840.113549.1.1.12': { key: 'rsa', digest: 'sha384' },
  '1.2.840.113549.1.1.13': { key: 'rsa', digest: 'sha512' },
}

function verify(signature: Uint8Array, content: Uint8Array, beside?: Date): CmsSigner {
  const { certificates, signerInfo } = readSignedData(signature)
  const info = readSignerInfo(signerInfo)
  const certificate = certificates.find(one => same(issuerAndSerial(one), info.signer))
  if (!certificate) throw new CmsError('invalid', 'The certificate of the signer is not in the signature.')

  const type = one(info.attributes, OID.contentType)
  if (readOid(type) !== OID.data)
    throw new CmsError('invalid', 'The signature is over another type of content.')
  const digest = expectTag(one(info.attributes, OID.messageDigest), TAG.octets, 'message digest')
  if (!same(digest.content, sha(content, info.digest))) {
    throw new CmsError(
      'invalid',
      'The signed content was altered: its digest is not the one that was signed.',
    )
  }
  checkCertificateAttribute(one(info.attributes, OID.signingCertificateV2), certificate)
  const signedAt = beside ?? readTime(one(info.attributes, OID.signingTime))

  const parsed = new X509Certificate(certificate)
  if (parsed.publicKey.asymmetricKeyType !== info.algorithm.key) {
    throw new CmsError('unsupported', 'The key of the certificate is not of the type the signature names.')
  }
  if (
    !verifyBytes(info.algorithm.digest ?? info.digest, info.signedBytes, parsed.publicKey, info.signature)
  ) {
    throw new CmsError('invalid', 'The signature was not made with the key of its certificate.')
  }
  return { certificate: parsed, signedAt, agreed: isAgreed(info, parsed, certificates.length) }
}

function isAgreed(info: SignerInfo, certificate: X509Certificate, certificates: number): boolean {
  return (
    certificates === 1 &&
    info.digest === 'sha256' &&
    info.algorithm.digest === 'sha256' &&
    certificate.publicKey.asymmetricKeyDetails?.namedCurve === 'prime256v1'
  )
}

function readSignedData(signature: Uint8Array): { certificates: Uint8Array[]; signerInfo: Der } {
  const [type, wrapped] = members(expectTag(readDer(signature), TAG.sequence, 'ContentInfo'))
  if (readOid(type) !== OID.signedData) throw new CmsError('unsupported', 'The file is not a CMS signature.')
  const signedData = readDer(expectTag(wrapped, 0xa0, 'content').content)
  const [, , encapsulated, ...rest] = members(expectTag(signedData, TAG.sequence, 'SignedData'))
  if (members(expectTag(encapsulated, TAG.sequence, 'EncapsulatedContentInfo')).length !== 1) {
    throw new CmsError('unsupported', 'The signature carries its content; only detached signatures are read.')
  }
  const signerInfos = members(expectTag(rest.at(-1), TAG.set, 'SignerInfos'))
  const [signerInfo] = signerInfos
  if (!signerInfo || signerInfos.length !== 1) {
    throw new CmsError('unsupported', `One signer is expected; the signature has ${signerInfos.length}.`)
  }
  const bag = rest.find(value => value.tag === 0xa0)
  const certificates = bag ? members(bag).filter(value => value.tag === TAG.sequence) : []
  return { certificates: certificates.map(value => value.raw), signerInfo }
}

interface SignerInfo {
  /** IssuerAndSerialNumber, as DER. */
  readonly signer: Uint8Array
  readonly digest: string
  readonly attributes: readonly Der[]
  /** The attributes as they were signed: with the tag of a SET (RFC 5652 section 5.4). */
  readonly signedBytes: Uint8Array
  readonly algorithm: { key: 'ec' | 'rsa'; digest?: string }
  readonly signature: Uint8Array
}

function readSignerInfo(value: Der): SignerInfo {
  const [version, signer, digestAlgorithm, attributes, algorithm, signature] = members(
    expectTag(value, TAG.sequence, 'SignerInfo'),
  )
  if (!version || !same(version.raw, smallInteger(1)) || signer?.tag !== TAG.sequence) {
    throw new CmsError('unsupported', 'The signer must be named by issuer and serial number.')
  }
  if (attributes?.tag !== 0xa0) throw new CmsError('unsupported', 'The signature has no signed attributes.')
  const digest = DIGESTS[algorithmOid(digestAlgorithm)]
  const known = SIGNATURES[algorithmOid(algorithm)]
  if (!digest || !known)
    throw new CmsError('unsupported', 'The signature uses an algorithm that is not read here.')
  return {
    signer: signer.raw,
    digest,
    attributes: members(attributes),
    signedBytes: retagged(attributes.raw, TAG.set),
    algorithm: known,
    signature: expectTag(signature, TAG.octets, 'signature').content,
  }
}

/** The one value of the attribute, which must occur exactly once. */
function one(attributes: readonly Der[], wanted: string): Der {
  const found = attributes.filter(value => readOid(members(value)[0]) === wanted)
  const [only] = found
  if (!only || found.length > 1) {
    throw new CmsError(
      'invalid',
      `The signed attribute ${wanted} must occur once; it occurs ${found.length} times.`,
    )
  }
  const [value, ...others] = members(expectTag(members(only)[1], TAG.set, 'attribute values'))
  if (!value || others.length > 0)
    throw new CmsError('invalid', `The signed attribute ${wanted} must have one value.`)
  return value
}

/** Without this attribute another certificate with the same key could be put in the place of the signer's. */
function checkCertificateAttribute(value: Der, certificate: Uint8Array): void {
  const [identifier] = members(expectTag(members(value)[0], TAG.sequence, 'certificates'))
  const parts = members(expectTag(identifier, TAG.sequence, 'ESSCertIDv2'))
  const named = parts[0]?.tag === TAG.sequence ? parts[0] : undefined
  const digest = named ? DIGESTS[algorithmOid(named)] : 'sha256'
  if (!digest)
    throw new CmsError('unsupported', 'The certificate is named by a digest that is not read here.')
  const expected = expectTag(parts[named ? 1 : 0], TAG.octets, 'certificate hash')
  if (!same(expected.content, sha(certificate, digest))) {
    throw new CmsError('invalid', 'The signature names another certificate than the one it carries.')
  }
}

function algorithmOid(value: Der | undefined): string {
  return readOid(members(expectTag(value, TAG.sequence, 'algorithm'))[0])
}

/** Issuer and serial number of a certificate, as CMS names a signer by them. */
function issuerAndSerial(certificate: Uint8Array): Uint8Array {
  const [body] = members(expectTag(readDer(certificate), TAG.sequence, 'certificate'))
  const fields = members(expectTag(body, TAG.sequence, 'TBSCertificate'))
  // The version is optional and comes first: [0].
  const [serial, , issuer] = fields[0]?.tag === 0xa0 ? fields.slice(1) : fields
  if (!serial || !issuer) throw new DerError('the certificate ends before its issuer')
  return sequence(issuer.raw, serial.raw)
}

function attribute(type: string, value: Uint8Array): Uint8Array {
  return sequence(oid(type), der(TAG.set, value))
}

function retagged(value: Uint8Array, tag: number): Uint8Array {
  const copy = Uint8Array.from(value)
  copy[0] = tag
  return copy
}

function sha(bytes: Uint8Array, algorithm: string): Uint8Array {
  return createHash(algorithm).update(bytes).digest()
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
