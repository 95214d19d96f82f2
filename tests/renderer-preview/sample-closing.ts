/** A room that is being closed, as main would tell it; `?closing=` says how far it is. */
const MINUTE = 60_000;
const NOON = Date.UTC(2026, 2, 1, 4, 0, 0);
const NAMES = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛'] as const;

const STAGES = ['unbalanced', 'signing', 'signed', 'closed'] as const;
type Stage = (typeof STAGES)[number];

export const closingStage = (wanted: string | null): Stage =>
  STAGES.find((one) => one === wanted) ?? 'unbalanced';

const place = (no: number, stage: Stage): object => {
  if (no === 1) return { kind: 'sat', outcome: 'submitted', confirmation: 'confirmed' };
  if (no === 2) return { kind: 'sat', outcome: 'forced', confirmation: 'not-asked' };
  if (no === 3) return { kind: 'moved', toStationId: 'DEMO-STATION-52' };
  if (no === 4) return { kind: 'absent' };
  return { kind: stage === 'unbalanced' ? 'unplaced' : 'elsewhere' };
};

const signature = (staffId: string, displayName: string, as: string, after: number) => ({
  staffId,
  displayName,
  as,
  atMs: NOON + after * MINUTE,
});
const SIGNATURES = [
  signature('JK001', '演示监考员甲', 'proctor', 1),
  signature('JK002', '演示监考员乙', 'proctor', 2),
  signature('KD001', '演示主考', 'site-head', 3),
];

export function sampleClosing(stage: Stage): unknown {
  const isOpen = stage === 'unbalanced';
  const signed = stage === 'signing' ? SIGNATURES.slice(0, 1) : isOpen ? [] : SIGNATURES;
  return {
    ...(stage === 'closed' ? { closedAtMs: NOON + 5 * MINUTE } : {}),
    counts: {
      expected: 8,
      sat: 2,
      submitted: 1,
      forced: 1,
      terminated: 0,
      absent: 1,
      elsewhere: isOpen ? 1 : 5,
      lateRefused: 1,
      incidents: 4,
    },
    people: NAMES.map((name, at) => ({
      candidateId: `demo-0${at + 1}`,
      displayName: `演示考生${name}`,
      admissionNo: `900126030110100${at + 1}`,
      seat: at + 1,
      place: place(at + 1, stage),
    })),
    blocks: isOpen
      ? [
          { kind: 'move-waiting', candidateIds: ['demo-03'] },
          { kind: 'unplaced', candidateIds: ['demo-05', 'demo-06', 'demo-07', 'demo-08'] },
        ]
      : [],
    statement: 'ab'.repeat(32),
    signatures: signed,
    missing: ['proctor', 'proctor', 'site-head'].slice(signed.length),
    lapsed: 0,
  };
}

const line = (no: number, changes: object): object => ({
  no,
  incidentId: no.toString(16).padStart(32, '0'),
  kind: 'other',
  atMs: NOON - (60 - 7 * no) * MINUTE,
  text: '',
  by: [{ staffId: 'JK001', displayName: '演示监考员甲' }],
  evidenceCount: 0,
  correctedBy: [],
  ...changes,
});

export const sampleIncidents: unknown = {
  isClosed: false,
  people: NAMES.map((name, at) => ({
    candidateId: `demo-0${at + 1}`,
    displayName: `演示考生${name}`,
    seat: at + 1,
  })),
  lines: [
    line(1, {
      kind: 'document-problem',
      seat: 4,
      personName: '演示考生丁',
      happenedAtMs: NOON - 75 * MINUTE,
      text: '未带证件，主考同意先进场，考后补验。',
    }),
    line(2, { kind: 'presence-no-face', seat: 2, personName: '演示考生乙', by: [], evidenceCount: 1 }),
    line(3, { kind: 'machine-fault', seat: 3, text: '三号机显示器闪烁，换机。', correctedBy: [4] }),
    line(4, { kind: 'machine-fault', seat: 5, text: '是五号机，不是三号机。', corrects: 3 }),
  ],
};
