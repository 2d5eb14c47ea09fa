-- DropForeignKey
ALTER TABLE "SanctionsName" DROP CONSTRAINT "SanctionsName_entryId_fkey";

-- DropIndex
DROP INDEX "ComplianceSettings_organizationId_key";

-- AlterTable
ALTER TABLE "ComplianceSettings" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'lead';
ALTER TABLE "ComplianceSettings" ALTER COLUMN "kind" DROP DEFAULT;

-- CreateIndex
CREATE UNIQUE INDEX "ComplianceSettings_organizationId_kind_key" ON "ComplianceSettings"("organizationId", "kind");

-- The log is written once. After the update, so that a reference to what is not there is refused as one first.
DROP TRIGGER "ComplianceRecord_refuse_update" ON "ComplianceRecord";
CREATE TRIGGER refuse_update AFTER UPDATE ON "ComplianceRecord"
  FOR EACH ROW EXECUTE FUNCTION orrery_refuse_update();
