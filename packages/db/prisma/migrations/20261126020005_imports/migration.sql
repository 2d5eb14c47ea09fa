-- AlterTable
ALTER TABLE "Property" ADD COLUMN     "source" TEXT,
ADD COLUMN     "sourceKey" TEXT,
ADD COLUMN     "sourceSaid" JSONB;

-- CreateTable
CREATE TABLE "Import" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL DEFAULT (current_setting('orrery.organization'::text))::uuid,
    "status" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "listingStatus" TEXT,
    "fileName" TEXT,
    "storedFile" TEXT,
    "fingerprint" TEXT,
    "columns" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "total" INTEGER,
    "position" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "credentialKind" TEXT NOT NULL,
    "credentialId" UUID NOT NULL,
    "secretId" TEXT,
    "userId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportReject" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL DEFAULT (current_setting('orrery.organization'::text))::uuid,
    "importId" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "record" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ImportReject_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Import_organizationId_createdAt_id_idx" ON "Import"("organizationId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Import_organizationId_fingerprint_idx" ON "Import"("organizationId", "fingerprint");

-- CreateIndex
CREATE INDEX "Import_storedFile_idx" ON "Import"("storedFile");

-- CreateIndex
CREATE UNIQUE INDEX "Import_organizationId_id_key" ON "Import"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ImportReject_organizationId_id_key" ON "ImportReject"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ImportReject_organizationId_importId_row_key" ON "ImportReject"("organizationId", "importId", "row");

-- CreateIndex
CREATE UNIQUE INDEX "Property_organizationId_source_sourceKey_key" ON "Property"("organizationId", "source", "sourceKey");

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ImportReject" ADD CONSTRAINT "ImportReject_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ImportReject" ADD CONSTRAINT "ImportReject_organizationId_importId_fkey" FOREIGN KEY ("organizationId", "importId") REFERENCES "Import"("organizationId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- A row never changes its organization.
CREATE TRIGGER "Import_freeze_organization" BEFORE UPDATE OF "organizationId" ON "Import"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();

-- A row never changes its organization.
CREATE TRIGGER "ImportReject_freeze_organization" BEFORE UPDATE OF "organizationId" ON "ImportReject"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();
