import { z } from 'zod';
import type { PictureProblem, PictureShelf } from './pictures';

/** A picture as an author writes it in JSON: a file inside the bank folder, and what it shows. */
const WrittenPicture = z.object({ file: z.string().min(1).max(300), alt: z.string() }).strict();

/** Puts the hash, kind and size of its file in the place of each picture of an item and of a case's questions. */
export async function takePictures(
  written: unknown,
  shelf: PictureShelf,
): Promise<{ readonly raw: unknown; readonly problems: readonly PictureProblem[] }> {
  const problems: PictureProblem[] = [];
  const taken = async (part: unknown): Promise<unknown> => {
    if (!isRecord(part) || !Array.isArray(part.pictures)) return part;
    const pictures: unknown[] = [];
    for (const one of part.pictures as readonly unknown[]) {
      const picture = WrittenPicture.safeParse(one);
      if (!picture.success) {
        const reason = '图片应写为 {"file", "alt"} a picture is written as {"file", "alt"}';
        problems.push({ rule: 'picture', reason });
        continue;
      }
      const found = await shelf.take({ name: picture.data.file, alt: picture.data.alt });
      if (found.ok) pictures.push(found.value);
      else problems.push(found.error);
    }
    return { ...part, pictures };
  };
  const whole = await taken(written);
  if (!isRecord(whole) || !Array.isArray(whole.items)) return { raw: whole, problems };
  const items: unknown[] = [];
  for (const part of whole.items as readonly unknown[]) items.push(await taken(part));
  return { raw: { ...whole, items }, problems };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
