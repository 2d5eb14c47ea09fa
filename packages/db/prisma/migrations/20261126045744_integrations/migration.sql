-- CreateTable
CREATE TABLE "Integration" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL DEFAULT (current_setting('orrery.organization'::text))::uuid,
    "provider" TEXT NOT NULL,
    "grant" TEXT NOT NULL,
    "party" JSONB NOT NULL,
    "secrets" BYTEA NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'connected',
    "scopes" TEXT[],
    "account" TEXT,
    "accessExpiresAt" TIMESTAMPTZ(3),
    "renewAt" TIMESTAMPTZ(3),
    "isRenewable" BOOLEAN NOT NULL,
    "connectedAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSuccessAt" TIMESTAMPTZ(3),
    "lastError" TEXT,
    "lastErrorAt" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "renewAfter" TIMESTAMPTZ(3),
    "leaseId" UUID,
    "leaseUntil" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Integration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IntegrationAuthorization" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL DEFAULT (current_setting('orrery.organization'::text))::uuid,
    "provider" TEXT NOT NULL,
    "stateHash" BYTEA NOT NULL,
    "party" JSONB NOT NULL,
    "scopes" TEXT[],
    "secrets" BYTEA NOT NULL,
    "returnUrl" TEXT,
    "credentialKind" TEXT NOT NULL,
    "credentialId" UUID NOT NULL,
    "secretId" TEXT,
    "userId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "IntegrationAuthorization_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Integration_status_renewAt_idx" ON "Integration"("status", "renewAt");

-- CreateIndex
CREATE UNIQUE INDEX "Integration_organizationId_id_key" ON "Integration"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Integration_organizationId_provider_key" ON "Integration"("organizationId", "provider");

-- CreateIndex
CREATE UNIQUE INDEX "IntegrationAuthorization_stateHash_key" ON "IntegrationAuthorization"("stateHash");

-- CreateIndex
CREATE INDEX "IntegrationAuthorization_expiresAt_idx" ON "IntegrationAuthorization"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "IntegrationAuthorization_organizationId_id_key" ON "IntegrationAuthorization"("organizationId", "id");

-- AddForeignKey
ALTER TABLE "Integration" ADD CONSTRAINT "Integration_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "IntegrationAuthorization" ADD CONSTRAINT "IntegrationAuthorization_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- A row never changes its organization.
CREATE TRIGGER "Integration_freeze_organization" BEFORE UPDATE OF "organizationId" ON "Integration"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();

-- A row never changes its organization.
CREATE TRIGGER "IntegrationAuthorization_freeze_organization" BEFORE UPDATE OF "organizationId" ON "IntegrationAuthorization"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();
