-- AlterTable
ALTER TABLE "WebhookDelivery" ADD COLUMN     "changed" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "failures" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "queuedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- What sends webhooks keeps its own state in a schema of its own, as the log does: nobody else reads it.
CREATE SCHEMA "delivery";

-- Which process sends to an endpoint, and until when it is believed to live. Without a holder: until when the endpoint,
-- which has just failed, is left alone.
CREATE TABLE "delivery"."Lane" (
    "endpointId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "holder" UUID,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Lane_pkey" PRIMARY KEY ("endpointId")
) WITH (fillfactor = 50);

ALTER TABLE "delivery"."Lane" ADD CONSTRAINT "Lane_endpoint_fkey" FOREIGN KEY ("organizationId", "endpointId")
  REFERENCES "WebhookEndpoint"("organizationId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

CREATE TRIGGER "Lane_freeze_organization" BEFORE UPDATE OF "organizationId" ON "delivery"."Lane"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();

-- Whether an endpoint's list of types has a type. `*` is all.
CREATE FUNCTION "delivery".takes(events TEXT[], type TEXT) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE AS $$
  SELECT type = ANY (events) OR '*' = ANY (events)
$$;

-- Whether an endpoint's filter lets events of a resource pass.
CREATE FUNCTION "delivery".passes(filter JSONB, resource UUID) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE AS $$
  SELECT filter -> 'resources' IS NULL OR jsonb_typeof(filter -> 'resources') <> 'array' OR EXISTS (
    SELECT FROM jsonb_array_elements_text(filter -> 'resources') AS named WHERE split_part(named, ':', 2) = resource::text)
$$;

-- An organization's endpoints that are active as this is called, and not as the calling statement began: a function that is
-- volatile sees what was committed since. The relay asks once it has its turn, which whoever enables an endpoint waits for
-- (orrery_place_webhook): a statement that began before that was committed would not see it yet.
CREATE FUNCTION "delivery".active_endpoints(organization UUID)
RETURNS TABLE ("id" UUID, "events" TEXT[], "filter" JSONB, "coalesceSeconds" INTEGER)
LANGUAGE plpgsql VOLATILE ROWS 5 AS $$
BEGIN
  RETURN QUERY SELECT e."id", e."events", e."filter", e."coalesceSeconds"
    FROM "WebhookEndpoint" e WHERE e."organizationId" = organization AND e."status" = 'active' FOR KEY SHARE;
END $$;

-- What is still pending of an endpoint that is enabled again begins anew.
CREATE FUNCTION "delivery".begin_anew() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "WebhookDelivery" SET "nextAttemptAt" = now(), "queuedAt" = now(), "failures" = 0
    WHERE "organizationId" = NEW."organizationId" AND "endpointId" = NEW."id" AND "state" = 'pending';
  RETURN NULL;
END $$;

CREATE TRIGGER "WebhookEndpoint_begin_anew" AFTER UPDATE OF "status" ON "WebhookEndpoint"
  FOR EACH ROW WHEN (OLD."status" <> 'active' AND NEW."status" = 'active') EXECUTE FUNCTION "delivery".begin_anew();

-- A redelivery or a replay is a round of its own.
CREATE FUNCTION "delivery".begin_round() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."queuedAt" := now();
  NEW."failures" := 0;
  NEW."settledAt" := NULL;
  NEW."nextAttemptAt" := coalesce(NEW."nextAttemptAt", now());
  RETURN NEW;
END $$;

CREATE TRIGGER "WebhookDelivery_begin_round" BEFORE UPDATE OF "state" ON "WebhookDelivery"
  FOR EACH ROW WHEN (OLD."state" <> 'pending' AND NEW."state" = 'pending') EXECUTE FUNCTION "delivery".begin_round();

-- Rows are changed all the time: what is dead goes before it slows who looks for what is due.
ALTER TABLE "WebhookDelivery" SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000);
