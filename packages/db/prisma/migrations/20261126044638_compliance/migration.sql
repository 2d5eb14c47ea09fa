-- AlterTable
ALTER TABLE "Lead" ADD COLUMN     "holdReason" TEXT,
ADD COLUMN     "holdStatus" TEXT,
ADD COLUMN     "kycOutcome" TEXT;

-- CreateTable
CREATE TABLE "ComplianceSettings" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL DEFAULT (current_setting('orrery.organization'::text))::uuid,
    "alertScore" INTEGER NOT NULL,
    "kycThreshold" DECIMAL(14,2),
    "kycCurrency" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ComplianceSettings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ComplianceRecord" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL DEFAULT (current_setting('orrery.organization'::text))::uuid,
    "leadId" UUID,
    "kind" TEXT NOT NULL,
    "cause" TEXT,
    "name" TEXT,
    "listVersion" INTEGER,
    "score" INTEGER,
    "matches" JSONB NOT NULL DEFAULT '[]',
    "counts" JSONB,
    "reason" TEXT,
    "outcome" TEXT,
    "reference" TEXT,
    "documents" JSONB NOT NULL DEFAULT '[]',
    "requestedStatus" TEXT,
    "credentialKind" TEXT NOT NULL,
    "credentialId" UUID NOT NULL,
    "userId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ComplianceRecord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SanctionsList" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "checksum" TEXT NOT NULL,
    "entries" INTEGER NOT NULL,
    "names" INTEGER NOT NULL,
    "changes" JSONB NOT NULL,
    "loadedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "rescreened" JSONB,
    "rescreenedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SanctionsList_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SanctionsEntry" (
    "id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "programs" TEXT,
    "title" TEXT,
    "remarks" TEXT,
    "addresses" JSONB NOT NULL DEFAULT '[]',
    "hasRecord" BOOLEAN NOT NULL DEFAULT true,
    "digest" TEXT NOT NULL,
    "since" INTEGER NOT NULL,

    CONSTRAINT "SanctionsEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SanctionsName" (
    "id" TEXT NOT NULL,
    "entryId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "quality" TEXT NOT NULL,
    "words" TEXT[],
    "familyWords" INTEGER NOT NULL DEFAULT 0,
    "since" INTEGER NOT NULL,

    CONSTRAINT "SanctionsName_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SanctionsWord" (
    "word" TEXT NOT NULL,
    "spelling" TEXT NOT NULL,
    "sound" TEXT NOT NULL,
    "names" TEXT[],
    "count" INTEGER NOT NULL,

    CONSTRAINT "SanctionsWord_pkey" PRIMARY KEY ("word")
);

-- CreateTable
CREATE TABLE "SanctionsStaged" (
    "load" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "row" JSONB NOT NULL,

    CONSTRAINT "SanctionsStaged_pkey" PRIMARY KEY ("load","kind","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "ComplianceSettings_organizationId_key" ON "ComplianceSettings"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "ComplianceSettings_organizationId_id_key" ON "ComplianceSettings"("organizationId", "id");

-- CreateIndex
CREATE INDEX "ComplianceRecord_organizationId_createdAt_id_idx" ON "ComplianceRecord"("organizationId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "ComplianceRecord_organizationId_kind_createdAt_id_idx" ON "ComplianceRecord"("organizationId", "kind", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "ComplianceRecord_organizationId_leadId_createdAt_id_idx" ON "ComplianceRecord"("organizationId", "leadId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "ComplianceRecord_organizationId_id_key" ON "ComplianceRecord"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "SanctionsList_version_key" ON "SanctionsList"("version");

-- CreateIndex
CREATE INDEX "SanctionsName_entryId_idx" ON "SanctionsName"("entryId");

-- CreateIndex
CREATE INDEX "SanctionsWord_sound_idx" ON "SanctionsWord"("sound");

-- GiST, since GIN reads the whole list of each trigram: 2 ms a word against 17. Signatures of 32 bytes, as words are short.
CREATE INDEX "SanctionsWord_spelling_idx" ON "SanctionsWord" USING GIST ("spelling" gist_trgm_ops (siglen = 32));

-- AddForeignKey
ALTER TABLE "ComplianceSettings" ADD CONSTRAINT "ComplianceSettings_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ComplianceRecord" ADD CONSTRAINT "ComplianceRecord_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ComplianceRecord" ADD CONSTRAINT "ComplianceRecord_organizationId_leadId_fkey" FOREIGN KEY ("organizationId", "leadId") REFERENCES "Lead"("organizationId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "SanctionsName" ADD CONSTRAINT "SanctionsName_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "SanctionsEntry"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- A row never changes its organization.
CREATE TRIGGER "ComplianceSettings_freeze_organization" BEFORE UPDATE OF "organizationId" ON "ComplianceSettings"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();

-- A row never changes its organization.
CREATE TRIGGER "ComplianceRecord_freeze_organization" BEFORE UPDATE OF "organizationId" ON "ComplianceRecord"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();

-- The log of screenings and decisions is written once.
CREATE TRIGGER "ComplianceRecord_refuse_update" BEFORE UPDATE ON "ComplianceRecord"
  FOR EACH ROW EXECUTE FUNCTION orrery_refuse_update();
