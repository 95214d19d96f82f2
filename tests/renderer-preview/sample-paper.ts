/// <reference types="vite/client" />
import { z } from 'zod';
import type {
  CandidateItem,
  CandidatePaper,
  CandidateQuestion,
} from '../../src-shared/domain/item/candidate-item';
import { Item } from '../../src-shared/domain/item/item';
import { Blueprint, POINTS } from '../../src-shared/domain/paper/blueprint';
import { toCandidatePaper } from '../../src-shared/domain/paper/candidate-paper';
import { generatePaper } from '../../src-shared/domain/paper/generate-paper';
import { detailPicture, scaffoldPicture, sectionPicture } from './sample-pictures';

const folder = '../../resources/demo-bank/010-civil-constructor';
const files = import.meta.glob<{ default: unknown }>(
  ['../../resources/demo-bank/shared/*.json', '../../resources/demo-bank/010-civil-constructor/*.json'],
  { eager: true },
);

const ItemFile = z.object({ items: z.array(Item) });
const items = Object.entries(files)
  .filter(([path]) => !/\/(blueprint|pictured-[a-z]+)\.json$/.test(path))
  .flatMap(([, file]) => ItemFile.parse(file.default).items);

/** A whole paper of 74 questions from the demonstration bank, the same at every run. */
export function samplePaper(): CandidatePaper {
  const blueprint = Blueprint.parse(files[`${folder}/blueprint.json`]?.default);
  const made = generatePaper({
    bank: { bankVersion: 'preview', items },
    blueprint,
    seed: new Uint8Array(32),
  });
  if (!made.ok) throw new Error(`no sample paper: ${made.error.kind}`);
  return toCandidatePaper(made.value, items, true);
}

/** The same paper with pictures in question 20 and in case 72, which get texts that go with them. */
export function withPictures(paper: CandidatePaper): CandidatePaper {
  return { ...paper, questions: paper.questions.map(pictured) };
}

function pictured(question: CandidateQuestion): CandidateQuestion {
  if (question.kind === 'choice' && question.number === 20) {
    const stem = '如图所示（演示图），脚手架立面上标注为 h 的尺寸是（　　）。';
    const item = withOptions(question.item, ['步距', '立杆横距', '立杆纵距', '连墙件间距']);
    return { ...question, item: { ...item, stem, pictures: [scaffoldPicture] } };
  }
  return question.kind === 'case' && question.number === 72 ? picturedCase(question) : question;
}

const SCAFFOLD_CASE = 'CC-C-09';

/** The bank's case about a scaffold, its first question exchanged for one that is answered from a picture. */
function picturedCase(question: Extract<CandidateQuestion, { readonly kind: 'case' }>): CandidateQuestion {
  const source = items.find((item) => item.id === SCAFFOLD_CASE);
  if (source?.type !== 'case') throw new Error(`case ${SCAFFOLD_CASE} is not in the demonstration bank`);
  const parts = source.items.map(({ id, type, stem, options }, index): CandidateItem => {
    const part = { id, type, stem, options, pictures: [], points: POINTS[type] };
    if (index > 0) return part;
    return {
      ...withOptions(part, ['扣件', '焊接', '铁丝绑扎', '插销']),
      stem: '按节点图（演示图），连墙件与立杆的连接方式是（　　）。',
      pictures: [detailPicture],
    };
  });
  const stem = `${source.stem}架体侧面如图所示（演示图）。`;
  return { ...question, stem, pictures: [sectionPicture], items: parts };
}

function withOptions(item: CandidateItem, texts: readonly string[]): CandidateItem {
  const options = item.options.map((option, index) => ({ ...option, text: texts[index] ?? option.text }));
  return { ...item, options };
}
