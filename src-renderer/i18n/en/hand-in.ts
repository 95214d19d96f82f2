import type { Texts } from '../zh';

export const handIn: Texts['handIn'] = {
  title: 'Offline hand-in',
  intro:
    'Without a network, carry this session’s results to the centre on a USB stick or a phone. File and codes are sealed: only the centre can open them, and whoever carries them sees nothing.',
  count: (records, roomRecords, waiting) =>
    `${records} results and ${roomRecords} records of the room in this session; ${waiting} not confirmed by the centre yet.`,
  none: 'There is nothing to hand in for this session yet.',
  fileTitle: 'USB stick',
  write: 'Write the hand-in file',
  written: (name, records) => `${name} is written, ${records} records.`,
  receive: 'Import the centre’s receipt',
  received: (waiting) =>
    waiting === 0
      ? 'The receipt is imported. The centre has confirmed every result.'
      : `The receipt is imported. ${waiting} results still wait for the centre.`,
  codesTitle: 'QR codes',
  codesNote: 'Photograph or scan one result after another and give the centre the text as it was read.',
  seat: (seat) => `Seat ${seat}`,
  isReceived: 'Confirmed by the centre',
  show: 'Show the code',
  frame: (no, of) => (of === 1 ? 'One code for this result' : `Code ${no} of ${of}`),
  next: 'Next',
  codeLabel: 'QR code of one result, sealed',
  receiptTitle: 'Your receipt',
  receiptNote:
    'You may photograph it. It can prove that no answer and no score was changed after you handed in. Keep it to yourself: whoever holds it can check your score.',
  receiptCode: (code) => `Receipt ${code}`,
  receiptLabel: 'QR code of your receipt',
};
