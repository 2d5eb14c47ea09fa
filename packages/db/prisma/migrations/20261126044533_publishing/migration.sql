-- AlterTable
ALTER TABLE "Publication" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "claim" UUID,
ADD COLUMN     "claimedUntil" TIMESTAMPTZ(3),
ADD COLUMN     "dueAt" TIMESTAMPTZ(3),
ADD COLUMN     "externalId" TEXT,
ADD COLUMN     "jobAt" TIMESTAMPTZ(3),
ADD COLUMN     "lastError" TEXT,
ADD COLUMN     "listed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "options" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "propertyVersion" INTEGER,
ADD COLUMN     "reasons" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "sentAt" TIMESTAMPTZ(3),
ADD COLUMN     "sentDigest" TEXT,
ADD COLUMN     "sentRevision" INTEGER,
ADD COLUMN     "transport" TEXT NOT NULL DEFAULT 'push',
ADD COLUMN     "wanted" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "PortalLink" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL DEFAULT (current_setting('orrery.organization'::text))::uuid,
    "portal" TEXT NOT NULL,
    "generation" INTEGER NOT NULL DEFAULT 1,
    "etag" TEXT,
    "modifiedAt" TIMESTAMPTZ(3),
    "usedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PortalLink_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "PortalLink_organizationId_id_key" ON "PortalLink"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "PortalLink_organizationId_portal_key" ON "PortalLink"("organizationId", "portal");

-- CreateIndex
CREATE INDEX "Publication_organizationId_createdAt_id_idx" ON "Publication"("organizationId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Publication_organizationId_status_createdAt_id_idx" ON "Publication"("organizationId", "status", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Publication_organizationId_portal_createdAt_id_idx" ON "Publication"("organizationId", "portal", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Publication_organizationId_portal_status_createdAt_id_idx" ON "Publication"("organizationId", "portal", "status", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Publication_organizationId_propertyId_createdAt_id_idx" ON "Publication"("organizationId", "propertyId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Publication_organizationId_portal_id_idx" ON "Publication"("organizationId", "portal", "id");

-- CreateIndex
CREATE INDEX "Publication_organizationId_dueAt_idx" ON "Publication"("organizationId", "dueAt");

-- CreateIndex
CREATE INDEX "Publication_dueAt_idx" ON "Publication"("dueAt");

-- CreateIndex
CREATE INDEX "Publication_portal_status_idx" ON "Publication"("portal", "status");

-- AddForeignKey
ALTER TABLE "PortalLink" ADD CONSTRAINT "PortalLink_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- A row never changes its organization.
CREATE TRIGGER "PortalLink_freeze_organization" BEFORE UPDATE OF "organizationId" ON "PortalLink"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();

-- What happens to publications when their property changes, whoever changes it: a handler, an import, somebody with psql.
-- Nothing that writes properties has to think of it.

-- Who waits for a job of a publication says so in its transaction, where what ends it looks (`orrery.touched`): jobs are sent
-- in the commit of the change.
CREATE FUNCTION orrery_note_due_publication() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said text := coalesce(current_setting('orrery.touched', true), '');
  line text := NEW."organizationId" || ':#publications ';
BEGIN
  IF position(line IN said) = 0 THEN PERFORM set_config('orrery.touched', said || line, true); END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER "Publication_note_due" AFTER INSERT OR UPDATE ON "Publication" FOR EACH ROW
  WHEN (NEW."dueAt" IS NOT NULL AND NEW."jobAt" IS NULL) EXECUTE FUNCTION orrery_note_due_publication();

-- What is on portals, or on its way there, is to be sent anew: two seconds later, so that many quick changes are sent once.
-- Feeds are read when the portal likes. What was refused or given up may do now.
CREATE FUNCTION orrery_republish(organization uuid, properties uuid[]) RETURNS void LANGUAGE sql AS $$
  UPDATE "Publication" SET
    "revision" = "revision" + 1,
    "status" = CASE
      WHEN "status" NOT IN ('failed', 'rejected') THEN "status"
      WHEN "listed" THEN 'published'
      WHEN "transport" = 'feed' THEN 'publishing'
      ELSE 'queued' END,
    "attempts" = CASE WHEN "status" IN ('failed', 'rejected') THEN 0 ELSE "attempts" END,
    "jobAt" = CASE WHEN "dueAt" <= now() + interval '2 seconds' THEN "jobAt" END,
    "dueAt" = CASE WHEN "transport" <> 'feed' THEN least("dueAt", now() + interval '2 seconds') END,
    "version" = "version" + 1, "updatedAt" = now()
  WHERE "organizationId" = organization AND "propertyId" = ANY (properties) AND "wanted"
    AND "status" IN ('queued', 'publishing', 'published', 'failed', 'rejected')
$$;

-- Takes a property off a portal, or off all of them. What the portal never had is withdrawn at once; what it may have is
-- withdrawn there first.
CREATE FUNCTION orrery_withdraw(organization uuid, property uuid, of_portal text) RETURNS void LANGUAGE sql AS $$
  UPDATE "Publication" AS p SET
    "wanted" = false, "status" = next."status", "revision" = p."revision" + 1, "attempts" = 0,
    "dueAt" = CASE WHEN next."status" = 'withdrawing' AND p."transport" <> 'feed' THEN now() END,
    "jobAt" = NULL, "version" = p."version" + 1, "updatedAt" = now()
  FROM (
    SELECT "id", CASE
      WHEN "listed" THEN 'withdrawing'
      WHEN "transport" = 'feed' OR "sentAt" IS NULL OR "status" = 'rejected' THEN 'withdrawn'
      ELSE 'withdrawing' END AS "status"
    FROM "Publication" WHERE "organizationId" = organization AND "propertyId" = property
      AND (of_portal IS NULL OR "portal" = of_portal)
  ) AS next
  WHERE p."organizationId" = organization AND p."id" = next."id" AND p."wanted" AND p."status" <> 'removed'
$$;

CREATE FUNCTION orrery_property_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."status" IN ('active', 'reserved') THEN PERFORM orrery_republish(NEW."organizationId", ARRAY[NEW."id"]);
  ELSE PERFORM orrery_withdraw(NEW."organizationId", NEW."id", NULL);
  END IF;
  RETURN NULL;
END
$$;

-- By all that a portal may get of it. (A version alone is nothing to send.)
CREATE TRIGGER "Property_publish" AFTER UPDATE ON "Property" FOR EACH ROW WHEN (
  (OLD."title", OLD."description", OLD."status", OLD."operation", OLD."type", OLD."price", OLD."currency", OLD."bedrooms",
   OLD."bathrooms", OLD."areaSqft", OLD."lotSqft", OLD."yearBuilt", OLD."line1", OLD."line2", OLD."city", OLD."region",
   OLD."postalCode", OLD."country", OLD."lat", OLD."lng", OLD."features", OLD."agentId")
  IS DISTINCT FROM
  (NEW."title", NEW."description", NEW."status", NEW."operation", NEW."type", NEW."price", NEW."currency", NEW."bedrooms",
   NEW."bathrooms", NEW."areaSqft", NEW."lotSqft", NEW."yearBuilt", NEW."line1", NEW."line2", NEW."city", NEW."region",
   NEW."postalCode", NEW."country", NEW."lat", NEW."lng", NEW."features", NEW."agentId")
) EXECUTE FUNCTION orrery_property_changed();

-- Once a statement. An upload under way, and what was removed, are no images.
CREATE FUNCTION orrery_images_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM orrery_republish(owner, properties) FROM (
    SELECT "organizationId" AS owner, array_agg(DISTINCT "propertyId") AS properties FROM changed
    WHERE TG_OP = 'UPDATE' OR "sweepAt" IS NULL GROUP BY "organizationId"
  ) AS of_owner;
  RETURN NULL;
END
$$;

CREATE TRIGGER "PropertyImage_publish_insert" AFTER INSERT ON "PropertyImage" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION orrery_images_changed();
CREATE TRIGGER "PropertyImage_publish_update" AFTER UPDATE ON "PropertyImage" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION orrery_images_changed();
CREATE TRIGGER "PropertyImage_publish_delete" AFTER DELETE ON "PropertyImage" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION orrery_images_changed();
