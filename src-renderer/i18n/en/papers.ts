import type { Texts } from '../zh';

export const papers: Texts['papers'] = {
  title: 'Print and file',
  lead: 'The papers are official forms in Chinese. Print them for signing, or save them as PDF files, to a USB stick for example. They name people: keep them safe.',
  printer: 'Printer',
  noPrinter:
    'No printer is connected to this machine. Save the papers as PDF files and print them where there is one, or connect a printer and open this page again.',
  names: {
    'room-record': 'Record of the room',
    'result-sheet': 'List of results',
    readiness: 'Machine check sheet',
  },
  about: {
    'room-record': 'Counts, where everybody was, incidents, and the three signatures.',
    'result-sheet': 'The scores of this machine with lines for signing; document numbers are masked.',
    readiness: 'The machine check that was signed last.',
  },
  notReady: {
    'room-record': 'Can be printed once the session is signed and closed.',
    'result-sheet': 'Can be printed once the session is signed and closed.',
    readiness: 'Nobody has signed a machine check here yet.',
  },
  save: 'Save as PDF',
  saveLabel: (name) => `${name}: save as PDF`,
  print: 'Print',
  printLabel: (name) => `${name}: print`,
  saved: (name) => `${name} was saved.`,
  printed: (name) => `${name} was sent to the printer.`,
};
