/** The head's solid: skull, face, eyelids around real eyeballs, nose, lips, ears. Head space. */
export const HEAD = /* glsl */ `
mat3 headTurn; // set once a pixel: a sine in every distance would cost as much as the rest
mat2 eyeTurn;
const mat2 EAR_TURN = mat2(cos(0.45), -sin(0.45), sin(0.45), cos(0.45));

vec3 turned(vec3 p) {
  p.xz = turn(yaw) * p.xz;
  p.yz = turn(pitch) * p.yz;
  p.xy = turn(roll) * p.xy;
  return p;
}
void setTurns() {
  headTurn = mat3(turned(vec3(1, 0, 0)), turned(vec3(0, 1, 0)), turned(vec3(0, 0, 1)));
  eyeTurn = turn(eyeSlant);
}
vec3 toHead(vec3 p) {
  vec3 pivot = vec3(0.0, -0.9, -0.22); // the top of the spine: shoulders stay while the head turns
  p.y -= breath * 0.6;
  p -= pivot;
  p = headTurn * p + pivot;
  p.x += asymmetry * sin(p.y * 3.0 + seed);
  return p;
}
float craniumDistance(vec3 p) {
  return ellipsoid(p - vec3(0.0, 0.33 + foreheadHeight * 0.5, -0.15),
                   vec3(0.745 * mix(1.0, faceWidth, 0.7), 0.83 + foreheadHeight * 0.5, 0.93));
}
vec2 eyePlane(vec3 p) { // x from the inner to the outer corner as -1..1, y in units
  vec2 e = eyeTurn * (vec2(abs(p.x), p.y) - vec2(eyeSpacing, 0.0));
  return vec2(e.x / eyeHalfWidth, e.y);
}
vec2 lids(float u) { // height of the upper and of the lower lid's edge
  float s = max(0.0, 1.0 - u * u);
  float lower = -eyeOpening * 0.55 * pow(s, 0.75) * (1.0 + 0.2 * u) + smile * 0.014 * s - 0.012
      * smoothstep(-0.6, -1.0, u);
  float upper = eyeOpening * pow(s, 0.62) * (1.0 - 0.1 * u) - 0.012 * smoothstep(-0.6, -1.0, u);
  float shut = mix(lower, -eyeOpening * 0.35 * s, 0.6);
  return vec2(mix(upper, shut, blink), mix(lower, shut - 0.002, blink));
}
float eyeAperture(vec3 p) { // below zero where the lids are apart
  vec2 e = eyePlane(p), l = lids(e.x);
  return max(max(e.y - l.x, l.y - e.y), (abs(e.x) - 1.0) * eyeHalfWidth);
}
float eyeballDistance(vec3 p) {
  return ellipsoid(vec3(abs(p.x), p.yz) - vec3(eyeSpacing, 0.0, 0.572), vec3(0.185, 0.165, 0.145));
}
float mouthCurve(float u) { return mouthHeight + smile * (0.10 * u * u - 0.02) - 0.010 * (1.0 - abs(u)); }

float skinDistance(vec3 p) {
  vec3 q = mirrored(p);
  float d = craniumDistance(p);
  d = join(d, ellipsoid(q - vec3(0.0, -0.26, 0.17), vec3(0.635 * faceWidth, 0.76, 0.61)), 0.28);
  d = join(d, ellipsoid(q - vec3(0.0, -0.70 * jawLength, 0.20), vec3(0.455 * jawWidth, 0.37, 0.49)), 0.24);
  d = join(d, ellipsoid(q - vec3(0.36 * jawWidth, -0.64 * jawLength, 0.10), vec3(0.16, 0.24, 0.28)), 0.28);
  d = join(d, ellipsoid(q - vec3(0.05 * chinWidth, -1.03 * jawLength, 0.58 + chinForward),
      vec3(0.17 * chinWidth, 0.12, 0.14)), 0.28);
  d = join(d, ellipsoid(q - vec3(0.45 * faceWidth, -0.20, 0.42),
      vec3(0.17, 0.12 * cheekbone, 0.17 * cheekbone)), 0.22);
  d = join(d, ellipsoid(q - vec3(0.33 * faceWidth, -0.50 + 0.06 * smile, 0.45),
      vec3(0.22, 0.22, 0.19 + 0.02 * smile) * cheekFullness), 0.2);
  d = join(d, capsule(q, vec3(0.10, 0.20, 0.72), vec3(0.46 * faceWidth, 0.19, 0.52), 0.06, 0.06), 0.16);

  if (d > 0.4) return d - 0.25; // far away: the features are smaller than this

  // Eyes: a shallow hollow, the lids' bulge over the eyeball, then the slit between the lids.
  d = carve(d, ellipsoid(q - vec3(eyeSpacing - 0.03, 0.03, 0.88), vec3(0.23, 0.12, 0.19)
      * mix(0.8, 1.15, eyeSocket)), 0.16);
  d = join(d, ellipsoid(q - vec3(eyeSpacing, -0.005, 0.572), vec3(0.205, 0.185, 0.170)), 0.06);
  if (q.z > 0.4) {
    vec2 e = eyePlane(p);
    float fold = e.y - lids(e.x).x - mix(0.018, 0.040, lidFold) * (1.0 - 0.35 * blink);
    d += 0.010 * lidFold * ridge(fold, 0.012) * smoothstep(1.25, 0.8, abs(e.x));
    d = carve(d, eyeAperture(p), 0.010);
  }

  // Nose: bridge, tip, wings, nostrils.
  float base = -noseLength;
  float tipZ = 0.955 + noseForward;
  d = join(d, capsule(q, vec3(0.0, 0.08, 0.715 + bridgeForward), vec3(0.0, base + 0.09, tipZ - 0.035),
      0.085 * bridgeWidth, 0.085 * noseTip), 0.22);
  d = join(d, ellipsoid(q - vec3(0.0, base + 0.03, tipZ), vec3(0.105, 0.088, 0.095) * noseTip), 0.09);
  d = join(d, ellipsoid(q - vec3(0.112 * noseWidth, base + 0.012, tipZ - 0.115),
      vec3(0.056 * noseWidth, 0.060, 0.085)), 0.07);
  d = carve(d, ellipsoid(q - vec3(0.062 * noseWidth, base - 0.060, tipZ - 0.055),
      vec3(0.034 * noseWidth, 0.024, 0.050)), 0.03);

  // Mouth: the muzzle, two lips, the line between them.
  d = join(d, ellipsoid(q - vec3(0.0, mouthHeight + 0.02, 0.59), vec3(0.32, 0.25, 0.245)), 0.15);
  float u = q.x / mouthHalfWidth, line = mouthCurve(u), front = 0.785 - 0.17 * u * u;
  d = join(d, ellipsoid(vec3(q.x, p.y - line - 0.024 - mouthOpen * 0.02, p.z - front),
                        vec3(mouthHalfWidth * 0.96, 0.026 + upperLip * 0.4, 0.050 + upperLip * 0.35)), 0.05);
  d = join(d, ellipsoid(vec3(q.x, p.y - line + 0.036 + mouthOpen * 0.08, p.z - front + 0.005),
                        vec3(mouthHalfWidth * 0.78, 0.028 + lowerLip * 0.42, 0.056 + lowerLip * 0.35)), 0.05);
  d = carve(d, ellipsoid(vec3(q.x, p.y - line + mouthOpen * 0.03, p.z - front - 0.075),
                         vec3(mouthHalfWidth, 0.008 + mouthOpen * 0.05, 0.055)), 0.022);
  d = carve(d, ellipsoid(q - vec3(0.0, mouthHeight + 0.15, 0.89), vec3(0.026, 0.07, 0.045)), 0.06);
  d = carve(d, ellipsoid(q - vec3(0.0, mouthHeight - 0.155, 0.86), vec3(0.14, 0.03, 0.06)), 0.10);

  // Ears: a leaf set back at an angle, hollowed.
  vec3 e = q - vec3(0.735 * mix(1.0, faceWidth, 0.75), -0.13, -0.10);
  e.xz = EAR_TURN * e.xz;
  float ear = ellipsoid(e, vec3(0.055, 0.27 - 0.03 * smoothstep(0.0, -0.2, e.y), 0.15) * earSize);
  ear = carve(ear, ellipsoid(e - vec3(0.05, 0.02, 0.015), vec3(0.04, 0.19, 0.095) * earSize), 0.03);
  return join(d, ear, 0.05);
}
float glassesDistance(vec3 p) {
  if (glasses < 0.005) return 1e3;
  vec3 q = mirrored(p);
  vec2 size = vec2(0.225, 0.155), c = q.xy - vec2(eyeSpacing + 0.005, -0.025);
  float z = 0.90 - 0.10 * q.x * q.x, corner = 0.10;
  vec2 k = abs(c) - size + corner;
  float outline = length(max(k, 0.0)) + min(max(k.x, k.y), 0.0) - corner;
  float d = length(vec2(outline, q.z - z)) - glasses;
  d = min(d, capsule(q, vec3(0.0, 0.02, 0.92), vec3(eyeSpacing - 0.21, 0.01, 0.90), glasses, glasses));
  return min(d, capsule(q, vec3(eyeSpacing + 0.225, 0.03, 0.87), vec3(0.80 * faceWidth, 0.02, 0.0),
      glasses, glasses));
}
`;
