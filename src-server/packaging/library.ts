import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { ExamPolicy } from '../../src-shared/domain/policy/exam-policy';
import { SoundPolicy } from '../../src-shared/domain/policy/sound-policy';
import { ScoringRequirement } from '../../src-shared/domain/scoring/golden-vectors';

const place = z.string().regex(/^[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/);
const head = { id: z.string().regex(/^[a-z0-9-]{1,64}$/), title: z.string().min(1).max(100) };

/** `exam-library.json`: the banks and policies that packages are made of, as folders and files beside it. */
const LibraryFile = z
  .object({
    banks: z.array(z.object({ ...head, folders: z.array(place).min(1) }).strict()),
    policies: z.array(z.object({ ...head, file: place, member: z.string().optional() }).strict()),
    scoring: place,
  })
  .strict();

export type Library = {
  readonly banks: readonly {
    readonly id: string;
    readonly title: string;
    readonly folders: readonly string[];
  }[];
  readonly policies: readonly { readonly id: string; readonly title: string; readonly policy: ExamPolicy }[];
  readonly scoring: ScoringRequirement;
};

/** What the operator has laid ready; undefined when there is no library or it can't be read as one. */
export async function readLibrary(folder: string): Promise<Library | undefined> {
  try {
    const file = LibraryFile.parse(await readJson(folder, 'exam-library.json'));
    const policies = [];
    for (const { id, title, file: name, member } of file.policies) {
      const whole = z.record(z.string(), z.unknown()).parse(await readJson(folder, name));
      policies.push({ id, title, policy: SoundPolicy.parse(member === undefined ? whole : whole[member]) });
    }
    return {
      banks: file.banks.map((bank) => ({
        ...bank,
        folders: bank.folders.map((name) => path.join(folder, ...name.split('/'))),
      })),
      policies,
      scoring: ScoringRequirement.parse(await readJson(folder, file.scoring)),
    };
  } catch {
    return undefined;
  }
}

async function readJson(folder: string, name: string): Promise<unknown> {
  return JSON.parse(await readFile(path.join(folder, ...name.split('/')), 'utf8'));
}
