import type { PaperTexts } from './zh-papers';

export const papers: PaperTexts = {
  photo: {
    title: 'Photograph',
    uses: 'It serves the training file, the face comparison at a test, and the certificate.',
    rules:
      'A recent one-inch photograph, bare-headed on white, JPEG, at least 295 × 413 pixels, ratio 0.714 (25 × 35 mm). A larger one is scaled down; where and when it was taken is removed.',
    choose: 'Choose a photograph',
    none: 'No photograph yet.',
    alt: 'Your registered photograph',
    done: 'The photograph is saved.',
    verdict: { review: 'waiting for the institution to look at it', pass: 'looked at' },
    trouble: {
      'not-a-picture': 'This can’t be opened as a picture. Choose a JPEG.',
      'too-small': 'Too small: at least 295 × 413 pixels.',
      'wrong-ratio': 'The ratio is not 25 : 35. Crop the picture first.',
    },
    problems: {
      PHOTO_LOCKED_TEST_RECORD:
        'You have a test record, so the photograph can’t be changed. If it is wrong, ask the province for a correction.',
      PHOTO_LOCKED_CERTIFICATE:
        'You have a certificate of this system, so the photograph can’t be changed. If it is wrong, ask the province for a correction.',
      PHOTO_IN_OPEN_PACKAGE: 'A test is arranged and its package is out; wait until that session is over.',
      PHOTO_BY_INSTITUTION_ONLY: 'You are enrolled: ask your institution to replace the photograph.',
      PHOTO_OTHER_INSTITUTION: 'This is not a trainee of yours.',
      'not-a-jpeg': 'This is no whole JPEG.',
      'wrong-size': 'The photograph must have 295 × 413 pixels.',
      'too-small': 'Compressed too much to be clear. Choose another.',
      'too-large': 'The file is too large. Choose another.',
      'not-yours': 'This is not a trainee of yours.',
    },
  },
  certificate: {
    download: 'Download the certificate (PDF)',
    downloadBadge: 'Download the badge (Open Badges 3.0)',
    noBadge:
      'This centre signs with the national algorithms, which badges do not know. Please use the QR code on the PDF.',
    gone: 'There is no such certificate.',
  },
  verify: {
    title: 'Verify a certificate',
    checking: 'Checking…',
    missing: 'Scan the code on a certificate to open this page.',
    genuine: 'Genuine: issued by this centre',
    notGenuine: 'Not issued by this centre, or the code was changed. Do not rely on it.',
    offline: 'No network: the status could not be checked.',
    name: 'Name',
    live: 'Status now',
  },
  issue: {
    title: 'Issue certificates',
    about: 'Certificates for people who are trained and have passed',
    text: 'For people whose training is completed, whose test is passed and not void, and who have a photograph. Dated the day of issue.',
    empty: 'Nobody is waiting.',
    score: 'Score at the centre',
    button: 'Issue',
    ready: 'Can be issued',
    done: (number) => `Issued: ${number}`,
    problems: {
      'no-such-enrolment': 'There is no such enrolment.',
      TRAINING_NOT_COMPLETED: 'Training not completed',
      NO_VALID_TEST: 'No valid test',
      BELOW_PASS_MARK: 'Below 60 points',
      SCORE_DISPUTED: 'Station and centre disagree on the score: settle that first',
      RESULT_HELD: 'The result is on hold and must be decided first',
      NO_PHOTO: 'No photograph',
      HAS_CERTIFICATE: 'Has a certificate for this post',
    },
  },
};
