import { offer } from '../client.ts'
import { useWords } from '../words/words.ts'

/** Saves a certificate as PEM: what `openssl cms -verify` takes to know the signer of a package. */
export function CertificateLink({ authority, pem }: { authority: string; pem: string }) {
  const { say } = useWords()
  const save = () =>
    offer(new Blob([pem], { type: 'application/x-pem-file' }), `${authority.replace(':', '-')}.pem`)
  return (
    <p>
      <button type="button" className="link" onClick={save}>
        {say('partner.certificate')}
      </button>
    </p>
  )
}
