/// <reference types="vite/client" />
import { z } from 'zod';
import type { CandidatePaper } from '../../src-shared/domain/item/candidate-item';
import { Item } from '../../src-shared/domain/item/item';
import { Blueprint } from '../../src-shared/domain/paper/blueprint';
import { toCandidatePaper } from '../../src-shared/domain/paper/candidate-paper';
import { generatePaper } from '../../src-shared/domain/paper/generate-paper';

const folder = '../../resources/demo-bank/010-civil-constructor';
const files = import.meta.glob<{ default: unknown }>(
  '../../resources/demo-bank/010-civil-constructor/*.json',
  { eager: true },
);

/** A whole paper of 74 questions from the demonstration bank, the same at every run. */
export function samplePaper(): CandidatePaper {
  const ItemFile = z.object({ items: z.array(Item) });
  const items = Object.entries(files)
    .filter(([path]) => !path.endsWith('/blueprint.json'))
    .flatMap(([, file]) => ItemFile.parse(file.default).items);
  const blueprint = Blueprint.parse(files[`${folder}/blueprint.json`]?.default);
  const made = generatePaper({
    bank: { bankVersion: 'preview', items },
    blueprint,
    seed: new Uint8Array(32),
  });
  if (!made.ok) throw new Error(`no sample paper: ${made.error.kind}`);
  return toCandidatePaper(made.value, items, true);
}
