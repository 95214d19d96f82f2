import type { PaperTexts } from './zh-papers';

export const papers: PaperTexts = {
  photo: {
    about: 'Upload a photograph, see what its check found',
    title: 'Photograph',
    uses: 'It serves the training file, the face comparison at a test, and the certificate.',
    rules:
      'A recent one-inch photograph, bare-headed on white, JPEG, at least 295 × 413 pixels, ratio 0.714 (25 × 35 mm). A larger one is scaled down; where and when it was taken is removed.',
    choose: 'Choose a photograph',
    none: 'No photograph yet.',
    alt: 'Your registered photograph',
    done: 'The photograph is saved.',
    verdict: { review: 'waiting for the institution to look at it', pass: 'looked at' },
    altOf: (name) => `Photograph of ${name}`,
    noneOf: 'This trainee has no photograph yet.',
    accept: 'Accept (agrees with person and document)',
    accepted: 'Accepted.',
    changed: 'The photograph was changed: look at it again.',
    replace: 'Replace the photograph',
    replaced: 'Replaced.',
    checkTitle: 'Automatic check',
    rulesChecked: {
      jpeg: 'Format ',
      size: 'Pixels ',
      ratio: 'Ratio ',
      bytes: 'File size ',
      exif: 'Metadata ',
      'one-face': 'Faces ',
      'face-height': 'Height of the face ',
      'eyes-level': 'Eyes level ',
      yaw: 'Turn ',
      pitch: 'Nod ',
      'eye-distance': 'Eye distance ',
      background: 'Brightness of the ground ',
      'background-colour': 'Colour of the ground ',
      sharpness: 'Sharpness ',
      covered: 'Covering ',
    },
    outcomes: { pass: 'good', review: 'the institution decides', fail: 'not good' },
    automatic: {
      pass: 'The automatic check found everything in order. Hats and the like are for the institution’s eye, when it confirms the enrolment.',
      review:
        'Checked automatically; something is near its limit, so the institution compares it with the person and decides.',
      'not-checked':
        'No face was looked for in this photograph (the check was not available, or the photograph is an older one). That is no pass: the institution compares it with the person, and the station checks again before the session.',
    },
    notTaken:
      'This photograph was not saved; an earlier one stays as it is. What to do, then take or choose another:',
    checking: 'Saving and checking the photograph…',
    advice: {
      jpeg: 'Choose a JPEG that opens.',
      size: 'Use a photograph of at least 295 × 413 pixels.',
      ratio: 'Crop it to the ratio 25 : 35.',
      bytes: 'Use a photograph of 10 to 200 KB.',
      exif: '',
      'one-face':
        'It must show one face, from the front: if none was found, take a clearer one; if there are others or a picture on the wall, take it again without.',
      'face-height':
        'The head has the wrong size: step nearer or back, so that the face from brow to chin fills half to seven tenths of the height.',
      'eyes-level': 'The head is tilted: hold it upright, both eyes level.',
      yaw: 'The face is turned aside: look straight into the camera.',
      pitch: 'The head is raised or lowered: look level into the camera.',
      'eye-distance':
        'The face is too small to be compared: step nearer, or send a photograph with more pixels.',
      background: 'The ground is not white enough: stand before a white wall or cloth in even light.',
      'background-colour': 'The ground has a colour: use a white one.',
      sharpness: 'It is not sharp: hold still, focus, use more light.',
      covered: 'Mask, dark glasses, scarf or hair seem to cover the face: take them off.',
    },
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
      'not-white': 'The ground is not white. Use a photograph on white ground.',
      'face-fault': 'The face in this photograph can’t be used for the comparison.',
      'not-yours': 'This is not a trainee of yours.',
    },
    problemsOfTrainee: {
      PHOTO_LOCKED_TEST_RECORD:
        'There is a test record: the photograph stays. If it is wrong, ask the province.',
      PHOTO_LOCKED_CERTIFICATE:
        'There is a certificate of this system: the photograph stays. If it is wrong, ask the province.',
      PHOTO_IN_OPEN_PACKAGE: 'A package with this photograph is out; wait until its session is over.',
      PHOTO_OTHER_INSTITUTION: 'It can be replaced once the enrolment is confirmed.',
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
