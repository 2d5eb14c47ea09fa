-- CreateTable
CREATE TABLE "AiBudget" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL DEFAULT (current_setting('orrery.organization'::text))::uuid,
    "setBy" TEXT NOT NULL,
    "micros" BIGINT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AiBudget_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AiMonth" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL DEFAULT (current_setting('orrery.organization'::text))::uuid,
    "month" TEXT NOT NULL,
    "spentMicros" BIGINT NOT NULL DEFAULT 0,
    "reservedMicros" BIGINT NOT NULL DEFAULT 0,
    "lowSince" INTEGER,
    "exhaustedSince" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AiMonth_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AiUsage" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL DEFAULT (current_setting('orrery.organization'::text))::uuid,
    "operation" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "credentialId" UUID NOT NULL,
    "propertyId" UUID,
    "outcome" TEXT NOT NULL DEFAULT 'running',
    "reason" TEXT,
    "inputTokens" INTEGER NOT NULL DEFAULT 0,
    "outputTokens" INTEGER NOT NULL DEFAULT 0,
    "images" INTEGER NOT NULL DEFAULT 0,
    "costMicros" BIGINT NOT NULL DEFAULT 0,
    "estimated" BOOLEAN NOT NULL DEFAULT false,
    "reservedMicros" BIGINT NOT NULL DEFAULT 0,
    "month" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "durationMs" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AiUsage_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "AiBudget_organizationId_id_key" ON "AiBudget"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "AiBudget_organizationId_setBy_key" ON "AiBudget"("organizationId", "setBy");

-- CreateIndex
CREATE UNIQUE INDEX "AiMonth_organizationId_id_key" ON "AiMonth"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "AiMonth_organizationId_month_key" ON "AiMonth"("organizationId", "month");

-- CreateIndex
CREATE INDEX "AiUsage_organizationId_createdAt_id_idx" ON "AiUsage"("organizationId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "AiUsage_organizationId_propertyId_createdAt_id_idx" ON "AiUsage"("organizationId", "propertyId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "AiUsage_expiresAt_idx" ON "AiUsage"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "AiUsage_organizationId_id_key" ON "AiUsage"("organizationId", "id");

-- AddForeignKey
ALTER TABLE "AiBudget" ADD CONSTRAINT "AiBudget_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "AiMonth" ADD CONSTRAINT "AiMonth_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "AiUsage" ADD CONSTRAINT "AiUsage_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- A row never changes its organization.
CREATE TRIGGER "AiBudget_freeze_organization" BEFORE UPDATE OF "organizationId" ON "AiBudget"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();

-- A row never changes its organization.
CREATE TRIGGER "AiMonth_freeze_organization" BEFORE UPDATE OF "organizationId" ON "AiMonth"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();

-- A row never changes its organization.
CREATE TRIGGER "AiUsage_freeze_organization" BEFORE UPDATE OF "organizationId" ON "AiUsage"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();
