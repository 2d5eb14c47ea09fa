import type { Contract } from "../../contract.ts";
import { camelCase } from "../../wire/key-style.ts";
import { v1Error, v1ErrorBody } from "../v1-errors.ts";

/** The team workspace. All of `/v1` that is not Orkasa's, unknown paths included, is Orkestra's. */
export const orkestra: Contract = {
  name: "orkestra",
  policy: "orkestra",
  title: "Orkestra",
  description: "Team workspace. JSON keys are camelCase.",
  limits:
    "A minute, for each token and each endpoint: 1,000 reads, 500 writes, 100 bulk operations, 100 of the management of webhooks. A login, a registration and a password reset each 5 a minute for an address, a refresh 30 a minute for a session.",
  keys: camelCase,
  clampLimitAt: 100,
  envelope: (view) => view,
  enveloped: (view) => view,
  error: v1Error(camelCase),
  errorBody: v1ErrorBody,
};
