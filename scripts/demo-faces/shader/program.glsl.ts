import { COLOURS, PARAMETERS } from '../parameters';
import { CLOTHES } from './clothes.glsl';
import { FACE_PAINT } from './face-paint.glsl';
import { HAIR } from './hair.glsl';
import { HEAD } from './head.glsl';
import { PRIMITIVES } from './primitives.glsl';
import { SHADING } from './shading.glsl';

/** One triangle over the whole frame. */
export const VERTEX_SHADER = /* glsl */ `#version 300 es
void main() { gl_Position = vec4(vec2((gl_VertexID << 1) & 2, gl_VertexID & 2) * 2.0 - 1.0, 0.0, 1.0); }`;

/** `zero` is a uniform so that the compiler cannot unroll the loops: unrolling takes it minutes. */
export const FRAGMENT_SHADER = [
  '#version 300 es\nprecision highp float;\nout vec4 pixel;\nuniform vec2 frame;\nuniform int zero;',
  ...Object.keys(PARAMETERS).map((name) => `uniform float ${name};`),
  ...COLOURS.map((name) => `uniform vec3 ${name};`),
  PRIMITIVES,
  HEAD,
  FACE_PAINT,
  HAIR,
  CLOTHES,
  SHADING,
].join('\n');
