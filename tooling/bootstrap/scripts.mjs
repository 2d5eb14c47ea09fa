/**
 * The commands that a script of the root `package.json` stands for, arguments laid onto the last. No shell takes part:
 * an argument arrives as it was given, and a signal has no shell to get lost in. So such a script is plain words joined by `&&`.
 * @param {Record<string, string>} scripts
 * @param {string | undefined} name
 * @param {string[]} args
 * @returns {string[][]} one argument vector a command
 */
export function commandsOf(scripts, name, args) {
  const script = name === undefined ? undefined : scripts[name];
  if (script === undefined)
    throw new Error(`package.json has no script ${name}; it has ${Object.keys(scripts).join(", ")}.`);
  const commands = script.split(/\s+&&\s+/).map((command) => command.trim().split(/\s+/));
  const odd = commands.flat().find((word) => !/^[\w@%+=:,./-]+$/.test(word));
  if (odd !== undefined)
    throw new Error(`The script ${name} needs a shell for ${odd}; it must be plain words joined by &&.`);
  commands.at(-1)?.push(...args);
  return commands;
}
