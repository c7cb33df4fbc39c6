import { Button, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { readFile, type CaseFile } from '#api/cases.ts'
import { useCaseDesk } from '#web/case/case-desk.tsx'
import { hrefOf } from '#web/client.ts'
import { Skeleton } from '#web/parts/skeleton.tsx'
import { useWords } from '#web/words/words.ts'
import { pdf, showable } from './showable.ts'
import './letters.css'

/** The scan beside the question, to read from while filling in; where it cannot be shown, a way to open it. */
export function ScanSheet({ onGo }: { onGo: () => void }) {
  const { view } = useCaseDesk()
  const { say } = useWords()
  const scans = view.files.filter(file => file.role === 'annex')
  const [chosen, setChosen] = useState<string>()
  const scan = scans.find(file => file.id === chosen) ?? scans[0]
  return (
    <aside className="letter-side" aria-label={say('letters.scan')}>
      {scan ? (
        <>
          <div className="letter-bar">
            {scans.length > 1 && (
              <NativeSelect
                size="xs"
                aria-label={say('letters.scan.which')}
                value={scan.id}
                onChange={event => setChosen(event.currentTarget.value)}
                data={scans.map(file => ({ value: file.id, label: file.name }))}
              />
            )}
            <a
              className="small"
              href={hrefOf(readFile, { params: { id: view.id, file: scan.id } })}
              download={scan.name}
            >
              {say('letters.scan.save')}
            </a>
          </div>
          <Preview key={scan.id} scan={scan} />
        </>
      ) : (
        <div className="letter-none">
          <p className="quiet">{say('letters.scan.none')}</p>
          <Button variant="default" onClick={onGo}>
            {say('letters.scan.add')}
          </Button>
        </div>
      )}
    </aside>
  )
}

function Preview({ scan }: { scan: CaseFile }) {
  const { say } = useWords()
  const kind = showable(scan, navigator.pdfViewerEnabled)
  if (kind === null) return <p className="letter-none quiet">{say('letters.scan.cannot')}</p>
  return <Shown scan={scan} kind={kind} />
}

/**
 * The file from memory, under the one type it was chosen for: from its own address it is only ever saved, so that
 * nothing somebody else made is drawn by the browser as a page.
 */
function Shown({ scan, kind }: { scan: CaseFile; kind: string }) {
  const { view } = useCaseDesk()
  const { say } = useWords()
  const address = hrefOf(readFile, { params: { id: view.id, file: scan.id } })
  const bytes = useQuery({
    queryKey: ['bytes of a scan', scan.sha256],
    queryFn: async ({ signal }) => {
      const answer = await fetch(address, { signal, credentials: 'same-origin' })
      if (!answer.ok) throw new Error(`status ${answer.status}`)
      return new Blob([await answer.arrayBuffer()], { type: kind })
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const place = useRef<HTMLObjectElement & HTMLImageElement>(null)
  useEffect(() => {
    if (!bytes.data || !place.current) return
    const made = URL.createObjectURL(bytes.data)
    place.current.setAttribute(kind === pdf ? 'data' : 'src', made)
    return () => URL.revokeObjectURL(made)
  }, [bytes.data, kind])
  if (bytes.error) return <p className="letter-none quiet">{say('letters.scan.cannot')}</p>
  if (!bytes.data) return <Skeleton height={560} />
  const title = say('letters.scan.title', { name: scan.name })
  if (kind !== pdf) return <img ref={place} alt={title} className="scan-preview" />
  return (
    <object ref={place} type={pdf} aria-label={title} className="scan-preview">
      <p className="letter-none quiet">{say('letters.scan.cannot')}</p>
    </object>
  )
}
