import type { ThirdParty } from './third-party';

const HEAD = `# Third-party notices 第三方声明

What an installed exam station holds of others, written by \`npm run notices\` from what the builder took in. Electron
brings the notices of Chromium and Node.js as files of its own beside the program. The central server's libraries are
not in here: it is run from a checkout, with its node_modules.

`;

/** The file as it lies in the repository and in every installed station. */
export function noticesText(parties: readonly ThirdParty[]): string {
  const rows = parties.map(
    ({ name, version, license, kind, note }) =>
      `| ${name} | ${version} | ${license} | ${kind} | ${note ?? ''} |`,
  );
  const table = ['| name | version | licence | what | note |', '|---|---|---|---|---|', ...rows].join('\n');
  // One text stands once, under all the packages that brought the same.
  const holders = new Map<string, string[]>();
  for (const { name, version, text } of parties) {
    if (text === undefined) continue;
    const known = holders.get(text) ?? [];
    if (!known.includes(`${name} ${version}`)) known.push(`${name} ${version}`);
    holders.set(text, known);
  }
  const texts = [...holders].map(
    ([text, names]) => `## ${names.join(', ')}\n\n\`\`\`text\n${text.replaceAll('```', "'''")}\n\`\`\``,
  );
  const without = parties.filter((party) => party.text === undefined && party.kind !== 'platform');
  const told =
    without.length === 0
      ? ''
      : `\n\nWithout a licence file of their own (their package says the licence above): ${without
          .map(({ name }) => name)
          .join(', ')}.`;
  return `${HEAD}${table}${told}\n\n${texts.join('\n\n')}\n`;
}
