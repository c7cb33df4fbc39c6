/** Own states in which nothing more is done to a case unless it is reopened. */
export const ended: readonly (string | null)[] = ['closed', 'abandoned', 'setAside']
