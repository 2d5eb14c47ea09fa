import { z } from "zod";
import { unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { lockProperty } from "../property/lock-property.ts";
import {
  PUBLICATION_NOT_FOUND,
  PUBLICATION_NOT_RETRYABLE,
  PUBLICATION_SELECT,
  PublicationId,
  PublicationOutput,
  propertiesPublish,
} from "./publication.ts";
import { publishProperty } from "./publish-property.ts";
import { DUE, NEXT_VERSION } from "./statements.ts";

/** Tries again now what has failed, was refused, or waits for its next attempt. */
export const retryPublication = operation({
  name: "publications.retry",
  summary: "Tries a publication again, now: one that has failed, was rejected, or waits for its next attempt.",
  mode: "write",
  scope: propertiesPublish,
  rate: "write",
  input: z.object({ id: PublicationId }),
  output: PublicationOutput,
  errors: [PUBLICATION_NOT_FOUND, PUBLICATION_NOT_RETRYABLE],
  example: {
    input: async (world) => ({ id: (await world.run(publishProperty)).publications[0]?.id ?? "" }),
  },
  async handle({ input: { id }, db, sql, fail }) {
    const find = () => db.publication.findUnique({ where: { id }, select: { ...PUBLICATION_SELECT, wanted: true } });
    const found = (await find()) ?? fail(PUBLICATION_NOT_FOUND);
    await lockProperty({ db, sql }, found.propertyId);
    const { status, transport, listed, wanted, version } = (await find()) ?? fail(PUBLICATION_NOT_FOUND);
    if (status === "withdrawn" || status === "removed") fail(PUBLICATION_NOT_RETRYABLE, { status });
    const isOver = status === "failed" || status === "rejected";
    if (isOver) {
      const again = { status: resumed({ wanted, listed, transport }), attempts: 0, version: version + 1 };
      await unlessOvertaken(db.publication.update({ where: { id, version }, data: again, select: { id: true } }));
      await sql.all(NEXT_VERSION, [found.propertyId]);
    }
    await sql.all(DUE, [id], 0);
    return (await find()) ?? fail(PUBLICATION_NOT_FOUND);
  },
});

/** In which status what was given up goes on. */
function resumed({ wanted, listed, transport }: { wanted: boolean; listed: boolean; transport: string }) {
  if (!wanted) return "withdrawing";
  if (listed) return "published";
  return transport === "feed" ? "publishing" : "queued";
}
