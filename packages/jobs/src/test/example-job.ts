import { z } from "zod";
import { jobKind } from "../kind.ts";

export const exampleJob = jobKind("examples.run", z.object({ n: z.int() }), { retries: 2 });
