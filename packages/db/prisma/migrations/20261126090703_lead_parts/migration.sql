-- AlterTable
ALTER TABLE "Lead" ADD COLUMN     "partsText" TEXT;

-- A lead is found by those that have become part of it as well.
CREATE OR REPLACE FUNCTION orrery_search_lead() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  name text := orrery_search_text(NEW."name");
  facts text := orrery_search_text(concat_ws(' ', NEW."email", NEW."phone",
    right(regexp_replace(NEW."phone", '[^0-9]', '', 'g'), 10), NEW."propertyAddress", NEW."partsText"));
BEGIN
  NEW."searchText" := btrim(name || ' ' || facts);
  NEW."search" := setweight(to_tsvector('simple', name), 'A') || setweight(to_tsvector('simple', facts), 'B')
    || setweight(to_tsvector('simple', coalesce(orrery_search_text(NEW."notes"), '')), 'C');
  RETURN NEW;
END $$;

DROP TRIGGER "Lead_search" ON "Lead";
CREATE TRIGGER "Lead_search" BEFORE INSERT OR UPDATE OF "name", "email", "phone", "propertyAddress", "notes", "partsText", "search",
  "searchText" ON "Lead"
  FOR EACH ROW EXECUTE FUNCTION orrery_search_lead();

-- What is there already.
UPDATE "Lead" SET "partsText" = (
  SELECT string_agg(concat_ws(' ', part."name", part."email", part."phone", part."phoneKey", part."propertyAddress"), ' ' ORDER BY part."id")
  FROM "Lead" part WHERE part."organizationId" = "Lead"."organizationId" AND part."mergedIntoId" = "Lead"."id"
) WHERE EXISTS (SELECT FROM "Lead" part WHERE part."organizationId" = "Lead"."organizationId" AND part."mergedIntoId" = "Lead"."id");
