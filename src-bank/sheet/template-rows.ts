import { TEMPLATE_HEADINGS } from './columns';

type ExampleRow = Readonly<Record<string, string>>;

const WRITTEN_BY: ExampleRow = {
  岗位: '土建施工员',
  命题人: '样例命题人',
  审核人: '样例审核人',
  状态: '草稿',
};

/** One example of each type, to be overwritten; marked 样例 and drafts, so that no paper draws them. */
const EXAMPLES: readonly ExampleRow[] = [
  {
    题型: '单选题',
    题干: '【样例】在正常使用条件下，屋面防水工程的最低保修期限为（　）。',
    选项A: '1年',
    选项B: '2年',
    选项C: '5年',
    选项D: '10年',
    答案: 'C',
    难度: '易',
    知识点: 'GEN.LAW',
    解析: '屋面防水工程的最低保修期限为5年。',
    依据: '《建设工程质量管理条例》第四十条',
    编号: 'YL-S-001',
    认知层次: '识记',
  },
  {
    题型: '多选题',
    题干: '【样例】达到一定规模时，应当编制专项施工方案的分部分项工程有（　）。',
    选项A: '基坑支护与降水工程',
    选项B: '土方开挖工程',
    选项C: '模板工程',
    选项D: '室内涂料工程',
    选项E: '起重吊装工程',
    答案: 'ABCE',
    难度: '中',
    知识点: 'POS.ORG',
    解析: '室内涂料工程不在应当编制专项施工方案之列。',
    依据: '《建设工程安全生产管理条例》第二十六条',
    编号: 'YL-M-001',
    认知层次: '理解',
  },
  {
    题型: '判断题',
    题干: '【样例】列入概算的安全作业环境及安全施工措施所需费用可以挪作他用。',
    答案: '错误',
    难度: '易',
    知识点: 'GEN.LAW',
    解析: '该项费用不得挪作他用。',
    依据: '《建设工程安全生产管理条例》第二十二条',
    编号: 'YL-T-001',
    认知层次: '识记',
  },
  {
    题型: '案例题',
    题干: '【样例】某工程的网络计划：工作A持续3天，其后为B（4天）和C（6天）；B之后为D（2天），C之后也为D。',
    难度: '中',
    知识点: 'POS.SCH',
    编号: 'YL-C-001',
  },
  ...caseRows(),
];

function caseRows(): readonly ExampleRow[] {
  const shared: ExampleRow = { 案例编号: 'YL-C-001', 难度: '中', 认知层次: '应用', 依据: '自编计算题' };
  return [
    {
      ...shared,
      题型: '单选题',
      题干: '该网络计划的计算工期为（　）天。',
      选项A: '9',
      选项B: '11',
      选项C: '13',
      选项D: '15',
      答案: 'B',
      解析: 'A—C—D：3+6+2=11天。',
      编号: 'YL-C-001-1',
    },
    {
      ...shared,
      题型: '单选题',
      题干: '工作B的总时差为（　）天。',
      选项A: '0',
      选项B: '1',
      选项C: '2',
      选项D: '3',
      答案: 'C',
      解析: '11−(3+4+2)=2天。',
      编号: 'YL-C-001-2',
    },
    {
      ...shared,
      题型: '多选题',
      题干: '属于关键工作的有（　）。',
      选项A: '工作A',
      选项B: '工作B',
      选项C: '工作C',
      选项D: '工作D',
      答案: 'A,C,D',
      解析: '关键线路为A—C—D。',
      编号: 'YL-C-001-3',
    },
    {
      ...shared,
      题型: '判断题',
      题干: '工作B拖延1天，不影响总工期。',
      答案: '√',
      解析: 'B有2天总时差。',
      编号: 'YL-C-001-4',
    },
  ];
}

/** What the second sheet explains, a line each. */
export const TEMPLATE_NOTES: readonly string[] = [
  '填写说明 How to fill in',
  '每行一道题；表头不可删除，列的顺序不限，不用的列可留空。',
  '题型：单选题（4 个选项、1 个答案）、多选题（4 至 6 个选项、2 个以上答案且不全选）、判断题、案例题。',
  '答案：单选写字母；多选写 ABD 或 A,B,D；判断写 正确/错误、对/错 或 √/×。',
  '案例题：先写一行“案例题”，题干为案例材料；其后 2 道单选、1 道多选、1 道判断，“案例编号”填该案例的编号。',
  '难度：易、中、难 或 1、2、3。知识点：编码（如 GEN.LAW）或蓝图中的名称。岗位：名称或三位编码，多个用逗号分隔。',
  '解析、依据必填；命题人与审核人不得为同一人；状态写 草稿、已审核 或 停用，只有已审核的题才会抽到。',
  '图片：题库文件夹内的文件名（PNG、JPEG、WebP，2 MB 以内，边长 4000 像素以内），多张用分号分隔；图片说明必填，说明图中有什么。',
  '变式题（同一模板、数字不同）填同一互斥组，同一份试卷至多抽其中一题。',
  '样例行请删除或覆盖。',
];

/** The template as rows of text, headings first. */
export function templateRows(): readonly (readonly string[])[] {
  const rows = EXAMPLES.map((example) => {
    const isCasePart = example.案例编号 !== undefined;
    const row: ExampleRow = isCasePart ? example : { ...WRITTEN_BY, ...example };
    return TEMPLATE_HEADINGS.map((heading) => row[heading] ?? '');
  });
  return [TEMPLATE_HEADINGS, ...rows];
}
