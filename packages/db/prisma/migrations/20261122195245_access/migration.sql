-- AlterTable
ALTER TABLE "ApiKey" ADD COLUMN     "confinedTo" TEXT[],
ADD COLUMN     "lastUsedAt" TIMESTAMPTZ(3),
ADD COLUMN     "origins" TEXT[],
ADD COLUMN     "previousHash" BYTEA,
ADD COLUMN     "previousUntil" TIMESTAMPTZ(3),
ADD COLUMN     "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "userId" UUID,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ALTER COLUMN "organizationId" SET DEFAULT (current_setting('orrery.organization'::text))::uuid;

-- AlterTable
ALTER TABLE "Organization" ADD COLUMN     "limits" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "confirmedAt" TIMESTAMPTZ(3);
-- Until now the operator alone made accounts.
UPDATE "User" SET "confirmedAt" = "createdAt";

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL DEFAULT (current_setting('orrery.organization'::text))::uuid,
    "operation" TEXT NOT NULL,
    "credentialKind" TEXT NOT NULL,
    "credentialId" UUID NOT NULL,
    "userId" UUID,
    "surface" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "resourceId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CredentialChange" (
    "id" BIGSERIAL NOT NULL,
    "organizationId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CredentialChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL DEFAULT (current_setting('orrery.organization'::text))::uuid,
    "userId" UUID NOT NULL,
    "rootId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RefreshToken" (
    "hash" BYTEA NOT NULL,
    "organizationId" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RefreshToken_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "SigningKey" (
    "id" UUID NOT NULL,
    "publicKey" JSONB NOT NULL,
    "privateKey" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "SigningKey_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "AuditEntry_organizationId_createdAt_id_idx" ON "AuditEntry"("organizationId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "AuditEntry_organizationId_credentialId_createdAt_id_idx" ON "AuditEntry"("organizationId", "credentialId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "AuditEntry_organizationId_operation_createdAt_id_idx" ON "AuditEntry"("organizationId", "operation", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "AuditEntry_organizationId_userId_createdAt_id_idx" ON "AuditEntry"("organizationId", "userId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "AuditEntry_organizationId_resourceId_createdAt_id_idx" ON "AuditEntry"("organizationId", "resourceId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "AuditEntry_organizationId_id_key" ON "AuditEntry"("organizationId", "id");

-- CreateIndex
CREATE INDEX "CredentialChange_createdAt_idx" ON "CredentialChange"("createdAt");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Session_rootId_idx" ON "Session"("rootId");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "Session_organizationId_id_key" ON "Session"("organizationId", "id");

-- CreateIndex
CREATE INDEX "RefreshToken_organizationId_sessionId_idx" ON "RefreshToken"("organizationId", "sessionId");

-- CreateIndex
CREATE INDEX "RefreshToken_expiresAt_idx" ON "RefreshToken"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_previousHash_key" ON "ApiKey"("previousHash");

-- AddForeignKey
ALTER TABLE "ApiKey" ADD CONSTRAINT "ApiKey_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "RefreshToken" ADD CONSTRAINT "RefreshToken_organizationId_sessionId_fkey" FOREIGN KEY ("organizationId", "sessionId") REFERENCES "Session"("organizationId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- A row never changes its organization.
CREATE TRIGGER "AuditEntry_freeze_organization" BEFORE UPDATE OF "organizationId" ON "AuditEntry"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();

-- A row never changes its organization.
CREATE TRIGGER "CredentialChange_freeze_organization" BEFORE UPDATE OF "organizationId" ON "CredentialChange"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();

-- A row never changes its organization.
CREATE TRIGGER "RefreshToken_freeze_organization" BEFORE UPDATE OF "organizationId" ON "RefreshToken"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();

-- A row never changes its organization.
CREATE TRIGGER "Session_freeze_organization" BEFORE UPDATE OF "organizationId" ON "Session"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();

-- Whatever makes a credential good for less (or more) leaves a line that every process follows: a handler, the command
-- line, an operator with psql. `UPDATE OF` keeps what is written all the time (the last use) out of it.
CREATE FUNCTION orrery_note_credential_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'Organization' THEN
    INSERT INTO "CredentialChange" ("organizationId", "createdAt")
      SELECT "id", clock_timestamp() FROM "Organization" WHERE "id" = OLD."id" OR "liveId" = OLD."id";
  ELSE
    -- The organization itself may be gone by now, and have taken its credentials with it.
    INSERT INTO "CredentialChange" ("organizationId", "createdAt") VALUES (OLD."organizationId", clock_timestamp());
    -- People of a live organization are people of its test sibling.
    INSERT INTO "CredentialChange" ("organizationId", "createdAt")
      SELECT "id", clock_timestamp() FROM "Organization"
      WHERE "liveId" = OLD."organizationId" AND TG_TABLE_NAME = 'Membership';
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER "ApiKey_note_credential_change" AFTER DELETE OR UPDATE OF
  "hash", "previousHash", "previousUntil", "scopes", "confinedTo", "origins", "userId", "expiresAt", "revokedAt" ON "ApiKey"
  FOR EACH ROW EXECUTE FUNCTION orrery_note_credential_change();
-- Of sessions that had ended, nothing changes: they are forgotten by the thousand.
CREATE TRIGGER "Session_note_credential_change" AFTER DELETE OR UPDATE OF "revokedAt" ON "Session"
  FOR EACH ROW WHEN (OLD."revokedAt" IS NULL AND OLD."expiresAt" > now()) EXECUTE FUNCTION orrery_note_credential_change();
CREATE TRIGGER "Membership_note_credential_change" AFTER DELETE OR UPDATE OF "role" ON "Membership"
  FOR EACH ROW EXECUTE FUNCTION orrery_note_credential_change();
CREATE TRIGGER "Organization_note_credential_change" AFTER UPDATE OF "plan", "limits" ON "Organization"
  FOR EACH ROW EXECUTE FUNCTION orrery_note_credential_change();

-- The audit log is written once.
CREATE FUNCTION orrery_refuse_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A row of % never changes.', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER "AuditEntry_refuse_update" BEFORE UPDATE ON "AuditEntry"
  FOR EACH ROW EXECUTE FUNCTION orrery_refuse_update();
