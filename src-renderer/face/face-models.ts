/** The networks this build can compare faces with, by the names that policies use (see `FaceFusion`). */

/** face-api's descriptor network on a chip that is turned upright as dlib does. */
export const DLIB_MODEL = 'face-api-1.7.15/dlib-rotated-chip';

/** A network of the ArcFace family on a chip aligned by five points. */
export const FIVE_POINT_MODEL = 'faceplugin-0.0.1/fr_feature-five-point';

export const FACE_MODELS: readonly string[] = [DLIB_MODEL, FIVE_POINT_MODEL];
