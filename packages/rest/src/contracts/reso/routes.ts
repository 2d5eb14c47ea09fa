import { getResoProperty, listEntityEvents, listResoProperties, RESO_PATH } from "@orrery/domain";
import { endpointsOf } from "../../route.ts";
import { reso } from "./contract.ts";
import { metadataDocument, serviceDocument } from "./documents.ts";
import { dataHeaders, metadataHeaders } from "./headers.ts";

const endpoint = endpointsOf(reso);

const SET_OPTIONS = ["filter", "select", "orderby", "top", "skiptoken", "format"];

/** A document changes with the server's version alone, and a client that asks again gets a 304. */
const CACHE_SECONDS = 300;

export const resoRoutes = [
  endpoint("GET", RESO_PATH, serviceDocument, {
    fields: ["format"],
    headers: dataHeaders,
    cacheSeconds: CACHE_SECONDS,
  }),
  endpoint("GET", `${RESO_PATH}/$metadata`, metadataDocument, {
    fields: ["format"],
    headers: metadataHeaders,
    document: ({ contentType, text }) => ({ contentType, text }),
    cacheSeconds: CACHE_SECONDS,
  }),
  endpoint("GET", `${RESO_PATH}/Property`, listResoProperties, {
    fields: [...SET_OPTIONS, "expand", "skip", "count"],
    headers: dataHeaders,
  }),
  endpoint("GET", `${RESO_PATH}/Property('{key}')`, getResoProperty, {
    fields: ["select", "expand", "format"],
    headers: dataHeaders,
  }),
  endpoint("GET", `${RESO_PATH}/EntityEvent`, listEntityEvents, { fields: SET_OPTIONS, headers: dataHeaders }),
];
