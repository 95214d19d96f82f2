/**
 * Lines Electron writes on machines without a desktop bus or a graphics card. They mean nothing to the
 * person at the machine and hide the lines that do.
 */
const NOISE = [
  /ERROR:(?:dbus\/)?(?:bus|object_proxy)\.cc/,
  /Failed to connect to the bus/,
  /ERROR:.*(?:viz_main_impl|gpu_process_host|command_buffer_proxy_impl|gl_surface_presentation_helper)\.cc/,
  /ERROR:.*(?:gl_display|angle_platform_impl|vaapi_wrapper)\.cc/,
  /^DevTools listening on /,
];

export function isElectronNoise(line: string): boolean {
  return NOISE.some((pattern) => pattern.test(line));
}
