import { timeOfDay } from '../../components/clock-text';
import { type ProblemTexts, sentenceOf } from '../problem-texts';
import { code } from './code';

const howLong = (ms: number): string => {
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
};

export const problems: ProblemTexts = {
  'no-reply': () => 'The station did not answer. Try again; if it stays so, raise your hand for a proctor.',
  'reply-not-understood': () =>
    "The station's answer made no sense. Try again; if it stays so, raise your hand for a proctor.",
  'not-now': () =>
    'The step has changed meanwhile and this is no longer needed. Go on with what is on screen.',
  'not-written': (p) =>
    p.isDiskFull
      ? 'Not saved: the disk is full. Raise your hand; the administrator must free space.'
      : 'Not saved: the disk did not take it. Try again; if it stays so, raise your hand at once.',
  unreachable: () => 'The centre cannot be reached. Check the cable and the address, or use a file.',
  'not-understood': () =>
    'Something answers that is not the centre. Check the address, or whether the network wants a sign-in.',
  refused: (p) => `The centre refused (${p.reason}). Contact its administrator.`,
  'bad-url': () => 'That is not an address. Enter the whole of it, beginning with https://.',
  'wrong-code': () => "The code is wrong, used or expired. Ask the centre's administrator for a new one.",
  'none-for-today': () =>
    'The centre has no package for this station today. Check the date of the session or call the centre.',
  cancelled: () => 'No file was chosen. Press "Import from a file" again when needed.',
  'bad-package': (p): string => sentenceOf(problems, p.problem),
  'unknown-staff-or-wrong-password': () =>
    'Staff number or password is wrong. Check both and enter them again.',
  'console-signed-out': () => 'You have been signed out and nothing was done. Sign in again and repeat it.',
  'consent-text-unknown': (p) =>
    `The package asks for a consent text (version ${p.version}) that this program does not have. Install the version of the program that goes with this session.`,
  'scorer-differs': (p) =>
    `This station scores otherwise than the package demands (${p.detail}). Update it, or use a spare station.`,
  'program-refused': (p) =>
    p.concern === 'substitute-electron'
      ? 'This session takes only a program packed on the official Electron, and this one is not. Install the real release, or use a spare machine.'
      : 'Files of this program differ from the release or are not signed, and this session forbids that. Install the program again, or use a spare machine.',
  'program-needs-waiver': () =>
    "This program is not as it was released. The session's rules allow going on with a signed reason: write it, type the password once more and open; or use a spare machine.",
  'key-too-early': (p) =>
    `Too early: the centre gives out the passphrase from ${timeOfDay(p.releaseAtMs)} on. Ask again then, or use the one in the envelope.`,
  'key-not-released': () =>
    'The centre keeps no passphrase of this package for this machine. Use the one in the envelope, or call the centre.',
  'key-not-here': () =>
    'The centre’s passphrase is not on this machine (after a restart it is asked for anew). Press “Ask the centre” first.',
  'update-waiting': (p) =>
    `Version ${p.version} is ready. Restart the program on this machine first, then open the exam.`,
  'update-not-installed': () => 'This runs from source; there is no installation to update.',
  'update-frozen': (p) => {
    switch (p.because) {
      case 'session-open':
        return 'An exam session is open; no update now. Try again when it is over.';
      case 'attempt-open':
        return 'An exam on this machine has not ended; no update now. Settle it first.';
      case 'package-ready':
        return 'Today’s package is on this machine and the version is frozen. Try again after today’s exams.';
    }
  },
  'no-newer-update': () => 'The centre has no newer program than this one; nothing to do.',
  'not-an-update': () =>
    'This file is no update. Choose the .examupdate file from whoever releases the program.',
  'update-signature-wrong': () =>
    'The update’s signature is wrong, so it is not used. Fetch it again and tell the administrator.',
  'update-changed': () =>
    'The update is not whole or was changed, so it is not used. Copy or fetch it again.',
  'update-other-platform': () => 'This update is for another system and can’t be used on this machine.',
  'update-not-newer': (p) =>
    `Version ${p.offered} is not newer than the installed ${p.installed}. Versions only go up.`,
  'locked-out': (p) => `Too many wrong entries: locked. Try again in ${howLong(p.seconds * 1000)}.`,
  empty: () => 'Please enter a number.',
  'wrong-length': () => 'Wrong number of digits: an ID card has 18, an admission number 16. Please check.',
  'wrong-characters': () => 'There are characters that do not belong. Enter digits and letters only.',
  'wrong-check-digit': () => 'The last digit does not fit the others: one may be mistyped. Check each digit.',
  'impossible-date': () => 'The birth date in the number does not exist. Check digits 7 to 14.',
  'unknown-region': () => 'The number begins with a region that does not exist. Check the first two digits.',
  'fifteen-digits': () =>
    'Old 15-digit ID numbers are no longer valid. Enter the 18-digit one, or your admission number.',
  'not-on-the-list': () =>
    "This number is not on today's list. Check it; if it is right, raise your hand so that a proctor can look up session and room.",
  'not-in-class': () =>
    'You are on the list of this session and not in its training plan. Raise your hand, and staff check your enrolment.',
  'signed-in-already': () =>
    'You are signed in already. For roll call, quiz or sign-out press your name on the right.',
  'not-signed-in': () => 'You have not signed in, so there is nothing to sign out of. Sign in first.',
  'class-paused': () => 'The teacher has paused the class. Sign in once it goes on.',
  'seat-in-use': () => 'Somebody is studying at this machine. Use another one, or wait until they sign out.',
  'already-sat': () =>
    'This candidate has already sat this session. Raise your hand if you think this is wrong.',
  'not-ready': (p) =>
    p.blocks.length === 0
      ? 'No machine check has been signed for this session, so nobody can check in here. Do it in the console.'
      : 'The machine check has open problems, so nobody can check in here. Solve or waive them in the console, or use a spare machine.',
  'seat-left': () =>
    'This attempt has moved to another machine. The answer does not count here; it is kept. Go on at the new seat.',
  'unknown-target': () => 'The package was not sealed for that machine. Choose a spare from the list.',
  'not-a-move': () => 'This is no seat move file. Choose the .exammove file saved at the old seat.',
  'move-truncated': () =>
    'The file is not whole; the copy may not have finished. Save it again at the old seat.',
  'move-changed': () =>
    'The file was changed, or was not sealed with this session’s key. Save it again at the old seat.',
  'move-other-session': () => 'This file belongs to another session. Check which one.',
  'move-other-package': () => 'This file belongs to another package. Both machines must use the same one.',
  'move-other-station': (p) =>
    `Only station ${p.toStationId} can take this file. Go there, or choose this machine at the old seat and save again.`,
  'move-taken-already': () => 'This machine has taken the file in before. Go on with what the screen shows.',
  'seat-taken': () => 'Somebody sits at this machine. Use a spare that is free.',
  'attempt-over': () => 'This machine has finished that attempt. Hand the file to the centre.',
  'frames-missing': () => 'Some codes have not been read yet. Go on with the others.',
  'frames-of-different-codes': () =>
    'These codes are of two different files. Clear, and begin with the first one.',
  'not-a-code': () => 'This is no seat move code. Point the camera at the code on the old seat’s screen.',
  'nothing-to-hand-in': () => 'There is no result in this session yet, so there is nothing to carry.',
  'file-not-written': () =>
    'The file was not written. See that the USB stick is plugged in and has room, then try again. The results are still on this machine.',
  'not-a-receipt': () => 'This file is no receipt of the centre. Choose the one that the centre gave you.',
  'receipt-of-another': () => 'This is the receipt of another station. Compare the station number.',
  'receipt-not-authentic': () =>
    'This receipt is not from the centre this machine is registered with, or does not fit its records. It was not imported. Call the centre.',
  'role-may-not': () => 'An inspector looks only. A proctor, the site head or the administrator may do this.',
  'waive-needs-session': () =>
    'A waiver needs a checked password. Open the session, check again in the console, and waive there.',
  'waiver-out-of-place': () => 'The checks have changed, so the waiver no longer fits. Check again and sign.',
  'paper-not-ready': () =>
    'This paper cannot be made yet. First sign and close the session, or sign a machine check.',
  'paper-not-drawn': () =>
    'The paper could not be made. Try again; if it fails once more, restart the program: nothing is lost.',
  'no-printer': () => 'This printer was not found. Check the cable, or save the paper as a PDF file.',
  'printer-refused': (p) =>
    `The printer did not take it (${p.reason}). Check paper and cable and try again, or save it as a PDF file.`,
  'session-closed': () =>
    'The session was signed and closed at this machine; this can no longer be done. Report to the centre in writing what is to be added.',
  'time-out-of-range': () =>
    'It cannot have happened after now or on another day. Check the time and write it again.',
  'no-such-incident': () =>
    'The line to be corrected was not found. Open the record of the room again and retry.',
  'placement-wrong': () =>
    'Not saved: somebody sat here, is not on the list, or is named twice. Open this page again and check.',
  'closing-blocked': () =>
    'The count does not balance yet, so it cannot be signed. First see to what is listed.',
  'statement-changed': () =>
    'What is signed has just changed, so nothing was done. Read it as it is now, then sign.',
  'signatures-missing': () =>
    'Signatures are missing: two invigilators and the head of site each have to sign before it can be closed.',
  'signed-already': () => 'This post has signed already; no more signatures are needed.',
  'signer-twice': () => 'This member of staff has signed already. Somebody else has to sign.',
  'too-late': () => 'The time for late entry is over. Please speak to a proctor.',
  'same-person-twice': () => 'The two checkers must be two people. Another staff member has to sign in.',
  'wrong-password': (p) =>
    `Number or password of the ${p.which === 1 ? 'first' : 'second'} checker is wrong. Enter them again.`,
  'paper-impossible': (p) =>
    `The item bank is too small for a whole paper (${p.detail}). A proctor must get another package.`,
  'other-attempt': () =>
    "This is not the present candidate's paper. Raise your hand to have the screen reloaded.",
  'time-is-up': () => 'Time is up and nothing more can be answered. What was saved is submitted by itself.',
  'item-not-in-paper': () =>
    'This question is not in the present paper. Raise your hand to have it reloaded.',
  'malformed-choice': () => 'This choice was not understood and not saved. Choose again, or raise your hand.',
  'not-yet': (p) => `The exam has not begun. Press "Start" again in ${howLong(p.waitMs)}.`,
  'picture-missing': () => 'The picture was not loaded. Try again, or raise your hand.',
  'too-early': (p) => `Too early to submit. Try again in ${howLong(p.waitMs)}.`,
  'not-allowed': () => 'Your role may not do this. An invigilator or the head of site has to sign in.',
  'second-person-needed': () =>
    'Two members of staff have to sign this. The second one has to sign in below.',
  'second-person-wrong': () =>
    'The second person’s number or password is wrong; nothing was done. Enter them again.',
  'room-grant-mistyped': () => 'This is no room number of extra minutes: a letter may be wrong. It has 7.',
  'room-grant-taken': () => 'This seat has had the minutes of this number; nothing was added twice.',
  'code-mistyped': () =>
    'The code is incomplete or a letter is wrong. Nothing was done, and no try is lost. Have it read again; it has 12 letters.',
  'code-other-seat': (p) =>
    `This code is for seat ${p.seat} and not for this one. Have one made for this seat.`,
  'code-other-action': (p) =>
    p.needed.includes(p.action)
      ? `This code is for “${code.actions[p.action]}”; nothing was done. Choose that, or have another code made.`
      : `This code is for “${code.actions[p.action]}”, and this seat now needs ${p.needed.map((one) => `“${code.actions[one]}”`).join(' or ')}. Nothing was done and no try is counted. Have a code made for what the seat needs.`,
  'code-other-minutes': (p) =>
    `This code is for ${p.minutes} minutes; nothing was done. Enter ${p.minutes}, or have another code made.`,
  'code-used': () =>
    'This code has been used and is good once. If more is needed, read out the new request number and have another made.',
  'code-other-attempt': () =>
    'This code was made for the person who sat here before. Have one made for the present one.',
  'code-wrong': () =>
    'The code does not belong to the request number of this seat. Nothing was done, and one try is lost. Check the number and have another made.',
  'reopen-refused': () =>
    'A paper is scored as it is handed in, and by the rules it is not opened again. Record a mistaken hand-in as an incident and report it to the centre; the saved answers stay as they are.',
  'request-mistyped': () => 'The request number is incomplete or a letter is wrong. It has 6 letters.',
  'no-such-seat': () => 'This room has no such seat. Check the number.',
  'code-minutes': (p) =>
    p.max === 0
      ? 'No minutes go with this.'
      : `Between ${p.min} and ${p.max} minutes. If more is needed, stop the exam and set another date.`,
  'site-head-needed': () => 'The head of site has to sign this and must sign in below.',
  'no-recorded-fault': () => 'Minutes are given for a recorded fault only. Choose or record the fault first.',
  'start-out-of-range': () =>
    'This start is more than 6 hours from the planned one. Check it, or ask the centre for another session.',
  'grant-needs-site-head': (p) =>
    `One invigilator can give ${p.maxMinutes} more minutes at most. For more, the head of site has to sign as the second person.`,
  'grant-beyond-total': (p) =>
    `No more than ${p.maxMinutes} more minutes can be given. If that is not enough, stop the exam and set another date; the attempt is not used.`,
  unreadable: () => 'The file cannot be read. Use another USB port or copy it again.',
  truncated: () => 'The package is incomplete, perhaps not copied to the end. Fetch or copy it again.',
  'not-a-package': () => 'This file is no exam package. Choose the sealed file from the centre.',
  'format-too-new': () => 'The package is newer than this program. Update the station first.',
  'suite-not-supported': (p) =>
    `This program does not know the package's encryption (${p.suite}). Update the station.`,
  'unknown-centre': () =>
    'The package is not from the centre this station belongs to. Check where it came from, or register again.',
  'signature-wrong': () =>
    "The package's signature is wrong: it may have been changed. Fetch it again and tell the centre.",
  'content-changed': () => 'The package does not match its signature. Fetch it again and tell the centre.',
  'other-station': () =>
    'The package is for another station. Compare the station number and fetch the right one.',
  'older-package': () =>
    'This machine already has a newer package of this session; the older one was not taken. Just use the one that is here.',
  'other-day': (p) =>
    `The package is for ${p.sessionDate}, today is ${p.today}. Fetch today's package and check this machine's date.`,
  'share-mistyped': (p) =>
    `Share ${p.share} has a typing error, or some of it is missing. Compare it group by group with the paper.`,
  'share-of-other-package': (p) =>
    `Share ${p.share} belongs to another exam package. Compare the session's name on the paper.`,
  'shares-alike': () => 'The same share was typed twice. Ask a second holder for another one.',
  'shares-do-not-fit': () =>
    "These two shares do not open today's package. Compare the session's name on both papers, try the third share, or call the centre.",
  'wrong-passphrase': () =>
    'The session passphrase is wrong. Compare it word by word with the sealed envelope.',
  'content-invalid': () =>
    "The package's content is faulty and cannot be used. Fetch it again and tell the centre.",
};
