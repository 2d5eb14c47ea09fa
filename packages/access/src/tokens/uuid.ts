const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether this is an id as the database gives them out: PostgreSQL refuses to compare a UUID with any other text. */
export const isUuid = (value: unknown): value is string => typeof value === "string" && UUID.test(value);
