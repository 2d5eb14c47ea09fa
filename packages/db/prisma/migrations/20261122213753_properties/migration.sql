-- The one address line that there was is the first of two.
ALTER TABLE "Property" RENAME COLUMN "addressLine" TO "line1";

-- AlterTable
ALTER TABLE "Property" ADD COLUMN     "agentId" UUID,
ADD COLUMN     "areaSqft" DOUBLE PRECISION,
ADD COLUMN     "bathrooms" DOUBLE PRECISION,
ADD COLUMN     "bedrooms" INTEGER,
ADD COLUMN     "cityKey" TEXT,
ADD COLUMN     "country" TEXT,
ADD COLUMN     "currency" TEXT,
ADD COLUMN     "description" TEXT,
ADD COLUMN     "features" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "firstActiveAt" TIMESTAMPTZ(3),
ADD COLUMN     "lat" DOUBLE PRECISION,
ADD COLUMN     "line2" TEXT,
ADD COLUMN     "lng" DOUBLE PRECISION,
ADD COLUMN     "lotSqft" DOUBLE PRECISION,
ADD COLUMN     "operation" TEXT,
ADD COLUMN     "price" DECIMAL(14,2),
ADD COLUMN     "type" TEXT,
ADD COLUMN     "yearBuilt" INTEGER;

-- Properties are found by their city from now on.
UPDATE "Property" SET "cityKey" = lower("city");

-- A property's leads are listed, newest first.
DROP INDEX "Lead_organizationId_propertyId_idx";

-- CreateIndex
CREATE INDEX "Lead_organizationId_propertyId_createdAt_id_idx" ON "Lead"("organizationId", "propertyId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Property_organizationId_updatedAt_id_idx" ON "Property"("organizationId", "updatedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Property_organizationId_price_id_idx" ON "Property"("organizationId", "price", "id");

-- CreateIndex
CREATE INDEX "Property_organizationId_status_createdAt_id_idx" ON "Property"("organizationId", "status", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Property_organizationId_type_createdAt_id_idx" ON "Property"("organizationId", "type", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Property_organizationId_operation_createdAt_id_idx" ON "Property"("organizationId", "operation", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Property_organizationId_cityKey_createdAt_id_idx" ON "Property"("organizationId", "cityKey", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Property_organizationId_agentId_createdAt_id_idx" ON "Property"("organizationId", "agentId", "createdAt" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "Property" ADD CONSTRAINT "Property_organizationId_agentId_fkey" FOREIGN KEY ("organizationId", "agentId") REFERENCES "EstateAgent"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
