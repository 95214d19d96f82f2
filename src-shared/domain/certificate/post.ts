import { z } from 'zod';

/**
 * The thirteen posts a certificate is issued for, in the order of the 2012 syllabus. The codes are this project's own
 * (syllabus order × 10), not official. 090 安全员 is in the syllabus but its certificates are issued elsewhere.
 */
export const OPEN_POSTS = {
  '010': '土建施工员',
  '020': '装饰装修施工员',
  '030': '设备安装施工员',
  '040': '市政工程施工员',
  '050': '土建质量员',
  '060': '装饰装修质量员',
  '070': '设备安装质量员',
  '080': '市政工程质量员',
  '100': '标准员',
  '110': '材料员',
  '120': '机械员',
  '130': '劳务员',
  '140': '资料员',
} as const;

export const PostCode = z.enum(Object.keys(OPEN_POSTS) as [keyof typeof OPEN_POSTS]);
export type PostCode = keyof typeof OPEN_POSTS;

export function postName(post: PostCode): string {
  return OPEN_POSTS[post];
}

/** In the syllabus's order; an object's own order puts keys that look like numbers first. */
export const POST_CODES: readonly PostCode[] = PostCode.options.toSorted();
