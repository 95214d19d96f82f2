/** The class of the samples: nobody's names, a made-up plan. */
const MORNING = Date.UTC(2026, 2, 1, 2, 0, 0);
const id = (no: number): string => String(no).padStart(32, '0');

const people = ['演示考生甲', '演示考生乙', '演示考生丙', '演示考生丁'];
const stages = ['present', 'present', 'asked', 'away'] as const;

export const sampleCourse = {
  courseId: 'demo-safety-10',
  title: '高处作业安全要点（演示）',
  planTitle: '演示继续教育计划（样例）',
  institution: '演示培训机构（样例）',
  mode: 'self-study',
  plannedMinutes: 90,
};
const taught = {
  ...sampleCourse,
  courseId: 'demo-quality-90',
  title: '质量管理新规范宣贯（演示）',
  mode: 'class',
  teacher: '演示教师',
};
const members = people.map((displayName, at) => ({
  sittingId: id(at + 1),
  displayName,
  minutes: 52 - at * 7,
  stage: stages[at],
}));
const seat = {
  sittingId: id(1),
  displayName: '演示考生甲',
  stage: 'present',
  isByFace: true,
  minutes: 52,
  lostMinutes: 0,
  pageTitles: ['什么是高处作业', '先防护，后作业', '个人防护与天气'],
  quiz: { questions: 5, passPercent: 60, triesLeft: 3, state: 'not-sat' },
};

export function studyViews(session: object): Readonly<Record<string, unknown>> {
  const head = { session, course: sampleCourse };
  const done = { displayName: '演示考生甲', minutes: 92, lostMinutes: 0, missedChecks: 0 };
  return {
    'study-home': {
      kind: 'study-home',
      session,
      course: taught,
      isPaused: false,
      people: members,
      demoAdmissionNumbers: [],
    },
    studying: { kind: 'studying', ...head, isPaused: false, seat },
    'study-covered': { kind: 'study-covered', ...head, because: 'display-changed', coveredMs: 42_000 },
    'studying-asked': {
      kind: 'studying',
      ...head,
      isPaused: false,
      seat: { ...seat, stage: 'asked', answerLeftSeconds: 150 },
    },
    'studying-away': {
      kind: 'studying',
      ...head,
      isPaused: false,
      seat: {
        ...seat,
        stage: 'away',
        awayBecause: 'missed',
        minutes: 30,
        lostMinutes: 22,
        quiz: { ...seat.quiz, state: 'failed', lastPercent: 40, triesLeft: 2 },
      },
    },
    'study-done': {
      kind: 'study-done',
      ...head,
      outcome: {
        ...done,
        credit: {
          kind: 'credited',
          tenths: 20,
          label: 2025,
          from: '2025-12-31',
          to: '2026-12-30',
          isMakeUp: false,
        },
      },
    },
    'study-done-ahead': {
      kind: 'study-done',
      ...head,
      outcome: {
        ...done,
        minutes: 68,
        lostMinutes: 22,
        missedChecks: 1,
        credit: { kind: 'ahead', tenths: 15, firstWindowFrom: '2026-11-21' },
      },
    },
  };
}

export const sampleStudyConsole = {
  courses: [sampleCourse, taught],
  setAside: [{ displayName: '演示考生己', reason: 'hours-overlap' }],
  open: {
    courseId: taught.courseId,
    isPaused: false,
    people: members.map((one, at) => ({
      ...one,
      lostMinutes: at === 3 ? 21 : 0,
      asked: 4 - at,
      missed: at === 3 ? 1 : 0,
      signedInAtMs: MORNING - (52 - at * 7) * 60_000,
      isByFace: at !== 1,
    })),
    done: [
      {
        displayName: '演示考生戊',
        minutes: 45,
        lostMinutes: 0,
        missedChecks: 0,
        credit: {
          kind: 'credited',
          tenths: 10,
          label: 2025,
          from: '2025-12-31',
          to: '2026-12-30',
          isMakeUp: false,
        },
      },
    ],
  },
};

export const samplePage = {
  kind: 'text',
  title: '先防护，后作业',
  text: '临边、洞口、攀登、悬空、操作平台和交叉作业，都要先有防护再上人。\n\n临边设置防护栏杆：上杆离地 1.2 米，中间再设一道横杆，并有挡脚板或密目网封闭。\n\n本页为演示内容，不作培训依据。',
};

export const sampleQuiz = {
  items: ['single', 'multiple', 'true-false'].map((type, at) => ({
    id: `K-${at}`,
    type,
    stem: '演示题：下列关于临边防护的说法，正确的是哪一项？',
    pictures: [],
    options: (type === 'true-false'
      ? ['正确', '错误']
      : ['先上人后防护', '先防护后上人', '不需要防护', '晚上再防护']
    ).map((text, index) => ({ id: 'abcd'[index], text })),
    points: type === 'multiple' ? 2 : 1,
  })),
};
