import qrcode from 'qrcode-generator';

/** A QR code as rows of dark (true) and light modules, without its quiet zone. */
export type QrModules = readonly (readonly boolean[])[];

/** Light modules that must stand around a code (ISO/IEC 18004). */
export const QUIET_ZONE = 4;

/**
 * The smallest code that holds the text at error level M (15 % of it may be unreadable). The text must be of the
 * alphanumeric set (digits, capitals and ` $%*+-./:`), which takes 5.5 bits a character instead of 8.
 */
export function qrModules(text: string): QrModules {
  const code = qrcode(0, 'M');
  code.addData(text, 'Alphanumeric');
  code.make();
  const size = code.getModuleCount();
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => code.isDark(row, column)),
  );
}

/** The dark modules as one SVG path in units of a module, the quiet zone included in the coordinates. */
export function qrPath(modules: QrModules): string {
  return modules
    .flatMap((row, y) =>
      row.flatMap((isDark, x) =>
        isDark && row[x - 1] !== true
          ? [`M${x + QUIET_ZONE} ${y + QUIET_ZONE}h${runFrom(row, x)}v1H${x + QUIET_ZONE}z`]
          : [],
      ),
    )
    .join('');
}

function runFrom(row: readonly boolean[], start: number): number {
  const end = row.indexOf(false, start);
  return (end < 0 ? row.length : end) - start;
}
