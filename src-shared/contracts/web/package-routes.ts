import { z } from 'zod';
import { resultOf } from '../result-schema';
import * as packages from './packages';
import { nothing, type Route, roles } from './route';

const uploadBytes = Math.ceil((packages.UPLOAD_MAX_BYTES * 2 * 4) / 3) + 8192;

/** Packages are made by the keeper of machines and packages (LW-7). */
export const packageRoutes = {
  packageChoices: {
    method: 'GET',
    path: '/api/office/packages/choices',
    access: roles('system'),
    body: nothing,
    answer: resultOf(packages.PackageChoices, z.object({ kind: z.literal('no-library') }).strict()),
  },
  checkRoster: {
    method: 'POST',
    path: '/api/office/packages/roster',
    access: roles('system'),
    body: z.object({ source: packages.RosterSource }).strict(),
    answer: resultOf(packages.CheckedRoster, packages.BuildProblem),
    maxBytes: uploadBytes,
  },
  buildPackage: {
    method: 'POST',
    path: '/api/office/packages',
    access: roles('system'),
    body: packages.PackageRequest,
    answer: resultOf(packages.BuiltPackage, packages.BuildProblem),
    maxBytes: uploadBytes,
  },
} as const satisfies Readonly<Record<string, Route>>;
