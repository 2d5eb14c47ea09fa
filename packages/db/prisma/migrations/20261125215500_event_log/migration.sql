-- Every organization's events in the order that the relay gave them, in a schema of its own: Prisma's engine knows no
-- partitions, and compares the default schema alone (docs/decisions/0015).
CREATE SCHEMA "log";

-- How far each organization's log goes: the position that was given last, and the oldest one that is still kept.
CREATE TABLE "log"."Head" (
    "organizationId" UUID NOT NULL,
    "position" BIGINT NOT NULL,
    "keptFrom" BIGINT NOT NULL DEFAULT 1,

    CONSTRAINT "Head_pkey" PRIMARY KEY ("organizationId")
) WITH (fillfactor = 50);

-- A row never changes its organization.
CREATE TRIGGER "Head_freeze_organization" BEFORE UPDATE OF "organizationId" ON "log"."Head"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();

-- `position` counts from 1 without a gap. A day's rows are a table of their own, so that they go by dropping it.
CREATE TABLE "log"."Event" (
    "organizationId" UUID NOT NULL,
    "position" BIGINT NOT NULL,
    "eventId" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "resourceId" UUID NOT NULL,
    "resourceVersion" INTEGER NOT NULL,
    "data" JSON NOT NULL,
    "credentialId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "appendedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

    CONSTRAINT "Event_pkey" PRIMARY KEY ("organizationId", "position", "appendedAt")
) PARTITION BY RANGE ("appendedAt");

CREATE FUNCTION "log".refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The event log is written once: its rows never change, and go with their day.';
END $$;

-- Each day's table gets it as well.
CREATE TRIGGER "Event_refuse_change" BEFORE UPDATE OR DELETE ON "log"."Event"
  FOR EACH ROW EXECUTE FUNCTION "log".refuse_change();

-- Makes the table of a day (UTC) where there is none. Who asks for the same at once waits for the other.
CREATE FUNCTION "log".make_day(day DATE) RETURNS BOOLEAN LANGUAGE plpgsql AS $$
DECLARE
  name TEXT := 'Event_' || to_char(day, 'YYYYMMDD');
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('orrery:log:make_day', 0));
  IF to_regclass(format('"log".%I', name)) IS NOT NULL THEN
    RETURN false;
  END IF;
  EXECUTE format(
    'CREATE TABLE "log".%I PARTITION OF "log"."Event" FOR VALUES FROM (%L) TO (%L)',
    name, to_char(day, 'YYYY-MM-DD') || ' 00:00:00+00', to_char(day + 1, 'YYYY-MM-DD') || ' 00:00:00+00');
  RETURN true;
END $$;

-- Drops the table of a day. Readers and the relay wait meanwhile, so it gives up soon where it has to wait for them.
CREATE FUNCTION "log".drop_day(day DATE) RETURNS VOID LANGUAGE plpgsql SET lock_timeout = '2s' AS $$
BEGIN
  EXECUTE format('DROP TABLE "log".%I', 'Event_' || to_char(day, 'YYYYMMDD'));
END $$;

-- Rows come and go all the time: what is dead goes before it slows the relay.
ALTER TABLE "OutboxEvent" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
