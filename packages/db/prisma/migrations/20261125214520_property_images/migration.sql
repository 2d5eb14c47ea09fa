-- CreateTable
CREATE TABLE "PropertyImage" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL DEFAULT (current_setting('orrery.organization'::text))::uuid,
    "propertyId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "caption" TEXT,
    "format" TEXT NOT NULL DEFAULT 'jpeg',
    "width" INTEGER NOT NULL DEFAULT 0,
    "height" INTEGER NOT NULL DEFAULT 0,
    "size" INTEGER NOT NULL DEFAULT 0,
    "sweepAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PropertyImage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Publication" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL DEFAULT (current_setting('orrery.organization'::text))::uuid,
    "propertyId" UUID NOT NULL,
    "portal" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "url" TEXT,
    "publishedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Publication_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PropertyImage_organizationId_propertyId_position_id_idx" ON "PropertyImage"("organizationId", "propertyId", "position", "id");

-- CreateIndex
CREATE INDEX "PropertyImage_sweepAt_idx" ON "PropertyImage"("sweepAt");

-- CreateIndex
CREATE UNIQUE INDEX "PropertyImage_organizationId_id_key" ON "PropertyImage"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Publication_organizationId_id_key" ON "Publication"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Publication_organizationId_propertyId_portal_key" ON "Publication"("organizationId", "propertyId", "portal");

-- AddForeignKey
ALTER TABLE "PropertyImage" ADD CONSTRAINT "PropertyImage_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PropertyImage" ADD CONSTRAINT "PropertyImage_organizationId_propertyId_fkey" FOREIGN KEY ("organizationId", "propertyId") REFERENCES "Property"("organizationId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_organizationId_propertyId_fkey" FOREIGN KEY ("organizationId", "propertyId") REFERENCES "Property"("organizationId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- A row never changes its organization.
CREATE TRIGGER "PropertyImage_freeze_organization" BEFORE UPDATE OF "organizationId" ON "PropertyImage"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();

-- A row never changes its organization.
CREATE TRIGGER "Publication_freeze_organization" BEFORE UPDATE OF "organizationId" ON "Publication"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();
