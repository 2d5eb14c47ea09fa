-- All three are trusted: whoever may create in the database may have them.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- Text as it is searched: in lower case, without accents, words of letters and digits with one space in between. Its body is
-- parsed here, so that it does not depend on a search path. It is as immutable as the rules of the dictionary.
CREATE FUNCTION orrery_search_text("given" text) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN btrim(regexp_replace(lower(unaccent('unaccent'::regdictionary, normalize("given", NFKC))), '[^[:alnum:]]+', ' ', 'g'));

-- AlterTable
ALTER TABLE "Lead" ADD COLUMN     "search" tsvector,
ADD COLUMN     "searchText" TEXT;

-- AlterTable
ALTER TABLE "Property" ADD COLUMN     "search" tsvector,
ADD COLUMN     "searchText" TEXT;

-- Likeness costs by the length of the text: the long texts are found by their words alone (docs/search.md).
CREATE FUNCTION orrery_search_property() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  title text := orrery_search_text(NEW."title");
  facts text := orrery_search_text(concat_ws(' ', NEW."line1", NEW."line2", NEW."city", NEW."region", NEW."postalCode",
    array_to_string(NEW."features", ' ')));
BEGIN
  NEW."searchText" := btrim(title || ' ' || facts);
  NEW."search" := setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', facts), 'B')
    || setweight(to_tsvector('simple', coalesce(orrery_search_text(NEW."description"), '')), 'C');
  RETURN NEW;
END $$;

CREATE TRIGGER "Property_search" BEFORE INSERT OR UPDATE OF "title", "line1", "line2", "city", "region", "postalCode",
  "features", "description", "search", "searchText" ON "Property"
  FOR EACH ROW EXECUTE FUNCTION orrery_search_property();

-- A phone is found by its last ten digits too, however it is written.
CREATE FUNCTION orrery_search_lead() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  name text := orrery_search_text(NEW."name");
  facts text := orrery_search_text(concat_ws(' ', NEW."email", NEW."phone",
    right(regexp_replace(NEW."phone", '[^0-9]', '', 'g'), 10), NEW."propertyAddress"));
BEGIN
  NEW."searchText" := btrim(name || ' ' || facts);
  NEW."search" := setweight(to_tsvector('simple', name), 'A') || setweight(to_tsvector('simple', facts), 'B')
    || setweight(to_tsvector('simple', coalesce(orrery_search_text(NEW."notes"), '')), 'C');
  RETURN NEW;
END $$;

CREATE TRIGGER "Lead_search" BEFORE INSERT OR UPDATE OF "name", "email", "phone", "propertyAddress", "notes", "search",
  "searchText" ON "Lead"
  FOR EACH ROW EXECUTE FUNCTION orrery_search_lead();

-- What is there already.
UPDATE "Property" SET "searchText" = NULL;
UPDATE "Lead" SET "searchText" = NULL;

-- What was written last is read whole by each search until it is merged, so little of it is kept (in kB; the default is 4,096).
-- CreateIndex
CREATE INDEX "Lead_organizationId_search_idx" ON "Lead" USING GIN ("organizationId" uuid_ops, "search")
  WITH (gin_pending_list_limit = 256);

-- CreateIndex
CREATE INDEX "Lead_organizationId_searchText_idx" ON "Lead" USING GIN ("organizationId" uuid_ops, "searchText" gin_trgm_ops)
  WITH (gin_pending_list_limit = 256);

-- CreateIndex
CREATE INDEX "Property_organizationId_search_idx" ON "Property" USING GIN ("organizationId" uuid_ops, "search")
  WITH (gin_pending_list_limit = 256);

-- CreateIndex
CREATE INDEX "Property_organizationId_searchText_idx" ON "Property" USING GIN ("organizationId" uuid_ops, "searchText" gin_trgm_ops)
  WITH (gin_pending_list_limit = 256);
