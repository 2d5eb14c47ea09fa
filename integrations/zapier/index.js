import zapier from "zapier-platform-core";
import manifest from "./package.json" with { type: "json" };
import { authentication } from "./src/authentication.js";
import { creates } from "./src/creates.js";
import { explained, withKey } from "./src/http.js";
import { searches } from "./src/searches.js";
import { triggers } from "./src/triggers.js";

/** Orrery as a Zapier integration (docs/zapier.md). */
export default {
  version: manifest.version,
  platformVersion: zapier.version,
  authentication,
  beforeRequest: [withKey],
  afterResponse: [explained],
  triggers,
  creates,
  searches,
};
