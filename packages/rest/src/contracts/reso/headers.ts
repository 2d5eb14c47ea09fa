import { Failure, INVALID_INPUT } from "@orrery/operation";

/** Of 4.0 and 4.01, whose clients a 4.0 service serves. */
const VERSIONS: ReadonlySet<string> = new Set(["4.0", "4.01"]);

/** @throws Failure INVALID_INPUT for a client of another OData (Web API Core 2.0, 2.2.1) */
function assertVersion(headers: Headers): void {
  const version = headers.get("odata-version")?.trim();
  const most = Number(headers.get("odata-maxversion") ?? "4.0");
  if ((version !== undefined && !VERSIONS.has(version)) || !(most >= 4)) {
    throw Failure.of(INVALID_INPUT, { target: "OData-Version" }, "OData-Version: This service is of OData 4.0.");
  }
}

const PAGE_SIZE = /(?:^|[,;\s])(?:odata\.)?maxpagesize\s*=\s*"?(\d{1,9})"?/i;

/** What of a request for data is in its headers: the size of a page (`Prefer: odata.maxpagesize=500`). */
export function dataHeaders(headers: Headers): object {
  assertVersion(headers);
  const [, size] = PAGE_SIZE.exec(headers.get("prefer") ?? "") ?? [];
  return size === undefined || Number(size) === 0 ? {} : { pageSize: Number(size) };
}

/** Metadata is XML, unless nothing but JSON is asked for (Web API Core 2.0, 2.5.1). */
export function metadataHeaders(headers: Headers): object {
  assertVersion(headers);
  const accepted = (headers.get("accept") ?? "").split(",").map((type) => type.split(";")[0]?.trim().toLowerCase());
  return accepted.every((type) => type === "application/json") ? { format: "application/json" } : {};
}
