import type { ReportingTexts } from './zh-reporting';

export const reporting: ReportingTexts = {
  reporting: {
    title: 'Reporting',
    about: 'Results for other systems, as xAPI and QTI',
    text: 'Candidates by id, sessions and scores: no names and no documents. What is on hold is not told. Told twice, it counts once.',
    session: 'Session id',
    file: 'Download xAPI',
    taken: (lines) => `${lines} statements.`,
    push: 'Send to the record store',
    noStore: 'No learning record store is configured (EXAM_SERVER_LRS_URL); statements leave as files.',
    store: (url) => `Learning record store: ${url}`,
    counts: { due: 'Waiting', taken: 'Taken', refused: 'Refused' },
    pushed: 'Sent. What did not arrive is tried again by itself.',
    retry: 'Without an answer it is tried again after 30 seconds to an hour, until it arrives.',
    refused:
      'Refused means another content under the same id there, or a form it does not take: ask its keeper.',
    qti: 'Download QTI result',
    qtiDone: 'Downloaded.',
    notReportable: 'On hold, or its record cannot be opened: it cannot be exported.',
    wrongSession: 'Type a session id.',
  },
};
