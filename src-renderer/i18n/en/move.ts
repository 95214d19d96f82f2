import type { Texts } from '../zh';

export const move: Texts['move'] = {
  section: 'Move seat',
  outTitle: 'Move this exam to another machine',
  outLead:
    'Answers, marks and remaining time are sealed into a file or codes that only the chosen machine can take. Nothing is answered here afterwards.',
  deadDisk:
    "If the old machine's disk is dead, its answers are on that disk and can't be had from anywhere else. Keep the disk and tell the site head, who arranges another sitting.",
  noTargets: 'The package was sealed for no other machine. Ask the centre to issue it for a spare.',
  target: 'To which machine (its station number is on its first screen)',
  reason: 'Why',
  out: 'Move out',
  leftTitle: 'Moved: go on at the new seat',
  leftLead: (stationId) =>
    `The exam goes on at station ${stationId}. Follow the proctor; nothing is taken here.`,
  leftFacts: (count, time) => `${count} answers saved; ${time} remained when it left.`,
  leftStaff:
    'Proctor: free this seat in the console once the spare has taken it in. The console saves the file to a stick as well.',
  lateWrites: (count) =>
    `${count} ${count === 1 ? 'answer' : 'answers'} came here after the move: not counted, kept, and told to the centre.`,
  codeLabel: (place, total) => `Seat move code ${place} of ${total}`,
  codeHint: 'Sealed: only the chosen machine can read it.',
  codeBefore: 'Back',
  codeNext: 'Next',
  codePause: 'Hold',
  codeRun: 'Play',
  leftActions: 'The exam has left this seat',
  saveFile: 'Save the move file',
  fileSaved: 'Saved. Take it to the chosen machine.',
  elsewhere: 'Move to another machine',
  freeSeat: 'Free this seat',
  freeSeatNote: "Do so once the spare has it. Others may then sit here, and the file can't be made again.",
  inTitle: 'Take an exam in here',
  inLead:
    'A machine that is free and has the same session open takes the file of the old seat. The person is checked again, and the proctor decides on the lost time.',
  inFile: 'Choose the move file',
  scan: 'Read codes with the camera',
  scanStop: 'Stop reading',
  scanWaiting: "Hold the old seat's screen before this camera, about 20 cm away.",
  scanned: (have, total) => `${have} of ${total} read.`,
  scanClear: 'Clear and begin again',
  scanNoCamera: 'No camera can be used, so no codes can be read. Use the move file.',
  arrived: (count) => `Taken in: ${count} answers are back. Close the console and let the candidate check.`,
  copyKept: 'This machine has the attempt; the other copy is kept beside it.',
  forked: 'Both machines went on with it: the site head decides which of them stands.',
  noConflict: 'The answers of both copies are the same.',
  conflicts: (count) =>
    count === 1
      ? 'One question differs; this machine counts, the other is kept for review:'
      : `${count} questions differ; this machine counts, the others are kept for review:`,
  conflict: (itemId, counted, others) => `${itemId}: counts ${counted}; also ${others}`,
  gap: 'Moved from another machine: worked out from both clocks; compare with the room log',
  movedFrom: (stationId) =>
    `Moved here from station ${stationId}. Let the candidate confirm the number of answers, and check the person.`,
};
