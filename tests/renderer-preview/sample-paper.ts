/// <reference types="vite/client" />
import { z } from 'zod';
import type { CandidatePaper, CandidateQuestion } from '../../src-shared/domain/item/candidate-item';
import { Item } from '../../src-shared/domain/item/item';
import { Blueprint } from '../../src-shared/domain/paper/blueprint';
import { toCandidatePaper } from '../../src-shared/domain/paper/candidate-paper';
import { generatePaper } from '../../src-shared/domain/paper/generate-paper';
import { detailPicture, scaffoldPicture, sectionPicture } from './sample-pictures';

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

const OPTIONS_WITH_PICTURE = ['步距', '立杆横距', '立杆纵距', '连墙件间距'];

/** The same paper with pictures in question 20 and in case 72, whose texts are exchanged for ones that need them. */
export function withPictures(paper: CandidatePaper): CandidatePaper {
  return { ...paper, questions: paper.questions.map(pictured) };
}

function pictured(question: CandidateQuestion): CandidateQuestion {
  if (question.kind === 'choice' && question.number === 20) {
    const options = question.item.options.map((option, index) => ({
      ...option,
      text: OPTIONS_WITH_PICTURE[index] ?? option.text,
    }));
    const stem = '如图所示（演示图），脚手架立面上标注为 h 的尺寸是（　　）。';
    return { ...question, item: { ...question.item, stem, pictures: [scaffoldPicture], options } };
  }
  if (question.kind === 'case' && question.number === 72) {
    const [first, ...others] = question.items;
    if (first === undefined) return question;
    const options = first.options.map((option, index) => ({
      ...option,
      text: ['扣件', '焊接', '铁丝绑扎', '插销'][index] ?? option.text,
    }));
    const stem = '按节点图（演示图），连墙件与立杆的连接方式是（　　）。';
    return {
      ...question,
      stem: '某综合楼外墙采用落地式双排扣件式钢管脚手架，侧面如图所示（演示图）。施工员对架体的搭设和拆除进行检查。',
      pictures: [sectionPicture],
      items: [{ ...first, stem, pictures: [detailPicture], options }, ...others],
    };
  }
  return question;
}
