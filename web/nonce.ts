import { setNonce } from 'get-nonce'

/** The nonce the server gave this page for styles made while it runs; empty when it was served without. */
export const styleNonce = readNonce()

// Dialogs lock the page's scrolling with a style of their own, which asks here for the nonce.
if (styleNonce !== '') setNonce(styleNonce)

function readNonce(): string {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')
  // Browsers hide the attribute and keep the property, so that styles cannot read it out.
  const nonce = meta?.nonce ?? ''
  return nonce.startsWith('__') ? '' : nonce
}
