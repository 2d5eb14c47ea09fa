-- AlterTable
ALTER TABLE "Lead" ADD COLUMN     "mergedIntoId" UUID,
ADD COLUMN     "scoringVersion" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "LeadSubmission" ADD COLUMN     "homeId" UUID;

-- CreateTable
CREATE TABLE "LeadSettings" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL DEFAULT (current_setting('orrery.organization'::text))::uuid,
    "kind" TEXT NOT NULL,
    "value" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LeadSettings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LeadHistoryEntry" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL DEFAULT (current_setting('orrery.organization'::text))::uuid,
    "leadId" UUID NOT NULL,
    "homeId" UUID,
    "kind" TEXT NOT NULL,
    "changes" JSONB NOT NULL DEFAULT '[]',
    "details" JSONB NOT NULL DEFAULT '{}',
    "credentialKind" TEXT,
    "credentialId" UUID,
    "userId" UUID,
    "actorName" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LeadHistoryEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LeadMerge" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL DEFAULT (current_setting('orrery.organization'::text))::uuid,
    "leadId" UUID NOT NULL,
    "mergedId" UUID NOT NULL,
    "taken" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LeadMerge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "LeadSettings_organizationId_kind_key" ON "LeadSettings"("organizationId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "LeadSettings_organizationId_id_key" ON "LeadSettings"("organizationId", "id");

-- CreateIndex
CREATE INDEX "LeadHistoryEntry_organizationId_leadId_createdAt_id_idx" ON "LeadHistoryEntry"("organizationId", "leadId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "LeadHistoryEntry_organizationId_homeId_idx" ON "LeadHistoryEntry"("organizationId", "homeId");

-- CreateIndex
CREATE UNIQUE INDEX "LeadHistoryEntry_organizationId_id_key" ON "LeadHistoryEntry"("organizationId", "id");

-- CreateIndex
CREATE INDEX "LeadMerge_organizationId_leadId_idx" ON "LeadMerge"("organizationId", "leadId");

-- CreateIndex
CREATE UNIQUE INDEX "LeadMerge_organizationId_id_key" ON "LeadMerge"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "LeadMerge_organizationId_mergedId_key" ON "LeadMerge"("organizationId", "mergedId");

-- CreateIndex
CREATE INDEX "Lead_organizationId_mergedIntoId_idx" ON "Lead"("organizationId", "mergedIntoId");

-- CreateIndex
CREATE INDEX "LeadSubmission_organizationId_homeId_idx" ON "LeadSubmission"("organizationId", "homeId");

-- AddForeignKey
ALTER TABLE "LeadSettings" ADD CONSTRAINT "LeadSettings_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "LeadHistoryEntry" ADD CONSTRAINT "LeadHistoryEntry_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "LeadHistoryEntry" ADD CONSTRAINT "LeadHistoryEntry_organizationId_leadId_fkey" FOREIGN KEY ("organizationId", "leadId") REFERENCES "Lead"("organizationId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "LeadHistoryEntry" ADD CONSTRAINT "LeadHistoryEntry_organizationId_homeId_fkey" FOREIGN KEY ("organizationId", "homeId") REFERENCES "Lead"("organizationId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "LeadMerge" ADD CONSTRAINT "LeadMerge_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "LeadMerge" ADD CONSTRAINT "LeadMerge_organizationId_leadId_fkey" FOREIGN KEY ("organizationId", "leadId") REFERENCES "Lead"("organizationId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "LeadMerge" ADD CONSTRAINT "LeadMerge_organizationId_mergedId_fkey" FOREIGN KEY ("organizationId", "mergedId") REFERENCES "Lead"("organizationId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "LeadSubmission" ADD CONSTRAINT "LeadSubmission_organizationId_homeId_fkey" FOREIGN KEY ("organizationId", "homeId") REFERENCES "Lead"("organizationId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Lead" ADD CONSTRAINT "Lead_organizationId_mergedIntoId_fkey" FOREIGN KEY ("organizationId", "mergedIntoId") REFERENCES "Lead"("organizationId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- A row never changes its organization.
CREATE TRIGGER "LeadSettings_freeze_organization" BEFORE UPDATE OF "organizationId" ON "LeadSettings"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();

-- A row never changes its organization.
CREATE TRIGGER "LeadHistoryEntry_freeze_organization" BEFORE UPDATE OF "organizationId" ON "LeadHistoryEntry"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();

-- A row never changes its organization.
CREATE TRIGGER "LeadMerge_freeze_organization" BEFORE UPDATE OF "organizationId" ON "LeadMerge"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();

-- What is known of the leads that are there: what they sent. Who brought it in was not written down.
INSERT INTO "LeadHistoryEntry" ("id", "organizationId", "leadId", "kind", "details", "createdAt")
SELECT "id", "organizationId", "leadId",
  CASE WHEN row_number() OVER (PARTITION BY "leadId" ORDER BY "createdAt", "id") = 1 THEN 'created' ELSE 'submitted' END,
  jsonb_build_object('source', "source", 'submissionId', "id"), "createdAt"
FROM "LeadSubmission";
