-- CreateTable
CREATE TABLE "Client" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL DEFAULT (current_setting('orrery.organization'::text))::uuid,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailKey" TEXT NOT NULL,
    "phone" TEXT,
    "buyingStage" TEXT NOT NULL DEFAULT 'Searching',
    "agentId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Client_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Showing" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL DEFAULT (current_setting('orrery.organization'::text))::uuid,
    "clientId" UUID NOT NULL,
    "propertyId" UUID NOT NULL,
    "requestedFor" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT,
    "status" TEXT NOT NULL DEFAULT 'requested',
    "decidedAt" TIMESTAMPTZ(3),
    "reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Showing_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Client_organizationId_createdAt_id_idx" ON "Client"("organizationId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Client_organizationId_buyingStage_createdAt_id_idx" ON "Client"("organizationId", "buyingStage", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Client_organizationId_agentId_createdAt_id_idx" ON "Client"("organizationId", "agentId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Client_organizationId_id_key" ON "Client"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Client_organizationId_emailKey_key" ON "Client"("organizationId", "emailKey");

-- CreateIndex
CREATE INDEX "Showing_organizationId_createdAt_id_idx" ON "Showing"("organizationId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Showing_organizationId_clientId_createdAt_id_idx" ON "Showing"("organizationId", "clientId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Showing_organizationId_propertyId_createdAt_id_idx" ON "Showing"("organizationId", "propertyId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Showing_organizationId_status_createdAt_id_idx" ON "Showing"("organizationId", "status", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Showing_organizationId_id_key" ON "Showing"("organizationId", "id");

-- AddForeignKey
ALTER TABLE "Client" ADD CONSTRAINT "Client_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Client" ADD CONSTRAINT "Client_organizationId_agentId_fkey" FOREIGN KEY ("organizationId", "agentId") REFERENCES "EstateAgent"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Showing" ADD CONSTRAINT "Showing_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Showing" ADD CONSTRAINT "Showing_organizationId_clientId_fkey" FOREIGN KEY ("organizationId", "clientId") REFERENCES "Client"("organizationId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Showing" ADD CONSTRAINT "Showing_organizationId_propertyId_fkey" FOREIGN KEY ("organizationId", "propertyId") REFERENCES "Property"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- A row never changes its organization.
CREATE TRIGGER "Client_freeze_organization" BEFORE UPDATE OF "organizationId" ON "Client"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();

-- A row never changes its organization.
CREATE TRIGGER "Showing_freeze_organization" BEFORE UPDATE OF "organizationId" ON "Showing"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();
