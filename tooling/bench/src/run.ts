/** `node run.ts <bench>`: runs one of the benches of this folder. */
const BENCHES: Readonly<Record<string, () => Promise<unknown>>> = {
  admit: () => import("./admit.ts"),
  events: () => import("./events.ts"),
  subscribers: () => import("./subscribers.ts"),
};

const [name = ""] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench) {
  await bench();
} else {
  process.stderr.write(`There is no bench ${JSON.stringify(name)}; there is ${Object.keys(BENCHES).join(", ")}.\n`);
  process.exitCode = 1;
}
