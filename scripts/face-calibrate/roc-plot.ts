import type { Measured } from './report';

const WIDTH = 760;
const HEIGHT = 560;
const LEFT = 76;
const TOP = 64;
const RIGHT = 24;
const BOTTOM = 96;
const COLOURS = ['#1664a5', '#b3541e', '#2b7a3d', '#7a3fa0'];
const DASHES = ['', '9 5', '2 4', '12 4 2 4'];
/** Rates below this are drawn on the edge: no set that is likely to be at hand tells them apart. */
const LEAST = 0.0001;
const DECADES = [0.0001, 0.001, 0.01, 0.1, 1];

/** False rejects over false accepts, both on logarithmic axes, as an SVG. A curve ends where its set ends. */
export function rocPlot(all: readonly Measured[], title: string): string {
  const curves = all.map(({ name, set, calibration }, i) => {
    const colour = COLOURS[i % COLOURS.length];
    const dash = DASHES[i % DASHES.length];
    const path = steps(calibration.curve.map((point) => resolved(point, set)));
    const y = HEIGHT - 44 + 20 * Math.floor(i / 2);
    const x = LEFT + (i % 2) * 340;
    return `
  <path d="${path}" fill="none" stroke="${colour}" stroke-width="2.5" stroke-dasharray="${dash}"/>
  <line x1="${x}" x2="${x + 34}" y1="${y - 4}" y2="${y - 4}" stroke="${colour}" stroke-width="2.5" stroke-dasharray="${dash}"/>
  <text x="${x + 42}" y="${y}">${escaped(name)} · n ${set.genuine.length}/${set.impostor.length}</text>`;
  });
  const grid = DECADES.flatMap((rate) => [
    `<line x1="${xOf(rate)}" x2="${xOf(rate)}" y1="${TOP}" y2="${HEIGHT - BOTTOM}" stroke="#d5d9de"/>`,
    `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${yOf(rate)}" y2="${yOf(rate)}" stroke="#d5d9de"/>`,
    `<text x="${xOf(rate)}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${label(rate)}</text>`,
    `<text x="${LEFT - 8}" y="${yOf(rate) + 4}" text-anchor="end">${label(rate)}</text>`,
  ]);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" fill="#222">
  <rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
  <text x="${LEFT}" y="26" font-size="16" font-weight="bold">${escaped(title)}</text>
  <text x="${LEFT}" y="46" fill="#555">拒识率 FRR ↑　误识率 FAR →　左下为好 lower left is better　0 画在 1/n 处 none is drawn at 1/n</text>
  ${grid.join('\n  ')}
  <line x1="${xOf(LEAST)}" y1="${yOf(LEAST)}" x2="${xOf(1)}" y2="${yOf(1)}" stroke="#999" stroke-dasharray="3 5"/>
  <text x="${WIDTH - RIGHT}" y="${HEIGHT - BOTTOM + 36}" text-anchor="end" fill="#555">虚线 dotted: FAR = FRR (EER)</text>${curves.join('')}
</svg>
`;
}

/** A set of n pairs cannot show a rate below 1 in n, so a rate of none is drawn there and not at nothing. */
function resolved({ far, frr }: Rates, { genuine, impostor }: Measured['set']): Rates {
  return {
    far: Math.max(far, 1 / Math.max(1, impostor.length)),
    frr: Math.max(frr, 1 / Math.max(1, genuine.length)),
  };
}

type Rates = { readonly far: number; readonly frr: number };

/** Rates change in steps, so the line does, too. */
function steps(points: readonly Rates[]): string {
  let before: Rates | undefined;
  return points
    .map((point) => {
      const to = `${xOf(point.far)} ${yOf(point.frr)}`;
      const drawn = before === undefined ? `M${to}` : `L${xOf(point.far)} ${yOf(before.frr)}L${to}`;
      before = point;
      return drawn;
    })
    .join('');
}

function xOf(far: number): number {
  return round(LEFT + (WIDTH - LEFT - RIGHT) * share(far));
}

function yOf(frr: number): number {
  return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share(frr));
}

function share(rate: number): number {
  return 1 - Math.log10(Math.max(LEAST, rate)) / Math.log10(LEAST);
}

function label(rate: number): string {
  return rate <= LEAST ? `≤ ${100 * rate} %` : `${100 * rate} %`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
