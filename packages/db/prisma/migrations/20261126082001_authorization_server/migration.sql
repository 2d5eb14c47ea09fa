-- CreateTable
CREATE TABLE "OauthClient" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL DEFAULT (current_setting('orrery.organization'::text))::uuid,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "redirectUris" TEXT[],
    "grantTypes" TEXT[],
    "scopes" TEXT[],
    "secretHash" BYTEA,
    "secretLastFour" TEXT,
    "previousHash" BYTEA,
    "previousUntil" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OauthClient_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuthorizedApp" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL DEFAULT (current_setting('orrery.organization'::text))::uuid,
    "userId" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "scopes" TEXT[],
    "lastUsedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuthorizedApp_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OauthToken" (
    "hash" BYTEA NOT NULL,
    "kind" TEXT NOT NULL,
    "organizationId" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "authorizedAppId" UUID,
    "scopes" TEXT[],
    "payload" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OauthToken_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "OauthInteraction" (
    "hash" BYTEA NOT NULL,
    "payload" JSONB NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OauthInteraction_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "OauthClient_organizationId_createdAt_id_idx" ON "OauthClient"("organizationId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "OauthClient_organizationId_id_key" ON "OauthClient"("organizationId", "id");

-- CreateIndex
CREATE INDEX "AuthorizedApp_organizationId_createdAt_id_idx" ON "AuthorizedApp"("organizationId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "AuthorizedApp_organizationId_userId_createdAt_id_idx" ON "AuthorizedApp"("organizationId", "userId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "AuthorizedApp_clientId_idx" ON "AuthorizedApp"("clientId");

-- CreateIndex
CREATE INDEX "AuthorizedApp_expiresAt_idx" ON "AuthorizedApp"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "AuthorizedApp_organizationId_id_key" ON "AuthorizedApp"("organizationId", "id");

-- CreateIndex
CREATE INDEX "OauthToken_organizationId_authorizedAppId_idx" ON "OauthToken"("organizationId", "authorizedAppId");

-- CreateIndex
CREATE INDEX "OauthToken_clientId_idx" ON "OauthToken"("clientId");

-- CreateIndex
CREATE INDEX "OauthToken_expiresAt_idx" ON "OauthToken"("expiresAt");

-- CreateIndex
CREATE INDEX "OauthInteraction_expiresAt_idx" ON "OauthInteraction"("expiresAt");

-- AddForeignKey
ALTER TABLE "OauthClient" ADD CONSTRAINT "OauthClient_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "AuthorizedApp" ADD CONSTRAINT "AuthorizedApp_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "AuthorizedApp" ADD CONSTRAINT "AuthorizedApp_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "OauthToken" ADD CONSTRAINT "OauthToken_organizationId_authorizedAppId_fkey" FOREIGN KEY ("organizationId", "authorizedAppId") REFERENCES "AuthorizedApp"("organizationId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- A row never changes its organization.
CREATE TRIGGER "OauthClient_freeze_organization" BEFORE UPDATE OF "organizationId" ON "OauthClient"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();

-- A row never changes its organization.
CREATE TRIGGER "AuthorizedApp_freeze_organization" BEFORE UPDATE OF "organizationId" ON "AuthorizedApp"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();

-- A row never changes its organization.
CREATE TRIGGER "OauthToken_freeze_organization" BEFORE UPDATE OF "organizationId" ON "OauthToken"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();

-- What an app was allowed, and the tokens that it was given, end in every process as other credentials do. Of what had ended,
-- nothing changes: it is forgotten by the thousand.
CREATE TRIGGER "AuthorizedApp_note_credential_change" AFTER DELETE OR UPDATE OF "revokedAt", "scopes" ON "AuthorizedApp"
  FOR EACH ROW WHEN (OLD."revokedAt" IS NULL AND OLD."expiresAt" > now()) EXECUTE FUNCTION orrery_note_credential_change();
CREATE TRIGGER "OauthToken_note_credential_change" AFTER DELETE OR UPDATE OF "expiresAt" ON "OauthToken"
  FOR EACH ROW WHEN (OLD."kind" IN ('AccessToken', 'ClientCredentials') AND OLD."expiresAt" > now())
  EXECUTE FUNCTION orrery_note_credential_change();

-- An app is used in organizations that are not its own: a change of it is one there, and nothing of it outlives it.
CREATE FUNCTION orrery_note_client_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM "AuthorizedApp" WHERE "clientId" = OLD."id";
    DELETE FROM "OauthToken" WHERE "clientId" = OLD."id";
  END IF;
  INSERT INTO "CredentialChange" ("organizationId", "createdAt")
    SELECT "organizationId", clock_timestamp() FROM (
      SELECT OLD."organizationId"
      UNION SELECT "organizationId" FROM "AuthorizedApp" WHERE "clientId" = OLD."id" AND "revokedAt" IS NULL
    ) AS "touched";
  RETURN NULL;
END
$$;
CREATE TRIGGER "OauthClient_note_client_change" AFTER DELETE OR UPDATE OF "scopes", "grantTypes" ON "OauthClient"
  FOR EACH ROW EXECUTE FUNCTION orrery_note_client_change();
