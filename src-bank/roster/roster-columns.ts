import { bareName } from '../read/field-words';

export type RosterColumn = 'name' | 'document' | 'post' | 'seat' | 'attempt';

const NAMES: Readonly<Record<RosterColumn, readonly string[]>> = {
  name: ['姓名', '考生姓名', '学员姓名', 'name'],
  document: [
    '证件号码',
    '证件号',
    '身份证号',
    '身份证号码',
    '身份证',
    'documentnumber',
    'document',
    'idnumber',
  ],
  post: ['岗位', '岗位名称', '报考岗位', '岗位编码', '岗位代码', 'post'],
  seat: ['机位', '机位号', '座位', '座位号', 'seat'],
  attempt: ['第几次', '次数', '考试次数', '测试次数', 'attempt'],
};
const byName = new Map<string, RosterColumn>(
  Object.entries(NAMES).flatMap(([column, names]) =>
    names.map((name) => [bareName(name), column as RosterColumn] as const),
  ),
);

/** Which column stands where, once a row names at least a name and a document. */
export function rosterColumns(cells: readonly string[]): ReadonlyMap<RosterColumn, number> | undefined {
  const places = new Map<RosterColumn, number>();
  for (const [at, cell] of cells.entries()) {
    const column = byName.get(bareName(cell));
    if (column !== undefined && !places.has(column)) places.set(column, at);
  }
  return places.has('name') && places.has('document') ? places : undefined;
}
