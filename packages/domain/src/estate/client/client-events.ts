import { event } from "@orrery/operation";
import { z } from "zod";
import { presented } from "../../fields/presented.ts";
import {
  BUYING_STAGES,
  type BuyingStage,
  ClientOutput,
  type ClientRow,
  ClientView,
  clientsRead,
  toClientView,
} from "./client.ts";

const reading = { scope: clientsRead, model: "Client" };

export const clientCreated = event(
  "client.created",
  "A new client signs up or is created via API.",
  ClientOutput,
  reading,
);

export const clientStageChanged = event(
  "client.stage_changed",
  "A client's pipeline stage is updated.",
  presented(
    ({ client, previousStage }: { client: ClientRow; previousStage: BuyingStage }) => ({
      ...toClientView(client),
      previousStage,
    }),
    ClientView.extend({ previousStage: z.enum(BUYING_STAGES) }),
  ),
  reading,
);
