/**
 * Hair that grows out of the skull: its thickness tapers to nothing at the hairline, strands follow a
 * combing direction, and the last hairs are painted on the skin. A hard edge is what makes a wig.
 */
export const HAIR = /* glsl */ `
const vec3 BUN_CENTRE = vec3(0.0, 1.13, -0.62);

float strandAcross(vec3 p) { // constant along a strand
  float aroundCrown = atan(p.x - hairPart * 0.3, p.z + 0.42);
  float sideways = 1.1 * atan(p.z + 0.40, p.y + 0.15) + 0.30 * abs(p.x - hairPart);
  if (hairLength > 0.05) return mix(fringe > 0.02 ? aroundCrown : sideways, atan(p.x, p.z + 0.75) * 1.3,
      smoothstep(0.75, 0.2, p.y));
  if (hairFlow < 0.5) return aroundCrown;
  if (hairFlow < 1.5) return sideways;
  return atan(p.x, p.y + 0.10);
}
float insideHairline(vec3 p) { // height above the hairline, seen along the side of the head
  float ax = abs(p.x);
  float edge = mix(-0.85, -0.02, smoothstep(-0.72, -0.34, p.z));
  edge = mix(edge, 0.12, smoothstep(-0.34, -0.24, p.z));
  edge = mix(edge, -0.20, smoothstep(-0.03, 0.03, p.z));
  float front = mix(hairline - 0.22 * ax * ax, 0.22, smoothstep(0.50, 0.68, ax));
  edge = mix(edge, front, smoothstep(0.16, 0.28, p.z + 0.10 * (p.y + 0.1)));
  return p.y - edge + 0.02 * sin(p.x * 7.0 + seed);
}
float hairlineNoise(vec3 p) { // ragged where hair falls, finer where it is tied back
  return (noise(vec3(strandAcross(p) * (hairFlow > 1.5 ? 34.0 : 20.0), p.y * 2.0, 5.0)) - 0.5)
      * (hairFlow > 1.5 ? 0.5 : 0.9);
}

float fringeDistance(vec3 p) {
  float a = p.x + 0.3 * p.y * sign(fringeSlant);
  float lock = noise(vec3(a * 11.0, 1.0, 4.0)), hairs = noise(vec3(a * 36.0, 2.0, 4.0));
  float jag = 0.26 * lock * lock * hairs + 0.09 * (hairs - 0.5);
  float edge = mix(hairline, 0.235, fringe) + fringeSlant * p.x - 0.18 * p.x * p.x + jag;
  float lift = 0.028 + 0.055 * smoothstep(0.3, 0.75, p.y) + 0.012 * (noise(vec3(a * 20.0, p.y, 6.0)) - 0.5);
  float sheet = abs(craniumDistance(p) - lift) - 0.032 * smoothstep(-0.02, 0.22, p.y - edge) - 0.003;
  sheet = keep(sheet, edge - p.y, 0.02);
  return keep(sheet, 0.15 - p.z, 0.05);
}
float curtainDistance(vec3 p) {
  vec3 s = p - vec3(0.0, 0.0, -0.26);
  float drop = smoothstep(0.1, -1.2, p.y);
  vec2 wide = vec2(0.75 + hairSide * mix(0.6, 1.3, smoothstep(0.6, -0.3, p.y)) + 0.02 * drop, 0.78 - 0.16
      * drop);
  float d = (length(s.xz / wide) - 1.0) * 0.62;
  d += 0.018 * hairTexture * sin(atan(s.x, s.z) * 22.0 + 1.5 * sin(p.y * 2.0)) * drop;
  float tips = 0.05 * noise(vec3(strandAcross(p) * 14.0, 1.0, 2.0));
  d = keep(d, p.y - 0.55, 0.3);
  d = keep(d, -hairLength + tips + 0.25 * s.x * s.x - p.y, 0.22);
  float frontEdge = mix(0.32, -0.30, smoothstep(-0.2, -1.35, p.y)) + 0.02 * sin(p.y * 4.0 + seed);
  return keep(d, p.z - frontEdge, 0.14);
}
float hairDistance(vec3 p) {
  float skull = join(craniumDistance(p), ellipsoid(p - vec3(0.0, -0.35, -0.32), vec3(0.56, 0.55, 0.55)), 0.2);
  float most = max(hairTop + hairQuiff, hairSide) + 0.06;
  float far = skull - most;
  if (hairLength > 0.05) far = min(far, curtainDistance(p) - 0.04);
  if (bun > 0.02) far = min(far, length(p - BUN_CENTRE) - bun - 0.02);
  if (far > 0.1) return far; // strands do not matter from here
  float a = strandAcross(p), inside = insideHairline(p) + 0.10 * hairlineNoise(p);
  float top = smoothstep(0.35, 0.95, p.y - 0.25 * p.z);
  float thick = mix(hairSide, hairTop, top) + hairQuiff * ridge(p.z - 0.42, 0.38) * smoothstep(0.55, 0.95, p.y);
  thick += hairTexture * (0.035 * (noise(vec3(a * 9.0, p.y * 1.5, p.z * 1.5)) - 0.5) + 0.030
      * (noise(vec3(a * 30.0, p.y * 2.0, p.z * 2.0)) - 0.5));
  if (hairFlow > 0.5 && hairFlow < 1.5 || hairLength > 0.05)
    thick -= 0.05 * ridge(p.x - hairPart - 0.03 * sin(p.z * 6.0), 0.022) * smoothstep(0.62, 0.8, p.y)
        * smoothstep(-0.3, 0.0, p.z);
  thick = max(thick, 0.008) * smoothstep(0.02, 0.30, inside) - 0.04 * smoothstep(0.06, -0.02, inside);
  float d = (skull - thick) * 0.85;
  if (fringe > 0.02) d = join(d, fringeDistance(p), 0.08);
  if (hairLength > 0.05) d = join(d, curtainDistance(p), 0.12);
  if (bun > 0.02) d = join(d, length(p - BUN_CENTRE) - bun - 0.02 * noise(vec3(p.xy * 7.0, 1.0)), 0.06);
  return d;
}
float paintedHair(vec3 p) { // how much of the skin the last fine hairs cover
  float inside = insideHairline(p) + 0.10 * hairlineNoise(p);
  float fine = noise(vec3(strandAcross(p) * 40.0, p.y * 4.0, p.z * 3.0));
  return smoothstep(-0.06, 0.10, inside + 0.16 * (fine - 0.5)) * 0.9;
}
Surface hairSurface(vec3 p, vec3 n, vec3 view, vec3 light) {
  vec2 h = vec2(0.004, 0.0);
  float a = strandAcross(p);
  vec3 across = vec3(strandAcross(p + h.xyy), strandAcross(p + h.yxy), strandAcross(p + h.yyx)) - a;
  vec3 strand = normalize(cross(n, across + 1e-6));
  float fine = noise(vec3(a * 85.0, p.y * 3.0, p.z * 3.0)), lock = noise(vec3(a * 22.0, p.y * 1.5, p.z * 1.5));
  Surface s = Surface(hair * (0.30 + 1.1 * fine) * (0.45 + 1.1 * lock), 0.0, 0.6, 0.0, n, 0.0);
  s.normal = normalize(n + 0.28 * normalize(across + 1e-6) * (lock - 0.5 + 0.6 * (fine - 0.5)));
  float along = dot(strand, normalize(light + view)) + 0.12 * (fine - 0.5);
  float shine = pow(sqrt(max(0.0, 1.0 - along * along)), 18.0) * max(0.0, dot(n, light) + 0.2);
  s.glint = shine * (0.15 + fine * lock * 1.6) * 0.10;
  return s;
}
`;
