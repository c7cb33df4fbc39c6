/** `tooLarge`: more than the caller's limit. `missing`: no such content. `damaged`: not as it was stored. */
export type StorageErrorCode = 'tooLarge' | 'missing' | 'damaged'

export class StorageError extends Error {
  override readonly name = 'StorageError'
  readonly code: StorageErrorCode

  constructor(code: StorageErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
