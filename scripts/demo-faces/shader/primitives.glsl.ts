/** Noise and the vocabulary of signed distances: ellipsoid, capsule, soft union and soft cut. */
export const PRIMITIVES = /* glsl */ `
float hash(vec3 p) {
  p = fract(p * 0.1031 + seed * 0.0173);
  p += dot(p, p.zyx + 31.32);
  return fract((p.x + p.y) * p.z);
}
float noise(vec3 p) {
  vec3 cell = floor(p), f = p - cell;
  f = f * f * (3.0 - 2.0 * f);
  vec4 low = vec4(hash(cell), hash(cell + vec3(1, 0, 0)), hash(cell + vec3(0, 1, 0)), hash(cell + vec3(1, 1, 0)));
  cell.z += 1.0;
  vec4 high = vec4(hash(cell), hash(cell + vec3(1, 0, 0)), hash(cell + vec3(0, 1, 0)), hash(cell + vec3(1, 1, 0)));
  vec4 v = mix(low, high, f.z);
  return mix(mix(v.x, v.y, f.x), mix(v.z, v.w, f.x), f.y);
}
float cloud(vec3 p) { return 0.55 * noise(p) + 0.28 * noise(p * 2.1) + 0.17 * noise(p * 4.3); }

float ellipsoid(vec3 p, vec3 r) {
  float k = length(p / r);
  return k * (k - 1.0) / max(length(p / (r * r)), 1e-4);
}
float capsule(vec3 p, vec3 a, vec3 b, float ra, float rb) {
  vec3 ab = b - a;
  float t = clamp(dot(p - a, ab) / dot(ab, ab), 0.0, 1.0);
  return length(p - a - ab * t) - mix(ra, rb, t);
}
float join(float a, float b, float k) {
  float h = max(k - abs(a - b), 0.0) / k;
  return min(a, b) - h * h * k * 0.25;
}
float carve(float a, float b, float k) { return -join(-a, b, k); } // takes solid b out of solid a
float keep(float a, float b, float k) { return -join(-a, -b, k); } // what lies in both
mat2 turn(float a) { return mat2(cos(a), -sin(a), sin(a), cos(a)); }
float ridge(float d, float width) { return exp(-d * d / (width * width)); }
vec3 mirrored(vec3 p) { return vec3(sqrt(p.x * p.x + 0.0003), p.yz); }
`;
