/** Marching one ray per pixel to the nearest surface, then light: one key, one fill, a soft room. */
export const SHADING = /* glsl */ `
float scene(vec3 world) {
  vec3 b = toBody(world), p = toHead(world);
  float neck = neckDistance(b);
  vec2 garments = clothesDistance(b);
  float d = min(garments.x, garments.y);
  float hull = ellipsoid(p - vec3(0.0, -0.05, -0.1), vec3(1.05, 1.5, 1.3));
  // the head fills less than its hull
  if (hull > 0.3 && hairLength < 0.05) return min(d, min(neck, hull + 0.15));
  d = min(d, join(skinDistance(p), neck, 0.07));
  d = min(d, hairDistance(p));
  return min(d, min(eyeballDistance(p), glassesDistance(p)));
}
vec3 normalAt(vec3 p, float size) {
  vec3 n = vec3(0);
  for (int i = zero; i < 4; i++) {
    vec3 k = 0.5773 * (2.0 * vec3(((i + 3) >> 1) & 1, (i >> 1) & 1, i & 1) - 1.0);
    n += k * scene(p + k * size);
  }
  return normalize(n);
}
float shadowTowards(vec3 p, vec3 light) {
  float shade = 1.0, t = 0.03;
  for (int i = zero; i < 24; i++) {
    float d = scene(p + light * t);
    shade = min(shade, 0.5 + 0.5 * d / (t * 0.34));
    if (shade < 0.0 || t > 1.8) break;
    t += clamp(d, 0.03, 0.18);
  }
  shade = max(shade, 0.0);
  return shade * shade * (3.0 - 2.0 * shade);
}
float openness(vec3 p, vec3 n) { // ambient occlusion
  float closed = 0.0, weight = 1.0;
  for (int i = zero; i < 5; i++) {
    float h = 0.02 + 0.085 * float(i);
    closed += (h - scene(p + n * h)) * weight;
    weight *= 0.74;
  }
  return clamp(1.0 - 1.05 * closed, 0.0, 1.0);
}
Surface surfaceAt(vec3 world, vec3 n, vec3 view, vec3 light, out bool isHair) {
  vec3 b = toBody(world), p = toHead(world);
  vec2 garments = clothesDistance(b);
  float skinD = min(skinDistance(p), neckDistance(b)), hairD = hairDistance(p), eyeD = eyeballDistance(p);
  float nearest = min(min(min(skinD, hairD), eyeD), min(garments.x, garments.y));
  isHair = false;
  if (glassesDistance(p) < nearest) return Surface(vec3(0.03), 0.5, 0.3, 0.0, n, 0.0);
  if (nearest == eyeD) return eyeSurface(p);
  if (nearest == garments.x) return clothSurface(b, n, cloth, true);
  if (nearest == garments.y) return clothSurface(b, n, garment > 1.5 ? cloth : underCloth, false);
  isHair = nearest == hairD;
  if (isHair) return hairSurface(p, n, view, light);
  Surface s = skinSurface(p, n);
  float rooted = neckDistance(b) < skinDistance(p) - 0.03 ? 0.0 : paintedHair(p);
  s.albedo = mix(s.albedo, hair * 1.2, rooted);
  s.gloss *= 1.0 - rooted;
  s.albedo *= 1.0 - 0.25 * smoothstep(0.10, 0.0, hairD);
  return s;
}
float highlight(float cosine, float roughness) {
  float power = 2.0 / pow(roughness, 4.0) - 2.0;
  return (power + 2.0) / 6.283 * pow(max(0.0, cosine), power) * 0.12;
}
vec3 lit(Surface s, vec3 world, vec3 n0, vec3 view, vec3 light, bool isHair) {
  vec3 n = s.normal, fill = normalize(vec3(-light.x * 1.5, 0.12, 0.85));
  float shade = shadowTowards(world + n0 * 0.012, light), open = openness(world, n0);
  vec3 bleed = vec3(0.36, 0.17, 0.11) * s.softness; // light that wanders under the skin before it leaves
  vec3 key = clamp((vec3(dot(n, light)) + bleed) / (1.0 + bleed), 0.0, 1.0);
  key *= mix(vec3(shade), vec3(pow(shade, 0.6), pow(shade, 0.9), shade), s.softness);
  vec3 closed = mix(vec3(open), pow(vec3(open), vec3(0.75, 1.0, 1.1)), s.softness);
  vec3 room = mix(vec3(0.76, 0.70, 0.67), vec3(1.0, 1.0, 1.03), 0.5 + 0.5 * n.y);
  vec3 c = s.albedo * (keyTint * keyLight * key * 1.8 + fillTint * fillLight
      * clamp(0.28 + 0.72 * dot(n, fill), 0.0, 1.0) * closed + room * ambient * closed);
  float rim = 0.04 + 0.96 * pow(1.0 - max(0.0, dot(n, view)), 5.0);
  c += keyTint * keyLight * s.gloss * highlight(dot(n, normalize(light + view)), s.roughness) * shade
      * max(0.0, dot(n, light));
  c += fillTint * fillLight * s.gloss * 0.5 * highlight(dot(n, normalize(fill + view)), s.roughness);
  c += ambient * 0.09 * rim * open * (isHair ? 0.25 : 1.0) * (s.roughness > 0.8 ? 0.2 : 1.0);
  return c + s.glint * (isHair ? keyLight * shade : 0.85);
}
vec3 developed(vec3 c) { // a film-like curve on slightly desaturated light
  c *= 0.60;
  c = mix(vec3(dot(c, vec3(0.3, 0.59, 0.11))), c, 0.92);
  c = c * (2.51 * c + 0.03) / (c * (2.43 * c + 0.59) + 0.14);
  return pow(clamp(c, 0.0, 1.0), vec3(1.0 / 2.2));
}
void main() {
  setTurns();
  vec2 at = (gl_FragCoord.xy - 0.5 * frame) / pixelsPerUnit;
  vec3 eye = vec3(0.0, cameraHeight, cameraDistance);
  vec3 ray = normalize(vec3(at.x, cameraHeight + at.y, 0.5) - eye);
  float t = cameraDistance - 2.2, reach = cameraDistance + 2.0, d = 1.0;
  for (int i = zero; i < 120; i++) {
    d = scene(eye + ray * t);
    if (d < 0.0012 || t > reach) break;
    t += d * 0.8;
  }
  if (t > reach || d > 0.03) { pixel = vec4(0); return; }
  vec3 world = eye + ray * t, n = normalAt(world, 0.004);
  vec3 light = vec3(sin(keyAzimuth) * cos(keyElevation), sin(keyElevation), cos(keyAzimuth)
      * cos(keyElevation));
  bool isHair;
  Surface s = surfaceAt(world, n, -ray, light, isHair);
  pixel = vec4(developed(lit(s, world, n, -ray, light, isHair)), 1.0);
}
`;
