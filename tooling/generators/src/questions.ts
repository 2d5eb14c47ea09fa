import { KNOWN_VERBS } from "./operation.ts";
import type { PlopTypes } from "./plop.ts";

interface Question {
  readonly name: string;
  readonly message: string;
  readonly form: RegExp;
  /** What the form is, in words, with an example. */
  readonly says: string;
  readonly default?: string | ((answers: PlopTypes.Answers) => string);
}

/** A question for a name. `--args` answers the questions in their order. */
function ask({ name, message, form, says, default: byDefault }: Question): PlopTypes.PromptQuestion {
  return {
    type: "input",
    name,
    message,
    validate: (answer: string) => form.test(answer) || `${name}: ${says}`,
    ...(byDefault !== undefined && { default: byDefault }),
  };
}

const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const kebab = (example: string) => `lower case, words joined by hyphens, such as ${example}`;

export const area = ask({
  name: "area",
  message: "Which area of the domain? (identity, estate, workspace, ai, platform)",
  form: KEBAB,
  says: kebab("estate"),
});

export const singular = ask({
  name: "singular",
  message: "Which noun, in the singular?",
  form: KEBAB,
  says: kebab("open-house"),
});

export const plural = ask({
  name: "plural",
  message: "And in the plural?",
  form: KEBAB,
  says: kebab("open-houses"),
  default: ({ singular }) => `${singular}s`,
});

/** The columns that every tenant's model has anyway. */
const RESERVED = ["id", "organizationId", "organization", "version", "createdAt", "updatedAt"];

export const field = ask({
  name: "field",
  message: "Which text does each one have?",
  form: new RegExp(`^(?!(?:${RESERVED.join("|")})$)[a-z][a-zA-Z0-9]*$`),
  says: `camel case, such as title, and none of ${RESERVED.join(", ")}`,
  default: "title",
});

export const verb = ask({
  name: "verb",
  message: "What does the operation do? (create, get, list, update, or another verb)",
  form: /^[a-z]+$/,
  says: "one word in lower case, such as archive",
});

const modeOf = (verb: string) => (Object.hasOwn(KNOWN_VERBS, verb) ? KNOWN_VERBS[verb] : undefined);

export const mode: PlopTypes.PromptQuestion = {
  type: "list",
  name: "mode",
  message: "Does it read, or write in one transaction?",
  choices: ["read", "write"],
  default: ({ verb }: PlopTypes.Answers) => modeOf(verb) ?? "write",
  validate: (answer: string, { verb }: PlopTypes.Answers) => {
    const known = modeOf(verb) ?? answer;
    return answer === known || `mode: ${verb} is a ${known}`;
  },
};

export const action = ask({
  name: "action",
  message: "What must its scope allow? (read, write, or an action of its own)",
  form: KEBAB,
  says: kebab("publish"),
  default: ({ mode }) => mode,
});
