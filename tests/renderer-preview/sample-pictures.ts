import { ItemPicture } from '../../src-shared/domain/item/item';

/** Pictures that are drawn when asked for; each says 演示 in the drawing itself. */
type Sample = { readonly picture: ItemPicture; readonly draw: (pen: CanvasRenderingContext2D) => void };

const INK = '#1d2f36';
const RED = '#96291f';

const scaffold: Sample = {
  picture: ItemPicture.parse({
    sha256: '5caf'.repeat(16),
    mediaType: 'image/png',
    widthPx: 1440,
    heightPx: 900,
    alt: '脚手架立面示意图（演示）。四根立杆，相邻立杆的水平距离标注为 a；三道水平杆，相邻水平杆的竖向距离标注为 h；首层水平杆下方近地面处另有一道扫地杆。图中没有标注数值。',
  }),
  draw: (pen) => {
    const posts = [260, 560, 860, 1160];
    const ledgers = [200, 400, 600];
    line(pen, 8, [
      [140, 800],
      [1300, 800],
    ]);
    for (const x of posts)
      line(pen, 12, [
        [x, 120],
        [x, 800],
      ]);
    for (const y of [...ledgers, 760])
      line(pen, y === 760 ? 7 : 10, [
        [200, y],
        [1220, y],
      ]);
    dimension(pen, [1290, 200], [1290, 400], 'h', [1325, 318]);
    dimension(pen, [560, 850], [860, 850], 'a', [700, 838]);
    write(pen, '脚手架立面示意图', 200, 80, 44);
  },
};

const section: Sample = {
  picture: ItemPicture.parse({
    sha256: '5ec7'.repeat(16),
    mediaType: 'image/png',
    widthPx: 600,
    heightPx: 420,
    alt: '落地式双排脚手架侧面示意图（演示）。左侧为建筑物外墙，右侧两根立杆之间有四道横向水平杆，从墙上伸出两道连墙件与内立杆相连。',
  }),
  draw: (pen) => {
    pen.fillStyle = '#d9dedc';
    pen.fillRect(60, 60, 70, 310);
    line(pen, 4, [
      [40, 370],
      [560, 370],
    ]);
    for (const x of [230, 340])
      line(pen, 7, [
        [x, 70],
        [x, 370],
      ]);
    for (const y of [110, 180, 250, 320])
      line(pen, 5, [
        [215, y],
        [355, y],
      ]);
    for (const y of [110, 250])
      line(
        pen,
        5,
        [
          [130, y],
          [230, y],
        ],
        RED,
      );
    write(pen, '外墙', 68, 45, 22);
    write(pen, '连墙件', 145, 98, 20, RED);
    write(pen, '立杆', 365, 95, 22);
    write(pen, '横向水平杆', 365, 190, 22);
  },
};

const detail: Sample = {
  picture: ItemPicture.parse({
    sha256: 'de7a'.repeat(16),
    mediaType: 'image/png',
    widthPx: 360,
    heightPx: 220,
    alt: '连墙件节点示意图（演示）。一根水平短杆的左端埋入墙内，右端用扣件与立杆连接。',
  }),
  draw: (pen) => {
    pen.fillStyle = '#d9dedc';
    pen.fillRect(20, 20, 80, 170);
    line(
      pen,
      9,
      [
        [60, 110],
        [270, 110],
      ],
      RED,
    );
    line(pen, 11, [
      [250, 20],
      [250, 190],
    ]);
    pen.strokeStyle = INK;
    pen.lineWidth = 4;
    pen.strokeRect(236, 96, 28, 28);
    write(pen, '墙', 48, 60, 22);
    write(pen, '立杆', 268, 50, 20);
  },
};

const samples: readonly Sample[] = [scaffold, section, detail];

export const scaffoldPicture = scaffold.picture;
export const sectionPicture = section.picture;
export const detailPicture = detail.picture;

/** The PNG bytes of the picture with this hash, if there is one. */
export async function sampleBytes(sha256: string): Promise<Uint8Array | undefined> {
  const sample = samples.find(({ picture }) => picture.sha256 === sha256);
  if (sample === undefined) return undefined;
  const { widthPx, heightPx } = sample.picture;
  const canvas = document.createElement('canvas');
  canvas.width = widthPx;
  canvas.height = heightPx;
  const pen = canvas.getContext('2d');
  if (pen === null) return undefined;
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, widthPx, heightPx);
  sample.draw(pen);
  write(pen, '演示', widthPx - widthPx * 0.11, heightPx - 14, Math.max(18, widthPx / 36), RED);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return blob === null ? undefined : new Uint8Array(await blob.arrayBuffer());
}

type Point = readonly [number, number];

function line(pen: CanvasRenderingContext2D, width: number, points: readonly Point[], colour = INK): void {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.beginPath();
  points.forEach(([x, y], index) => {
    if (index === 0) pen.moveTo(x, y);
    else pen.lineTo(x, y);
  });
  pen.stroke();
}

/** A measured length with a tick at each end. */
function dimension(pen: CanvasRenderingContext2D, from: Point, to: Point, name: string, at: Point): void {
  line(pen, 3, [from, to], RED);
  for (const [x, y] of [from, to])
    line(
      pen,
      4,
      [
        [x - 14, y + 14],
        [x + 14, y - 14],
      ],
      RED,
    );
  write(pen, name, at[0], at[1], 48, RED);
}

function write(
  pen: CanvasRenderingContext2D,
  words: string,
  x: number,
  y: number,
  pixels: number,
  colour = INK,
): void {
  pen.fillStyle = colour;
  pen.font = `${pixels}px "Noto Sans CJK SC", sans-serif`;
  pen.fillText(words, x, y);
}
