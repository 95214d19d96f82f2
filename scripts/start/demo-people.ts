import { z } from 'zod';
import { CertificateId } from '../../src-shared/basics/ids';
import type { PackageContent } from '../../src-shared/contracts/package/package-content';
import { WEB_REQUEST_HEADER } from '../../src-shared/contracts/web/web-routes';
import type { Trainee } from '../../src-shared/domain/study/study-plan';

const Imported = z.object({ certificateId: CertificateId });

/**
 * Makes the demonstration's trainees known at the centre, each with the certificate that the hours are for, so that
 * what they study at the station arrives in their own books. Doing it again changes nothing.
 */
export async function demoPeople(
  url: string,
  adminToken: string,
  content: PackageContent,
): Promise<PackageContent> {
  const { study } = content.session;
  if (study === undefined) return content;
  const trainees: Trainee[] = [];
  for (const [at, trainee] of study.trainees.entries()) {
    const person = content.candidates.find((one) => one.candidateId === trainee.candidateId);
    if (person === undefined) continue;
    const { number: document } = person.document;
    const phone = `1380000${String(at + 1).padStart(4, '0')}`;
    // Refused when an earlier start registered the same person; what follows says whether they are there.
    await post(url, '/api/registration', { name: person.displayName, document, phone });
    const imported = await post(
      url,
      '/admin/v1/paper-certificates',
      {
        kind: 'trained',
        document,
        post: person.post,
        number: `90000${trainee.dutyFrom.replaceAll('-', '')}${String(at + 1).padStart(6, '0')}`,
        issuedOn: trainee.dutyFrom,
        provinceCode: '61',
      },
      adminToken,
    );
    if (!imported.ok) throw new Error(`demonstration certificate: ${imported.status}`);
    const { certificateId } = Imported.parse(await imported.json());
    trainees.push({ ...trainee, certificateId });
  }
  return { ...content, session: { ...content.session, study: { ...study, trainees } } };
}

function post(url: string, pathname: string, body: object, token?: string): Promise<Response> {
  return fetch(new URL(pathname, url), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [WEB_REQUEST_HEADER]: '1',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
}
