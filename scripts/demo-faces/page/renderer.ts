import {
  COLOURS,
  type ColourName,
  type ColourValues,
  PARAMETERS,
  type ParameterName,
  type ParameterValues,
  type Rgb,
} from '../parameters';
import { FRAGMENT_SHADER, VERTEX_SHADER } from '../shader/program.glsl';

export type Picture = { readonly values: ParameterValues; readonly colours: ColourValues };

/** Draws one head with transparent surroundings; the canvas is reused by the next call. */
export type HeadRenderer = {
  readonly draw: (picture: Picture, width: number, height: number) => HTMLCanvasElement;
};

const WHITE: Rgb = [1, 1, 1];
/** Rows per draw call: a software renderer that works longer than some seconds is shot by its watchdog. */
const STRIPE_PX = 48;

export function createHeadRenderer(): HeadRenderer {
  const canvas = document.createElement('canvas');
  const gl = canvas.getContext('webgl2', { preserveDrawingBuffer: true, antialias: false });
  if (gl === null) throw new Error('WebGL2 is not available');
  const program = link(gl);
  // biome-ignore lint/correctness/useHookAtTopLevel: a WebGL call, not a React hook
  gl.useProgram(program);
  const place = (name: string) => gl.getUniformLocation(program, name);

  return {
    draw({ values, colours }, width, height) {
      canvas.width = width;
      canvas.height = height;
      gl.viewport(0, 0, width, height);
      for (const name of Object.keys(PARAMETERS) as ParameterName[]) {
        gl.uniform1f(place(name), values[name] ?? PARAMETERS[name]);
      }
      for (const name of COLOURS) gl.uniform3f(place(name), ...(colours[name as ColourName] ?? WHITE));
      gl.uniform2f(place('frame'), width, height);
      gl.uniform1i(place('zero'), 0);
      gl.enable(gl.SCISSOR_TEST);
      for (let row = 0; row < height; row += STRIPE_PX) {
        gl.scissor(0, row, width, STRIPE_PX);
        gl.drawArrays(gl.TRIANGLES, 0, 3);
        gl.finish();
      }
      return canvas;
    },
  };
}

function link(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram();
  gl.attachShader(program, compile(gl, gl.VERTEX_SHADER, VERTEX_SHADER));
  gl.attachShader(program, compile(gl, gl.FRAGMENT_SHADER, FRAGMENT_SHADER));
  gl.linkProgram(program);
  if (gl.getProgramParameter(program, gl.LINK_STATUS) !== true) {
    throw new Error(gl.getProgramInfoLog(program) ?? 'the shader does not link');
  }
  return program;
}

function compile(gl: WebGL2RenderingContext, kind: number, source: string): WebGLShader {
  const shader = gl.createShader(kind);
  if (shader === null) throw new Error('the graphics context is lost');
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  if (gl.getShaderParameter(shader, gl.COMPILE_STATUS) !== true) {
    throw new Error(gl.getShaderInfoLog(shader) ?? 'the shader does not compile');
  }
  return shader;
}
