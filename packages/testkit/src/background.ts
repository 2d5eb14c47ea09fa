const BACKGROUND = [
  /"CredentialChange"/,
  /^UPDATE [^ ]*"ApiKey"|SET "lastUsedAt"/,
  // Whose key it is, where a busy machine could not vouch for what it knew.
  /"previousHash"/,
  /FROM "OutboxEvent"/,
  /FROM "DataTouch"/,
  /"position"::float8 FROM "log"\."Head"\s+WHERE/,
  /"delivery"\."Lane"/,
  /"disabledReason" = 'credential'/,
];

/**
 * Whether a server sent a statement on its own account, and not for a request: following changes of credentials, noting their
 * last use, moving events, sending webhooks, saying that data has changed, and, once a second for each organization that is read, asking how far its log goes.
 */
export const isBackground = (sql: string): boolean => BACKGROUND.some((pattern) => pattern.test(sql));
