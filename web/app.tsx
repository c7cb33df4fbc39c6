import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createBrowserRouter, Navigate } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { whoAmI } from '#api/session.ts'
import { ProblemError, signedOut } from './client.ts'
import { Notices } from './parts/notices.tsx'
import { Broken } from './shell/broken.tsx'
import { NotFound } from './shell/not-found.tsx'
import { Shell } from './shell/shell.tsx'
import { Dressed } from './theme/look.tsx'
import { Language } from './words/language.tsx'

/** The page: its words, its look, its data, and which address shows what. */
export function App() {
  return (
    <Dressed>
      <Language>
        <QueryClientProvider client={queries}>
          <Notices />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </Language>
    </Dressed>
  )
}

const router = createBrowserRouter([
  {
    path: '/',
    Component: Shell,
    ErrorBoundary: Broken,
    // Nothing is drawn while the first page's code arrives; the shell stays where it is.
    HydrateFallback: () => null,
    children: [
      {
        // A page that breaks leaves the shell standing.
        ErrorBoundary: Broken,
        children: [
          { index: true, element: <Navigate to="/register" replace /> },
          {
            path: 'register',
            lazy: async () => ({ Component: (await import('./register/register-page.tsx')).RegisterPage }),
          },
          {
            path: 'cases/:id',
            lazy: async () => ({ Component: (await import('./case/case-page.tsx')).CasePage }),
          },
          {
            path: 'cases/:id/request',
            lazy: async () => ({ Component: (await import('./request/request-page.tsx')).RequestPage }),
          },
          {
            path: 'new',
            lazy: async () => ({ Component: (await import('./request/start-page.tsx')).StartPage }),
          },
          {
            path: 'letters/new',
            lazy: async () => ({ Component: (await import('./letters/receive-page.tsx')).ReceivePage }),
          },
          {
            path: 'post',
            lazy: async () => ({ Component: (await import('./post/post-page.tsx')).PostPage }),
          },
          {
            path: 'post/:id',
            lazy: async () => ({ Component: (await import('./post/message-page.tsx')).MessagePage }),
          },
          {
            path: 'arrivals',
            lazy: async () => ({ Component: (await import('./arrivals/arrivals-page.tsx')).ArrivalsPage }),
          },
          {
            path: 'partners',
            lazy: async () => ({ Component: (await import('./partners/partners-page.tsx')).PartnersPage }),
          },
          {
            path: 'partners/:authority',
            lazy: async () => ({ Component: (await import('./partners/partner-page.tsx')).PartnerPage }),
          },
          {
            path: 'rules',
            lazy: async () => ({ Component: (await import('./rules/rules-page.tsx')).RulesPage }),
          },
          {
            path: 'tasks',
            lazy: async () => ({ Component: (await import('./home/tasks-page.tsx')).TasksPage }),
          },
          {
            path: 'tasks/:id',
            lazy: async () => ({ Component: (await import('./home/task-page.tsx')).TaskPage }),
          },
          {
            path: 'asks',
            lazy: async () => ({ Component: (await import('./home/asks-page.tsx')).AsksPage }),
          },
          {
            path: 'asks/new',
            lazy: async () => ({ Component: (await import('./home/ask-new-page.tsx')).AskNewPage }),
          },
          {
            path: 'asks/:id',
            lazy: async () => ({ Component: (await import('./home/ask-page.tsx')).AskPage }),
          },
          { path: '*', Component: NotFound },
        ],
      },
    ],
  },
])

const queries: QueryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Changes are told by the server as they happen; see shell/live.ts.
      staleTime: 60_000,
      refetchOnWindowFocus: true,
      // What the server said stays true when asked again at once; only silence is worth a second try.
      retry: (times, error) => times < 2 && error instanceof ProblemError && error.code === 'unreachable',
    },
  },
})

/** A session that ended shows the sign-in page in place; whoever signs in again is where they were. */
signedOut.addEventListener('signed-out', () => queries.setQueryData([whoAmI.id, {}], null))
