/** What scans most often are. */
export const pdf = 'application/pdf'

/** Kinds of picture every browser draws and none runs. */
const pictures: readonly string[] = ['image/png', 'image/jpeg', 'image/webp', 'image/gif']

/** Larger scans are saved and opened by a program of their own, rather than held in the page. */
const mostBytes = 64 * 1024 * 1024

/**
 * As what a scan may be shown beside the form; `null` when it is only saved.
 *
 * @param withPdf whether the browser has a viewer for PDF
 */
export function showable(
  scan: { readonly name: string; readonly media: string; readonly size: number },
  withPdf: boolean,
): string | null {
  if (scan.size === 0 || scan.size > mostBytes) return null
  if (pictures.includes(scan.media)) return scan.media
  const isPdf = scan.media === pdf || (unknown.includes(scan.media) && /\.pdf$/i.test(scan.name))
  return isPdf && withPdf ? pdf : null
}

/** What a file is called whose kind nobody told. */
const unknown: readonly string[] = ['', 'application/octet-stream']
