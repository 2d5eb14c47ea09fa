import { z } from "zod";
import { operation } from "../../../kernel.ts";
import { leadsRead } from "../lead.ts";
import { boardSettings, LeadBoardView, toBoardView } from "./board-of.ts";

export const getLeadBoard = operation({
  name: "leads.board",
  summary: "Gets the board: the states of leads, and which moves the organization allows.",
  mode: "read",
  scope: leadsRead,
  rate: "read",
  input: z.object({}),
  output: LeadBoardView,
  example: { input: () => ({}) },
  async handle({ sql }) {
    return toBoardView(await boardSettings.read(sql));
  },
});
