import type { Texts } from '../zh';

export const camera: Texts['camera'] = {
  on: 'Camera on',
  lost: 'No camera',
  withdrawn: 'Camera off',
  more: 'The camera during the test: what it does, and taking back your consent',
  title: 'The camera during the test',
  what: "At random moments the camera checks that it is still you at this seat. No video and no sound are recorded, pictures stay in this machine's memory, and you need not do anything.",
  kept: 'Only when the check does not match is one picture kept, encrypted, and deleted in due time after your result is confirmed.',
  lostNote:
    'The camera shows nothing at the moment. Please go on: your time and answers are not affected, and it comes back by itself once it is connected.',
  mayWithdraw:
    'If you change your mind, you can take back your consent at any time: there will be no more checks, and your answers, your time and your score stay as they are.',
  withdraw: 'Take back consent, camera off',
  withdrawnNote:
    'You have taken back your consent. The camera is off, there are no more checks, and the test goes on.',
  back: 'Back',
};
