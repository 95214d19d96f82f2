/** A photograph as stored is a tenth of a megapixel; more than one is none of ours, whatever its header says. */
export const JPEG_LIMITS = { maxResolutionInMP: 1, maxMemoryUsageInMB: 32 };
