import type { Blueprint } from '../../src-shared/domain/paper/blueprint';
import { bareName } from './field-words';

/** Chinese names of topics and posts to their codes, so that an author may write 法律法规 or 土建施工员. */
export type BankNames = {
  readonly topicOf: (text: string, posts: readonly string[]) => string | undefined;
  readonly postOf: (text: string) => string | undefined;
};

/** The posts of the 2012 syllabus in its order; the codes are the project's own. */
const POSTS: Readonly<Record<string, string>> = {
  土建施工员: '010',
  装饰装修施工员: '020',
  设备安装施工员: '030',
  市政工程施工员: '040',
  土建质量员: '050',
  装饰装修质量员: '060',
  设备安装质量员: '070',
  市政工程质量员: '080',
  标准员: '100',
  材料员: '110',
  机械员: '120',
  劳务员: '130',
  资料员: '140',
};

/**
 * Names of the blueprints that are read, over the syllabus's own names of posts. A topic's name that means different
 * codes in different posts is only understood for an item of posts in which it means one.
 */
export function bankNames(blueprints: readonly Blueprint[]): BankNames {
  const posts = new Map(Object.entries(POSTS).map(([name, code]) => [bareName(name), code]));
  for (const { post, postName } of blueprints) posts.set(bareName(postName), post);
  return {
    topicOf: (text, ofPosts) => {
      const code = text.normalize('NFKC').trim().toUpperCase();
      if (/^[A-Z]{3}\.[A-Z]{3}$/.test(code)) return code;
      const name = bareName(text);
      const codes = new Set(
        blueprints
          .filter(({ post }) => ofPosts.length === 0 || ofPosts.includes(post))
          .flatMap(({ topics }) => topics.filter((topic) => bareName(topic.name) === name))
          .map((topic) => topic.code),
      );
      return codes.size === 1 ? [...codes][0] : undefined;
    },
    postOf: (text) => {
      const bare = text.normalize('NFKC').trim();
      if (/^\d{1,3}$/.test(bare)) return bare.padStart(3, '0');
      return posts.get(bareName(text));
    },
  };
}
