import type { Contract } from "../../contract.ts";
import { camelCase } from "../../wire/key-style.ts";
import { v1Error } from "../v1-errors.ts";

/** The team workspace. All of `/v1` that is not Orkasa's, unknown paths included, is Orkestra's. */
export const orkestra: Contract = {
  name: "orkestra",
  keys: camelCase,
  clampLimitAt: 100,
  envelope: (view) => view,
  error: v1Error(camelCase),
};
