import type { HandInTexts } from './zh-hand-in';

export const handIn: HandInTexts = {
  handIn: {
    title: 'Hand-ins',
    about: 'Import hand-in files that sites bring, or results read from codes',
    fileTitle: 'Hand-in files',
    fileText:
      'Without a line, a proctor exports a hand-in file (.examhandin) at the station. Several files may be chosen at once; the same file again counts nothing twice.',
    choose: 'Choose hand-in files',
    busy: 'Importing…',
    tooLarge: 'The file is over 48 MB; the operator imports it by command.',
    ofFile: (name, said) => `${name}: ${said}`,
    outcomes: {
      imported: (records, station, session) =>
        `${records} records of ${station}, session ${session}, are imported.`,
      'imported-before': (records, station, session) =>
        `This file was imported before (${station}, session ${session}, ${records} records); nothing is counted twice.`,
      incomplete: (records, station, session) =>
        `The file of ${station}, session ${session}, was not taken as a whole: ${records} records are in.`,
    },
    chains: {
      imported: 'All taken.',
      gap: 'The file’s records do not join those that the centre has; a piece between is missing. Export all records at this station again.',
      fork: 'The file has other content under numbers that the centre has already. See “Alarms and records set aside”, and have somebody look at this station.',
      'not-authentic':
        'The records’ signature is not this station’s. Check its registration; if it can’t be explained, consider revoking its key.',
      malformed:
        'The records have no known form. Check the station’s program version, upgrade it and export again.',
      'unknown-station':
        'This station is not registered or its key is revoked. The system administrator checks “Stations and keys”.',
    },
    fileProblems: {
      'not-a-hand-in-file':
        'This is no hand-in file. Choose the .examhandin file that the station exported. Nothing was imported.',
      truncated:
        'The file is cut short; the copy may have been interrupted. Copy it again or export it again. Nothing was imported.',
      damaged:
        'The file is damaged. Take another stick and export it at the station again. Nothing was imported.',
      'other-centre': 'This file is meant for another centre. Nothing was imported.',
      'unknown-station':
        'The file comes from a station that is not registered here, or whose key is revoked. The system administrator has to check. Nothing was imported.',
      'not-authentic':
        'The file’s signature does not fit this station’s key. Check where it comes from. Nothing was imported.',
      'other-session':
        'This file is of another session. Import it on that session’s page, or on “Hand-ins”. Nothing was imported.',
    },
    receipt: 'Download the receipt',
    receiptText: 'Take the receipt file back to the station: only then it knows that its records arrived.',
    records: (all, odd) =>
      odd === 0 ? `Each record (${all})` : `Each record (${all}, ${odd} of them not counted)`,
    recordColumns: { no: 'No.', state: 'State', reason: 'Why, and what to do' },
    recordStates: { stored: 'taken', 'already-stored': 'taken before', quarantined: 'kept, not counted' },
    codeTitle: 'Results as codes',
    codeText:
      'A station can show or print one result as a code. Read them one after another with a scanner that ends each with a new line; parts of one result may come in any order, and several results at once.',
    codeLabel: 'What was read (one code a line)',
    takeCodes: 'Import codes',
    codeMissing: 'Read or paste a code first.',
    othersLeft: (lines) =>
      `${lines} ${lines === 1 ? 'line is' : 'lines are'} no result code; left in the field and not dealt with.`,
    codeOutcomes: {
      stored: (record) => `The result of ${record} is taken.`,
      'already-stored': (record) => `The result of ${record} was taken before; nothing is counted twice.`,
      quarantined: (record) => `The result of ${record} is kept and not counted: `,
    },
    codeProblems: {
      'not-a-code': 'This is no result code. Check that the scanner types in English.',
      'frames-missing': 'This result is not read as a whole yet. Read its other codes, then import again.',
      'frames-of-different-codes':
        'These codes are not of one result. Clear the field and read this result again.',
      'unknown-station':
        'This result comes from a station that is not registered or whose key is revoked. The system administrator has to check.',
      unreadable:
        'This result can’t be opened: it is meant for another centre, or was misread. Read it again.',
      'unknown-session':
        'The session of this result is not published here yet. Publish it, then import again.',
      'unknown-candidate': 'The session’s list has no such candidate. Check the list.',
      'paper-impossible':
        'The session’s bank can’t make this paper. Check the published bank version and call a technician.',
      'not-authentic':
        'The code’s signature does not fit; nothing was taken. Check where it comes from and have the station make it again.',
    },
    takenTitle: 'Lately imported',
    codesTakenTitle: 'Results from codes',
    nothingTaken: 'No hand-in file has been imported yet.',
    takenColumns: {
      at: 'Last imported',
      station: 'Station',
      session: 'Session',
      records: 'Records',
      times: 'Times',
      state: 'State',
      record: 'Record',
    },
    whole: 'taken as a whole',
    notWhole: 'not taken as a whole',
  },
};
