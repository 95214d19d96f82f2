/** Neck, shoulders and plain work clothes. The body goes on under the cloth, so a collar shows no gap. */
export const CLOTHES = /* glsl */ `
vec3 toBody(vec3 p) { p.y -= breath * smoothstep(-0.9, -1.7, p.y); return p; }

float neckDistance(vec3 p) {
  float d = capsule(p, vec3(0.0, -0.75, -0.24), vec3(0.0, -2.1, -0.40), 0.445 * neckWidth, 0.50 * neckWidth);
  vec3 q = mirrored(p);
  return join(d, capsule(q, vec3(0.36 * neckWidth, -0.85, -0.22), vec3(0.12, -1.75, -0.02), 0.06, 0.06), 0.30);
}
float torsoDistance(vec3 p) {
  vec3 q = mirrored(p);
  float d = ellipsoid(p - vec3(0.0, -3.35, -0.22), vec3(1.55 * shoulderWidth, 1.62, 0.80));
  d = join(d, capsule(q, vec3(0.15, -1.62, -0.42), vec3(1.55 * shoulderWidth, -2.12, -0.36), 0.26, 0.30), 0.45);
  return join(d, capsule(q, vec3(1.66 * shoulderWidth, -2.20, -0.34),
      vec3(1.85 * shoulderWidth, -3.6, -0.25), 0.33, 0.30), 0.3);
}
const mat2 COLLAR_TURN = mat2(cos(0.36), -sin(0.36), sin(0.36), cos(0.36)); // lower in front

vec3 collarSpace(vec3 p) { p -= vec3(0.0, -1.52, -0.27); p.yz = COLLAR_TURN * p.yz; return p; }

float wrinkles(vec3 p) { return 0.018 * (cloud(vec3(p.x * 2.2, p.y * 1.6, p.z * 2.0)) - 0.5)
    * smoothstep(-1.6, -2.1, p.y); }

float innerShirtDistance(vec3 p) {
  vec3 c = collarSpace(p);
  float r = length(c.xz * vec2(1.0, 0.98)), rim = 0.60 * neckWidth;
  float sheet = torsoDistance(p) - 0.03;
  // along the edge of the neck hole
  float ribbing = length(vec2(r - rim - 0.03, sheet) * vec2(0.6, 1.0)) - 0.026;
  return join(carve(sheet, max(r - rim, -(c.y + 0.6)), 0.02), ribbing, 0.012);
}
float collarReach(vec3 c) { return 0.56 * neckWidth + 0.22 + 0.24 * smoothstep(0.05, 0.6, c.z); }

// a stand around the neck, folded over, lying on the cloth
float collarDistance(vec3 p, float torso, float open) {
  vec3 c = collarSpace(p);
  float r = length(c.xz * vec2(1.0, 0.95)), rim = 0.55 * neckWidth;
  float leaf = keep(abs(torso - 0.088) - 0.016, r - collarReach(c), 0.012);
  leaf = keep(leaf, rim - r, 0.02);
  vec2 at = vec2(r, c.y) - vec2(rim, 0.05 - 0.05 * smoothstep(-0.1, 0.6, c.z));
  vec2 fold = vec2(0.15, -0.13), stand = vec2(0.01, -0.34);
  float over = length(at - fold * clamp(dot(at, fold) / dot(fold, fold), 0.0, 1.0)) - 0.026;
  float upright = length(at - stand * clamp(dot(at, stand) / dot(stand, stand), 0.0, 1.0)) - 0.022;
  float gap = (open + open * 1.6 * (0.12 - c.y) - abs(c.x)) * 0.8;
  return keep(join(join(over, upright, 0.03), leaf, 0.05), c.z > 0.0 ? gap : -1.0, 0.02);
}
float outerDistance(vec3 p) {
  float torso = torsoDistance(p);
  if (torso > 0.7) return torso - 0.5; // too far for collar and folds
  if (torso < 0.2) torso -= wrinkles(p);
  float d = torso - 0.055;
  vec3 c = collarSpace(p);
  float hole = max(length(c.xz * vec2(1.0, 0.98)) - 0.50 * neckWidth, -(c.y + 0.45));
  d = carve(d, hole, 0.04);
  if (garment < 0.5) {
    float opening = max(abs(p.x) - 0.05 - 0.42 * smoothstep(-2.75, -1.6, p.y), -p.z - 0.1);
    d = carve(d, opening * 0.8, 0.03);
    return min(d, collarDistance(p, torso, 0.17));
  }
  float placket = max(abs(p.x) - 0.012 - 0.10 * smoothstep(-2.05, -1.7, p.y), -p.z);
  d = carve(d, max(placket, -2.35 - p.y), 0.015);
  return min(d, collarDistance(p, torso, 0.055));
}
float shirtFrontDistance(vec3 p) { // under a jacket only its front can be seen
  float outside = max(abs(p.x) - 0.40, -p.z - 0.1);
  return outside > 0.3 ? outside : max(innerShirtDistance(p), outside);
}
vec2 clothesDistance(vec3 p) { // x the outer garment, y the inner
  if (p.y > -0.7) return vec2(p.y + 1.2); // the collar ends lower
  if (garment > 1.5) return vec2(1e3, innerShirtDistance(p));
  return vec2(outerDistance(p), shirtFrontDistance(p));
}
Surface clothSurface(vec3 p, vec3 n, vec3 colour, bool isOuter) {
  float weave = noise(p * vec3(130.0, 130.0, 70.0));
  Surface s = Surface(colour * (0.88 + 0.20 * weave) * (0.92 + 0.16 * cloud(p * 3.0)), 0.03, 0.9, 0.0, n, 0.0);
  vec3 c = collarSpace(p);
  if (isOuter) {
    float shoulderSeam = ridge(p.z + 0.33, 0.012) * smoothstep(0.7, 0.8, abs(p.x));
    float edge = garment < 0.5 ? abs(abs(p.x) - 0.10 - 0.42 * smoothstep(-2.75, -1.6, p.y))
        : abs(abs(p.x) - 0.09);
    float stitch = ridge(edge, 0.008) * step(0.1, p.z) * smoothstep(-1.95, -2.0, p.y);
    float hem = ridge(length(c.xz * vec2(1.0, 0.95)) - collarReach(c) + 0.035, 0.007) * step(0.0, c.z);
    s.albedo *= 1.0 - 0.35 * max(max(shoulderSeam, hem), stitch);
    vec2 button = vec2(p.x - 0.05 * step(garment, 0.5), mod(p.y + 2.12, 0.34) - 0.17);
    if (garment > 0.5) s.albedo = mix(s.albedo, vec3(0.55), smoothstep(0.035, 0.028, length(button))
        * step(0.1, p.z) * 0.6 * step(p.y, -1.85));
  } else {
    s.albedo *= 1.0 - 0.25 * ridge(length(c.xz * vec2(1.0, 0.98)) - 0.565 * neckWidth - 0.085, 0.008)
        * step(-0.35, c.y);
  }
  return s;
}
`;
