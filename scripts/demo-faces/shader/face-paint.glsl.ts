/** Colour of the skin: blush, brows, lashes, lips, lines of age. Head space; no geometry. */
export const FACE_PAINT = /* glsl */ `
struct Surface { vec3 albedo; float gloss; float roughness; float softness; vec3 normal; float glint; };

float browMask(vec3 p) {
  float u = (abs(p.x) - (eyeSpacing - 0.20)) / (0.41 * browLength);
  float middle = browHeight + browSlant * (u - 0.4) + browArch * (1.0 - pow((u - 0.62) / 0.62, 2.0));
  float thick = browThickness * smoothstep(-0.10, 0.14, u) * mix(1.0, 0.34, smoothstep(0.4, 1.0, u));
  float hairs = noise(vec3((abs(p.x) * mix(0.5, 1.0, u) - (p.y - middle) * 0.9) * 90.0, p.y * 18.0, 3.0));
  float across = abs(p.y - middle) / max(thick, 0.002);
  float body = exp(-pow(across * 0.85, 2.4)) * smoothstep(-0.08, 0.10, u) * smoothstep(1.06, 0.8, u);
  return clamp(body * (0.65 + 0.45 * hairs), 0.0, 0.9) * step(0.2, p.z);
}
vec3 paintLips(vec3 colour, vec3 p, out float lipness) {
  float u = abs(p.x) / mouthHalfWidth, s = max(0.0, 1.0 - u * u), dy = p.y - mouthCurve(u);
  float top = upperLip * pow(s, 0.8) * (1.0 - 0.28 * ridge(u, 0.16)) + mouthOpen * 0.02;
  float bottom = -(lowerLip * pow(s, 0.9) + mouthOpen * 0.12);
  lipness = smoothstep(-0.012, 0.014, top - dy) * smoothstep(-0.014, 0.016, dy - bottom)
      * smoothstep(1.02, 0.9, u);
  vec3 tone = lip * (0.92 + 0.16 * noise(vec3(p.x * 55.0, p.y * 9.0, 1.0))) * (dy > 0.0 ? 0.88 : 1.04);
  colour = mix(colour, tone, lipness * mix(0.72, 0.9, makeup));
  float seam = smoothstep(0.012 + mouthOpen * 0.04, 0.001 + mouthOpen * 0.03, abs(dy + mouthOpen * 0.035))
      * smoothstep(1.07, 0.88, u);
  colour = mix(colour, lip * vec3(0.26, 0.14, 0.13), seam * 0.85);
  return colour * (1.0 - 0.30 * ridge(length(vec2(abs(p.x) - mouthHalfWidth, p.y - mouthCurve(1.0))), 0.028));
}
vec3 paintLids(vec3 colour, vec3 p) {
  vec2 e = eyePlane(p), l = lids(e.x);
  float inside = smoothstep(1.12, 0.85, abs(e.x));
  float fold = e.y - l.x - mix(0.018, 0.040, lidFold) * (1.0 - 0.35 * blink);
  colour *= 1.0 - (0.10 + 0.22 * lidFold) * ridge(fold, 0.009) * smoothstep(1.2, 0.75, abs(e.x));
  colour *= mix(vec3(1), vec3(0.80, 0.66, 0.64), makeup * 0.7 * smoothstep(l.x + 0.07, l.x, e.y)
      * step(l.x - 0.01, e.y) * inside);
  float lash = mix(0.010, 0.015, makeup) * (1.0 + 0.35 * e.x);
  colour = mix(colour, vec3(0.022, 0.016, 0.014), ridge(e.y - l.x - 0.003, lash) * inside * 0.92);
  colour = mix(colour, colour * vec3(0.62, 0.48, 0.46), ridge(e.y - l.y + 0.003, 0.008) * inside * 0.7);
  colour *= 1.0 - (0.05 + 0.20 * age) * ridge(e.y + eyeOpening * 0.55 + 0.065 + 0.02 * e.x, 0.018)
      * smoothstep(1.0, 0.4, abs(e.x));
  return colour;
}
vec3 paintAge(vec3 colour, vec3 p) {
  float ax = abs(p.x), base = -noseLength;
  float fold = ax - (0.155 * noseWidth + 0.12 * smoothstep(base + 0.02, mouthHeight - 0.05, p.y) + 0.03);
  colour *= 1.0 - (0.03 + 0.20 * age + 0.07 * smile) * ridge(fold, 0.026)
      * smoothstep(mouthHeight - 0.12, mouthHeight + 0.02, p.y) * smoothstep(base + 0.07, base - 0.03, p.y);
  float brow = pow(0.5 + 0.5 * sin(p.y * 52.0 + 2.0 * noise(p * 3.0)), 5.0) * smoothstep(0.32, 0.40, p.y)
      * smoothstep(0.62, 0.5, p.y) * smoothstep(0.45, 0.2, ax);
  colour *= 1.0 - 0.20 * max(0.0, age - 0.35) * brow;
  vec2 c = vec2(ax - eyeSpacing - 0.10, p.y);
  float feet = pow(0.5 + 0.5 * sin(atan(c.y, c.x) * 13.0), 4.0) * smoothstep(0.07, 0.10, c.x)
      * smoothstep(0.2, 0.14, c.x) * smoothstep(0.09, 0.04, abs(c.y));
  return colour * (1.0 - 0.30 * max(0.0, age - 0.15) * feet);
}
float stubbleMask(vec3 p) {
  float ax = abs(p.x);
  float jaw = smoothstep(-0.55, -0.85, p.y - 0.35 * smoothstep(0.3, 0.62, ax))
      * smoothstep(0.17, 0.30, length(vec2(ax, (p.y - mouthHeight) * 1.5)));
  float lipHair = smoothstep(0.065, 0.03, abs(p.y - mouthHeight - 0.105 + 0.35 * ax * ax))
      * smoothstep(mouthHalfWidth + 0.05, mouthHalfWidth - 0.06, ax);
  return max(jaw * 0.8 * stubble, lipHair * max(stubble, 1.8 * moustache)) * step(0.0, p.z)
      * smoothstep(-1.16, -1.04, p.y / jawLength);
}
Surface skinSurface(vec3 p, vec3 n) {
  Surface s = Surface(skin, 0.30, 0.48, 1.0, n, 0.0);
  float ax = abs(p.x);
  s.albedo *= 1.0 + 0.10 * (cloud(p * 3.0) - 0.5) + 0.07 * (cloud(p * 13.0) - 0.5) + 0.04
      * (noise(p * 75.0) - 0.5);
  vec2 cheek = (vec2(ax, p.y) - vec2(0.40, -0.30)) / vec2(0.20, 0.16),
      nose = (p.xy + vec2(0.0, noseLength)) / vec2(0.17, 0.14);
  float blood = 0.42 * exp(-dot(nose, nose)) + (0.40 + 0.45 * makeup) * exp(-dot(cheek, cheek)) + 0.45
      * smoothstep(0.68, 0.80, ax);
  s.albedo *= mix(vec3(1), vec3(1.03, 0.80, 0.76), blood * 0.8);
  if (p.z < 0.15) return s;
  s.albedo *= 1.0 - 0.10 * exp(-pow(length((vec2(ax, p.y) - vec2(eyeSpacing, -0.01)) / vec2(0.23, 0.14)), 4.0));
  vec2 dot1 = p.xy - vec2(fract(seed * 0.37) * 0.7 - 0.35, -0.8 + fract(seed * 0.73) * 0.45);
  s.albedo *= 1.0 - 0.55 * mole * smoothstep(0.022, 0.012, length(dot1));
  s.albedo = paintAge(s.albedo, p);
  vec2 nostril = (vec2(ax, p.y) - vec2(0.062 * noseWidth, -noseLength - 0.048)) / vec2(0.040 * noseWidth,
      0.017);
  s.albedo = mix(s.albedo, skin * vec3(0.20, 0.11, 0.09), smoothstep(1.3, 0.5, length(nostril)) * 0.85);
  float lipness;
  s.albedo = paintLips(s.albedo, p, lipness);
  s.gloss += 0.15 * lipness;
  s.roughness -= 0.12 * lipness;
  s.albedo = mix(s.albedo, mix(skin * vec3(0.62, 0.62, 0.66), hair, 0.25 + 0.6 * moustache), stubbleMask(p)
      * (0.35 + 0.3 * noise(p * vec3(85.0, 45.0, 85.0))));
  s.albedo = mix(s.albedo, hair * 1.3, browMask(p));
  s.albedo = paintLids(s.albedo, p);
  return s;
}
Surface eyeSurface(vec3 p) {
  vec2 e = eyePlane(p), l = lids(e.x);
  float side = sign(p.x);
  vec2 g = vec2(p.x - side * (eyeSpacing - 0.004) - gaze * 0.05, p.y - 0.010);
  float r = length(g), angle = atan(g.y, g.x);
  vec3 white = vec3(0.62, 0.585, 0.56) * (1.0 - 0.22 * smoothstep(0.5, 1.0, abs(e.x)));
  white = mix(white, vec3(0.60, 0.32, 0.29), smoothstep(-0.82, -0.98, e.x));
  vec3 ring = iris * (0.55 + 0.8 * noise(vec3(angle * 7.0, r * 45.0, 2.0)))
      * (0.7 + 0.9 * smoothstep(0.024, 0.05, r));
  ring *= 1.0 - 0.7 * smoothstep(0.047, 0.062, r);
  vec3 colour = mix(ring, white, smoothstep(0.056, 0.066, r));
  colour = mix(vec3(0.006), colour, smoothstep(0.020, 0.027, r));
  colour *= 0.45 + 0.55 * smoothstep(0.0, 0.05, l.x - e.y); // the upper lid's shade
  colour *= 0.75 + 0.25 * smoothstep(0.0, 0.014, e.y - l.y);
  colour = mix(colour, vec3(0.022, 0.016, 0.014), ridge(e.y - l.x, 0.008) * 0.85);
  Surface s = Surface(colour, 0.12, 0.3, 0.2, normalize(vec3(g * 1.2, 0.2)), 0.0);
  vec2 spark = g - vec2(sin(keyAzimuth) * 0.024, 0.024);
  s.glint = smoothstep(0.014, 0.006, length(spark)) + 0.22
      * smoothstep(0.012, 0.004, length(g - vec2(0.022, -0.016)));
  return s;
}
`;
