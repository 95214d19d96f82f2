/** The keys of a common desktop, each of which leads out of a window that does not hold them. */
const ACTIONS: Readonly<Record<string, string>> = {
  'A-F4': '<action name="Close"/>',
  'A-Tab':
    '<action name="NextWindow"><finalactions><action name="Focus"/><action name="Raise"/></finalactions></action>',
  'A-S-Tab':
    '<action name="PreviousWindow"><finalactions><action name="Focus"/><action name="Raise"/></finalactions></action>',
  'A-Escape': '<action name="Lower"/><action name="FocusToBottom"/><action name="Unfocus"/>',
  'W-d': '<action name="ToggleShowDesktop"/>',
  'C-A-Right': '<action name="GoToDesktop"><to>right</to></action>',
  'W-F2': '<action name="GoToDesktop"><to>2</to></action>',
};

export function openboxSettings(folder: string): string {
  const runs = { 'W-r': 'run', 'C-A-t': 'terminal', Print: 'print' };
  const binds = [
    ...Object.entries(ACTIONS).map(([keys, action]) => `<keybind key="${keys}">${action}</keybind>`),
    ...Object.entries(runs).map(
      ([keys, marker]) =>
        `<keybind key="${keys}"><action name="Execute"><command>touch ${folder}/ran-${marker}</command></action></keybind>`,
    ),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew></focus>
  <desktops><number>3</number></desktops>
  <keyboard>${binds.join('\n')}</keyboard>
  <mouse><context name="Client"><mousebind button="Left" action="Press"><action name="Focus"/><action name="Raise"/></mousebind></context></mouse>
</openbox_config>
`;
}
