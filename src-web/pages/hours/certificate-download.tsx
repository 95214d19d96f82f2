import { Button } from 'antd';
import type { CertificateId } from '../../../src-shared/basics/ids';
import { callCentre } from '../../centre-api';
import { Problem } from '../../components/problem';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';
import { bytesOfBase64, saveFile } from '../../save-file';

export function CertificateDownload({ certificateId }: { readonly certificateId: CertificateId }) {
  const words = useText().certificate;
  const step = useCall();
  const download = async (): Promise<void> => {
    const made = await step.run(callCentre('certificatePdf', { certificateId }), () => words.gone);
    if (made === undefined) return;
    saveFile(made.fileName, 'application/pdf', bytesOfBase64(made.pdfBase64));
  };
  const downloadBadge = async (): Promise<void> => {
    const made = await step.run(callCentre('certificateBadge', { certificateId }), ({ kind }) =>
      kind === 'suite-has-no-badge' ? words.noBadge : words.gone,
    );
    if (made !== undefined) saveFile(made.fileName, 'application/jwt', made.jwt);
  };
  return (
    <>
      <Button loading={step.isBusy} onClick={() => void download()}>
        {words.download}
      </Button>
      <Button type="link" loading={step.isBusy} onClick={() => void downloadBadge()}>
        {words.downloadBadge}
      </Button>
      {step.problem === undefined ? null : <Problem text={step.problem} />}
    </>
  );
}
