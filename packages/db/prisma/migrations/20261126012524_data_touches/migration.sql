-- CreateTable
CREATE TABLE "DataTouch" (
    "id" BIGSERIAL NOT NULL,
    "organizationId" UUID NOT NULL,
    "noun" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DataTouch_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "DataTouch_createdAt_idx" ON "DataTouch"("createdAt");

-- A row never changes its organization.
CREATE TRIGGER "DataTouch_freeze_organization" BEFORE UPDATE OF "organizationId" ON "DataTouch"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();

-- Whatever changes rows that reads are kept of says so in its own commit: a handler, a job, an operator with psql. Once a
-- transaction for each organization and noun: what was said already is in a setting that ends with the transaction.
CREATE FUNCTION orrery_note_data_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said text := coalesce(current_setting('orrery.touched', true), '');
  owner uuid;
  line text;
BEGIN
  FOR owner IN SELECT DISTINCT "organizationId" FROM changed LOOP
    line := owner || ':' || TG_ARGV[0] || ' ';
    CONTINUE WHEN position(line IN said) > 0;
    said := said || line;
    INSERT INTO "DataTouch" ("organizationId", "noun") VALUES (owner, TG_ARGV[0]);
    PERFORM set_config('orrery.touched', said, true);
  END LOOP;
  RETURN NULL;
END
$$;

-- Has a table's changes noted under a noun. A trigger with the rows of its statement can be for one kind of statement alone.
CREATE FUNCTION orrery_note_changes_of(of_table regclass, noun text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER note_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION orrery_note_data_change(%L)', of_table, noun);
  EXECUTE format('CREATE TRIGGER note_update AFTER UPDATE ON %s REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION orrery_note_data_change(%L)', of_table, noun);
  EXECUTE format('CREATE TRIGGER note_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION orrery_note_data_change(%L)', of_table, noun);
END
$$;

SELECT orrery_note_changes_of('"EstateAgent"', 'estate-agent');
SELECT orrery_note_changes_of('"Property"', 'property');
SELECT orrery_note_changes_of('"PropertyImage"', 'property');
SELECT orrery_note_changes_of('"Publication"', 'property');
SELECT orrery_note_changes_of('"Lead"', 'lead');
SELECT orrery_note_changes_of('"LeadSubmission"', 'lead');
SELECT orrery_note_changes_of('"Client"', 'client');
SELECT orrery_note_changes_of('"Showing"', 'showing');
