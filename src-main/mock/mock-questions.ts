import { ItemId, OptionId } from '../../src-shared/basics/ids';
import { CandidatePaper } from '../../src-shared/domain/item/candidate-item';
import type { ItemKey } from '../../src-shared/domain/item/item-key';
import { POINTS } from '../../src-shared/domain/paper/blueprint';

type Sample = {
  readonly type: 'single' | 'multiple' | 'true-false';
  readonly stem: string;
  readonly options: readonly string[];
  /** Places of the right options, from 0. */
  readonly right: readonly number[];
};

/**
 * Eight sample questions that teach the machine and not the trade: whoever reads them knows how to answer, change,
 * mark and hand in. Not from any bank, so that nothing of an exam can be met here.
 */
const SAMPLES: readonly Sample[] = [
  {
    type: 'single',
    stem: '【样例】这是单选题，只能选一个答案。在本机上选择一个选项，可以怎样做？',
    options: [
      '用鼠标点选项所在的一整行，或按键盘上的字母键',
      '先点“交卷”',
      '关闭电源再打开',
      '请旁边的考生代点',
    ],
    right: [0],
  },
  {
    type: 'single',
    stem: '【样例】选错了想改，应当怎样做？',
    options: ['不能再改', '直接点另一个选项', '举手请监考员改', '重新启动机器'],
    right: [1],
  },
  {
    type: 'single',
    stem: '【样例】画面右上方显示“已保存”，表示什么？',
    options: ['考试已经结束', '成绩已经上传', '刚才的答案已写入本机磁盘', '可以离开座位'],
    right: [2],
  },
  {
    type: 'single',
    stem: '【样例】一道题想过一会儿再看，可以怎样做？',
    options: ['记在手上', '点“标记”，以后在答题卡里能找到它', '马上交卷', '拍照留存'],
    right: [1],
  },
  {
    type: 'multiple',
    stem: '【样例】这是多选题，可以选两个或更多。遇到下列哪些情况应当原位举手？',
    options: ['画面不动了', '显示“没有保存”', '键盘失灵', '想知道答案'],
    right: [0, 1, 2],
  },
  {
    type: 'multiple',
    stem: '【样例】多选题怎样得分？请选出正确的说法。',
    options: ['全部选对得 2 分', '少选但没有选错得 1 分', '选错一个也得 1 分', '有错选不得分'],
    right: [0, 1, 3],
  },
  {
    type: 'true-false',
    stem: '【样例】这是判断题。考试时间到，已保存的答案会自动交卷。',
    options: ['正确', '错误'],
    right: [0],
  },
  {
    type: 'true-false',
    stem: '【样例】这是判断题。停电后重新开机，之前已保存的答案会全部丢失。',
    options: ['正确', '错误'],
    right: [1],
  },
];

const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f'];
const idOf = (place: number): ItemId => ItemId.parse(`mock-${place + 1}`);
const optionId = (place: number): OptionId => OptionId.parse(LETTERS[place]);

export const MOCK_PAPER: CandidatePaper = CandidatePaper.parse({
  isDemonstration: true,
  questions: SAMPLES.map((sample, place) => ({
    kind: 'choice',
    number: place + 1,
    item: {
      id: idOf(place),
      type: sample.type,
      stem: sample.stem,
      pictures: [],
      options: sample.options.map((text, at) => ({ id: optionId(at), text })),
      points: POINTS[sample.type],
    },
  })),
});

export const MOCK_KEYS: readonly ItemKey[] = SAMPLES.map((sample, place) => ({
  itemId: idOf(place),
  type: sample.type,
  optionIds: sample.options.map((_, at) => optionId(at)),
  key: sample.right.map(optionId),
  isVoided: false,
}));
