import {
  aiWith,
  type Respond,
  startAnthropic,
  startGoogle,
  type TestWorld,
  testAiPorts,
  testKernel,
} from "@orrery/testkit";

type Given = Parameters<typeof aiWith>[1];

/** A kernel whose models are served by an Anthropic of the test's own. */
export async function withAnthropic(world: TestWorld, respond?: Respond, given?: Given, now?: () => Date) {
  const provider = await startAnthropic(respond);
  const ports = testAiPorts(aiWith({ anthropic: provider.access }, given));
  const kernel = testKernel(world.database, undefined, { ...ports, ...(now && { now }) });
  return { provider, kernel };
}

/** The same with a Google, which draws. */
export async function withGoogle(world: TestWorld, respond?: Respond, given?: Given) {
  const provider = await startGoogle(respond);
  const kernel = testKernel(world.database, undefined, testAiPorts(aiWith({ google: provider.access }, given)));
  return { provider, kernel };
}

/** What was recorded of calls, oldest first. */
export function usageRows({ database, organizationId }: Pick<TestWorld, "database" | "organizationId">) {
  return database.system.aiUsage.findMany({
    where: { organizationId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

/** Who has a key in test mode. */
export const inTestMode = (world: TestWorld) => ({
  ...world.principal,
  organizationId: world.testOrganizationId,
  mode: "test" as const,
});
