/** @import { AfterResponseMiddleware, BeforeRequestMiddleware, Bundle, HttpRequestOptionsWithUrl, ZObject } from "zapier-platform-core" */

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Where the server of the connected account is, without a slash at the end. Keys go over HTTPS alone, but on one's own machine.
 * @param {ZObject} z
 * @param {Bundle} bundle
 * @returns {string}
 */
export function serverOf(z, { authData }) {
  const given = String(authData.baseUrl ?? "").trim();
  const url = URL.parse(given);
  if (url?.search !== "" || url.hash !== "") {
    throw new z.errors.Error(`Server is not an address: ${given}`, "INVALID_SERVER", 400);
  }
  if (url.protocol !== "https:" && !(url.protocol === "http:" && LOOPBACK.has(url.hostname))) {
    throw new z.errors.Error("Server must begin with https://", "INVALID_SERVER", 400);
  }
  return url.href.replace(/\/+$/, "");
}

/**
 * A request to the connected account's server, answered as JSON. Fields that were left empty are not sent.
 * @param {ZObject} z
 * @param {Bundle} bundle
 * @param {"GET" | "POST" | "PATCH" | "DELETE"} method
 * @param {string} path
 * @param {{ params?: Record<string, unknown>, body?: Record<string, unknown>, skipThrowForStatus?: boolean }} [options]
 */
export function call(z, bundle, method, path, { params, body, skipThrowForStatus = false } = {}) {
  /** @type {HttpRequestOptionsWithUrl} */
  const request = { url: `${serverOf(z, bundle)}${path}`, method, skipThrowForStatus };
  if (params) request.params = known(params);
  if (body) request.body = /** @type {object} */ (known(body));
  return z.request(request);
}

/** @param {Record<string, unknown>} fields */
const known = (fields) =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null && value !== ""),
  );

/** @type {BeforeRequestMiddleware} */
export const withKey = (request, _z, bundle) => {
  const { apiKey } = bundle.authData;
  return apiKey ? { ...request, headers: { ...request.headers, "X-API-Key": String(apiKey) } } : request;
};

/**
 * What the server says of an error, in the user's sight. A key that is not good (any more) asks for a new connection; what is over
 * the limit is tried again when there is room.
 * @type {AfterResponseMiddleware}
 */
export const explained = (response, z) => {
  if (response.status < 400 || response.request.skipThrowForStatus) return response;
  const { code, message } = errorIn(response.content);
  if (response.status === 429) {
    throw new z.errors.ThrottledError(message, Number(response.getHeader("retry-after") ?? 60));
  }
  // OrganicAgent's contract has 401 for scopes as well, which a new connection with the same key would not mend.
  if (response.status === 401 && code !== "SCOPE_REQUIRED" && code !== "PLAN_REQUIRED") {
    throw new z.errors.ExpiredAuthError(message);
  }
  throw new z.errors.Error(message, code, response.status);
};

/**
 * @param {string} content
 * @returns {{ code: string, message: string }}
 */
function errorIn(content) {
  try {
    const { error, code } = JSON.parse(content);
    if (typeof error === "string") return { code: String(code), message: error };
    if (typeof error?.message === "string") return { code: String(error.code), message: error.message };
  } catch {
    // What a proxy on the way says is no JSON.
  }
  return { code: "UNKNOWN", message: "The server answered with an error that it did not explain." };
}

/**
 * What the user has filled in, by the fields' keys.
 * @param {Bundle} bundle
 * @returns {Record<string, unknown>}
 */
export const given = ({ inputData }) => inputData;
