import { incidentWordsEn } from '../../../src-shared/wording/incident-words';
import type { WatchTexts } from './zh-watch';

export const watch: WatchTexts = {
  incidents: {
    title: 'Incidents',
    about: 'What rooms noted and what stations noticed by themselves',
    kind: 'Kind',
    anyKind: 'All kinds',
    session: 'Session id',
    submit: 'Search',
    empty: 'No incident on record.',
    more: 'Earlier ones',
    first: 'Back to the latest',
    note: 'What a station notices says what happened; whether it is misconduct is for people to say.',
    columns: {
      at: 'When',
      kind: 'Kind',
      session: 'Session',
      station: 'Station',
      text: 'Note',
      by: 'Noted by',
      evidence: 'Attached',
    },
    byStation: 'the station itself',
    seat: (seat) => `seat ${seat}`,
    kinds: { ...incidentWordsEn.kinds, ...incidentWordsEn.noticed },
  },
  aside: {
    title: 'Alarms and set aside',
    about: 'What needs a person, and records kept without being counted',
    alarmsTitle: 'Alarms',
    noAlarms: 'No open alarm.',
    showAll: 'Settled ones too',
    showOpen: 'Open ones only',
    alarmColumns: {
      kind: 'Alarm',
      what: 'What it means and what to do',
      where: 'Station',
      times: 'Times',
      last: 'Last',
      action: 'Settle',
    },
    alarms: {
      fork: 'chain forked',
      quarantined: 'record set aside',
      'score-mismatch': 'scores differ',
      'not-authentic': 'signature wrong',
      'rescore-failed': 'could not be scored again',
    },
    alarmTodo: {
      fork: 'One number of one station came with two contents: its disk may have been set back or cloned. Send somebody to look, compare both records below, and revoke the station’s key if it was copied.',
      quarantined: 'The record is safe and not counted. See below why, and decide.',
      'score-mismatch':
        'Station and centre scored differently; the centre’s score counts. Check the station’s version and review the result.',
      'not-authentic':
        'Somebody sent records in this station’s name that it did not sign, or with a revoked key. Nothing was taken. Look at the station and revoke its key if need be.',
      'rescore-failed':
        'After a question was voided, one result could not be scored again. It stands as it was. Ask the system administrator for the log.',
    },
    note: 'What was done (no names or document numbers)',
    acknowledge: 'Settled',
    seen: (at, note) => `settled ${at}: ${note}`,
    noSuchAlarm: 'There is no such alarm.',
    asideTitle: 'Records set aside',
    asideText: 'They are all kept whole. To reject one only means that it is not counted.',
    noAside: 'Nothing waits here.',
    more: 'Earlier ones',
    first: 'Back to the latest',
    columns: {
      record: 'Record',
      session: 'Session',
      reason: 'Why, and what to do',
      at: 'When',
      action: 'Decide',
    },
    record: (station, seq) => `${station} no. ${seq}`,
    reasons: {
      fork: 'Same number as a stored record, other content (fork). Have somebody look whether the machine was restored or cloned; compare, and reject the one that is void.',
      'body-unreadable':
        'It can’t be opened: not sealed to this centre, or damaged before. Export a hand-in file at the station again; if that can’t be opened either, go by the room’s record and reject.',
      'body-malformed':
        'Its content has no known form. Check the station’s program version; upgrade it and export a hand-in file again.',
      'other-station':
        'The record names another station. Check whether a data folder was copied; reject what can’t be explained, and consider revoking the key.',
      'unknown-kind':
        'This centre’s program does not know this kind yet. After an upgrade it is looked at again.',
      'closing-not-signed':
        'The signature inside the closing is not the station’s. Have the proctor close the session at that station again.',
      'unknown-session': 'The session is not published here yet. Once it is, this is looked at again.',
      'unknown-candidate': 'The person is not on the list. Check the session’s list.',
      'other-attempt-number':
        'The attempt’s number is not the list’s. Check the list; if it was wrong, the authority decides.',
      'station-not-in-package':
        'This station is not in the session’s package. Ask the site whether a machine was changed; if so, the authority decides.',
      'demonstration-mixed-with-real': 'Demonstration and real data are mixed. Reject demonstration records.',
      'other-bank':
        'Another bank version than the session’s. Check whether the station has the latest package.',
      'other-blueprint':
        'Another blueprint than the session’s. Check whether the station has the latest package.',
      'other-policy':
        'Another version of the exam rules than the session’s. Check whether the station has the latest package.',
      'seed-wrong':
        'The paper’s seed is wrong and may have been changed. Put the machine under seal and have the authority look into it.',
      'paper-impossible':
        'No paper can be made from the seed. Check the package’s version and call a technician.',
      'paper-differs':
        'The paper made from the seed is another one; it may have been changed. Put the machine under seal and have the authority look into it.',
      'answer-twice': 'One question has two answers. Put the machine under seal and call a technician.',
      'answer-not-of-paper':
        'An answer is to a question that the paper does not hold. Put the machine under seal and have the authority look into it.',
      'attempt-stored-differently':
        'Another result of this attempt is stored; the first one stands. Compare the two, check the room’s record, and decide which one counts.',
      'seat-fenced': 'The attempt had moved from this machine to another, whose result stands.',
      'sitting-stored-already':
        'Another station’s result of this sitting is stored (mostly an old seat that went on after a move); the first one stands. Compare the two, check who signed in where, and decide which one counts.',
      'judging-failed':
        'The centre’s program failed on it. Ask for the log, and judge again after the repair.',
      'hours-not-in-plan':
        'The course or its kind is not in the session’s plan. Check the plan; if it was wrong, judge again once it is put right.',
      'hours-implausible':
        'The time studied does not fit signing in and out. Check the class record; reject what can’t be explained.',
      'hours-quiz-not-passed':
        'The course’s quiz was not passed, so no hours are recorded. Have the person take it again.',
      'hours-unknown-person':
        'Nobody with this document is registered yet. Judged again by itself after the registration.',
      'hours-unknown-certificate':
        'The certificate is not this person’s, or is not registered yet. Judged again by itself afterwards.',
      'hours-key-taken':
        'Another entry holds this key; the first one stays. Compare, and reject the one too many.',
      'hours-overlap':
        'The person has hours from elsewhere for the same time. Check who signed in where, then decide.',
      'hours-over-plan': 'The person has had all hours that this course gives; more do not count.',
    },
    compare: 'Compare both',
    comparison: {
      title: 'Both results',
      aside: 'Set aside',
      standing: 'Counted now',
      station: 'Station',
      total: 'Points',
      answered: 'Answered',
      submitted: 'Handed in',
      fence: 'Order of the seat (one more with each move)',
      hint: 'When one sitting has two whole results, look at the room’s record and the list of who signed in, find out which station the candidate really sat at, and then decide which one counts. It can be turned round again. After a move between stations the higher number stands.',
      none: 'It cannot be opened or is no result, so there is nothing to compare.',
    },
    actions: {
      'put-in-place': 'Let this one count',
      'judged-again': 'Judge again',
      rejected: 'Reject, do not count',
    },
    putInPlace:
      'This result counts from now on. The one that stood is set aside in its place, and both scores stay among the versions; it can be turned round again.',
    decided: {
      rejected: (at, note) => `rejected ${at}: ${note}`,
      'judged-again': (at) => `judged again ${at}, still not countable`,
      'put-in-place': (at, note) => `At ${at} it was decided that this one counts: ${note}`,
    },
    counted: 'Judged again and counted.',
    stillAside: 'Judged again; it still cannot be counted and stays here.',
    rejected: 'Rejected; the record is kept.',
    problems: {
      'no-such-record': 'There is no such record. Reload the page.',
      'not-in-inbox': 'A forked record cannot be judged again.',
      'decided-already': 'This record has been rejected.',
      'not-a-second-result': 'This record is no second result of one sitting; it can’t count instead.',
      'still-not-countable':
        'Something is wrong with this result itself; it can’t count. See why it was set aside.',
    },
    readOnly: 'The province decides on records.',
  },
};
