import { type Html, html } from '../../src-shared/basics/html';

export type ScatterPoint = {
  readonly label: string;
  /** 0 to 1. */
  readonly x: number;
  /** -1 to 1. */
  readonly y: number;
  readonly isMarked: boolean;
};

const WIDTH = 600;
const HEIGHT = 470;
const LEFT = 52;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = 44;
const LABEL_HEIGHT = 11;
/** Rough width of a character of a label, in plot units. */
const LABEL_LETTER = 5.6;

/** Points over x 0..1; the y axis runs from -1 or from just below the lowest point, to 1 or just above the highest. */
export function scatterPlot(
  points: readonly ScatterPoint[],
  titles: { readonly plot: string; readonly x: string; readonly y: string },
): Html {
  const ys = points.map((point) => point.y);
  const from = Math.max(-1, Math.floor(Math.min(-0.2, ...ys) * 5) / 5);
  const to = Math.min(1, Math.ceil(Math.max(0.6, ...ys) * 5) / 5);
  const atX = (x: number) => round(LEFT + x * (WIDTH - LEFT - RIGHT));
  const atY = (y: number) => round(HEIGHT - BOTTOM - ((y - from) / (to - from)) * (HEIGHT - TOP - BOTTOM));
  const ticksX = [0, 0.2, 0.4, 0.6, 0.8, 1];
  const ticksY = Array.from({ length: Math.round((to - from) / 0.2) + 1 }, (_, at) => from + at * 0.2);
  const marked = points.filter((point) => point.isMarked);
  return html`<svg class="plot" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${titles.plot}">
${ticksX.map((x) => html`<line class="grid" x1="${atX(x)}" x2="${atX(x)}" y1="${TOP}" y2="${HEIGHT - BOTTOM}"/><text class="tick" x="${atX(x)}" y="${HEIGHT - BOTTOM + 15}" text-anchor="middle">${x.toFixed(1)}</text>`)}
${ticksY.map((y) => html`<line class="${Math.abs(y) < 0.01 ? 'zero' : 'grid'}" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${atY(y)}" y2="${atY(y)}"/><text class="tick" x="${LEFT - 6}" y="${atY(y) + 4}" text-anchor="end">${tick(y)}</text>`)}
${points.map((point) => html`<circle class="${point.isMarked ? 'dot marked' : 'dot'}" cx="${atX(point.x)}" cy="${atY(point.y)}" r="${point.isMarked ? 4 : 3}"><title>${point.label}</title></circle>`)}
${placeLabels(marked.map((point) => ({ text: point.label, x: atX(point.x), y: atY(point.y) }))).map((label) => html`<text class="label" x="${label.x}" y="${label.y}" text-anchor="${label.anchor}">${label.text}</text>`)}
<text class="axis" x="${(LEFT + WIDTH) / 2}" y="${HEIGHT - 8}" text-anchor="middle">${titles.x}</text>
<text class="axis" transform="translate(14 ${HEIGHT / 2 - 10}) rotate(-90)" text-anchor="middle">${titles.y}</text>
</svg>`;
}

type Label = { readonly text: string; readonly x: number; readonly y: number };

/** Beside their points, moved up or down until none lies on another. One that finds no room is left to its title. */
function placeLabels(labels: readonly Label[]): readonly (Label & { readonly anchor: string })[] {
  const placed: { from: number; to: number; y: number; label: Label & { anchor: string } }[] = [];
  for (const label of [...labels].sort((a, b) => a.y - b.y)) {
    const width = label.text.length * LABEL_LETTER;
    const isRight = label.x + 7 + width < WIDTH - RIGHT;
    const from = isRight ? label.x + 7 : label.x - 7 - width;
    for (const shift of [0, 1, -1, 2, -2, 3, -3]) {
      const y = label.y + 4 + shift * LABEL_HEIGHT;
      const isTaken = placed.some(
        (other) => Math.abs(other.y - y) < LABEL_HEIGHT && from < other.to && other.from < from + width,
      );
      if (isTaken || y < TOP + 8 || y > HEIGHT - BOTTOM) continue;
      const anchor = isRight ? 'start' : 'end';
      const x = round(isRight ? from : from + width);
      placed.push({ from, to: from + width, y, label: { text: label.text, x, y: round(y), anchor } });
      break;
    }
  }
  return placed.map(({ label }) => label);
}

function tick(value: number): string {
  return (Math.abs(value) < 0.01 ? 0 : value).toFixed(1).replace('-', '−');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
