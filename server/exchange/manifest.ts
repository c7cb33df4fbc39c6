/**
 * `META-INF/ASiCManifest.xml` (ETSI EN 319 162-1 Annex A.4): the digest of every entry that the signature covers.
 * There is one spelling: reading means to pick out the references, write them again and compare every byte. No XML
 * parser looks at hostile bytes, and two readers cannot see two manifests.
 */

export const MIMETYPE = 'application/vnd.etsi.asic-e+zip'
export const MANIFEST = 'META-INF/ASiCManifest.xml'
export const SIGNATURE = 'META-INF/signature.p7s'

/** One entry of the container as the manifest names it. */
export interface Reference {
  /** Path inside the container, not percent-encoded. */
  readonly name: string
  readonly media: string
  /** SHA-256 in hexadecimal. */
  readonly sha256: string
}

export class ManifestError extends Error {
  override readonly name = 'ManifestError'
}

/** The bytes of the manifest. References keep their order. */
export function writeManifest(references: readonly Reference[]): Uint8Array {
  const lines = references.map(
    ({ name, media, sha256 }) =>
      `  <asic:DataObjectReference URI="${uriOf(name)}" MimeType="${escaped(media)}">` +
      '<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>' +
      `<ds:DigestValue>${Buffer.from(sha256, 'hex').toString('base64')}</ds:DigestValue>` +
      '</asic:DataObjectReference>\n',
  )
  return Buffer.from(HEAD + lines.join('') + TAIL, 'utf8')
}

/** The references of a manifest. @throws ManifestError when it is not spelled as `writeManifest` spells it. */
export function readManifest(bytes: Uint8Array): Reference[] {
  const text = Buffer.from(bytes).toString('utf8')
  const references = Array.from(text.matchAll(LINE), ([, uri = '', media = '', digest = '']) => ({
    name: nameOf(uri),
    media: unescaped(media),
    sha256: Buffer.from(digest, 'base64').toString('hex'),
  }))
  if (references.some(({ sha256 }) => sha256.length !== 64) || !written(references).equals(bytes)) {
    throw new ManifestError('the manifest is not spelled as the protocol asks')
  }
  if (new Set(references.map(({ name }) => name)).size !== references.length) {
    throw new ManifestError('the manifest names an entry twice')
  }
  return references
}

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
  <asic:SigReference URI="${SIGNATURE}" MimeType="application/pkcs7-signature"/>
`
const TAIL = '</asic:ASiCManifest>\n'
const LINE =
  /<asic:DataObjectReference URI="([^"]*)" MimeType="([^"]*)">.*?<ds:DigestValue>([^<]*)<\/ds:DigestValue>/g

function written(references: readonly Reference[]): Buffer {
  try {
    return Buffer.from(writeManifest(references))
  } catch (error) {
    // A name with half a surrogate pair cannot be percent-encoded.
    throw new ManifestError('the manifest holds a name that cannot be written', { cause: error })
  }
}

function uriOf(name: string): string {
  return name
    .split('/')
    .map(part =>
      encodeURIComponent(part).replace(
        /[!'()*]/g,
        sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
      ),
    )
    .join('/')
}

function nameOf(uri: string): string {
  try {
    return decodeURIComponent(uri)
  } catch (error) {
    throw new ManifestError('the manifest holds a name that is not percent-encoded UTF-8', { cause: error })
  }
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}
