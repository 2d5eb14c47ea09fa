-- CreateIndex
CREATE INDEX "Lead_organizationId_holdReason_createdAt_id_idx" ON "Lead"("organizationId", "holdReason", "createdAt" DESC, "id" DESC);

-- A listing names its agent on portals: who is called otherwise is so there, too, whoever says it.
CREATE FUNCTION orrery_agent_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM orrery_republish(NEW."organizationId", ARRAY(
    SELECT "id" FROM "Property" WHERE "organizationId" = NEW."organizationId" AND "agentId" = NEW."id"
  ));
  RETURN NULL;
END
$$;

CREATE TRIGGER "EstateAgent_publish" AFTER UPDATE ON "EstateAgent" FOR EACH ROW
  WHEN (OLD."name" IS DISTINCT FROM NEW."name") EXECUTE FUNCTION orrery_agent_renamed();
