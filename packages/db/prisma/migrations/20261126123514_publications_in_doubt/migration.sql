-- AlterTable
ALTER TABLE "Publication" ADD COLUMN     "heldUntil" TIMESTAMPTZ(3);

-- As in the migration "publishing", but for three things. What a portal has removed by itself has revisions, too, though nobody
-- sends them: should the portal show it again, it is known to be older. A portal that asked not to be asked for a while (429, Retry-After) is
-- left alone by changes, too. And once it has what there is, what failed since was to ask after it: that does not count
-- towards giving up a change.
CREATE OR REPLACE FUNCTION orrery_republish(organization uuid, properties uuid[]) RETURNS void LANGUAGE sql AS $$
  UPDATE "Publication" SET
    "revision" = "revision" + 1,
    "status" = CASE
      WHEN "status" NOT IN ('failed', 'rejected') THEN "status"
      WHEN "listed" THEN 'published'
      WHEN "transport" = 'feed' THEN 'publishing'
      ELSE 'queued' END,
    "attempts" = CASE WHEN "status" IN ('failed', 'rejected') OR "sentRevision" = "revision" THEN 0 ELSE "attempts" END,
    "jobAt" = CASE WHEN "dueAt" <= greatest("heldUntil", now() + interval '2 seconds') THEN "jobAt" END,
    "dueAt" = CASE WHEN "wanted" AND "transport" <> 'feed'
      THEN least("dueAt", greatest("heldUntil", now() + interval '2 seconds')) END,
    "version" = "version" + 1, "updatedAt" = now()
  WHERE "organizationId" = organization AND "propertyId" = ANY (properties)
    AND ("wanted" AND "status" IN ('queued', 'publishing', 'published', 'failed', 'rejected') OR "status" = 'removed')
$$;

-- As there, but for what is off already and not for good: a withdrawal that was given up is tried again, and what the portal had
-- removed by itself is taken off where the portal shows it again.
CREATE OR REPLACE FUNCTION orrery_withdraw(organization uuid, property uuid, of_portal text) RETURNS void LANGUAGE sql AS $$
  UPDATE "Publication" AS p SET
    "wanted" = false, "status" = next."status", "revision" = p."revision" + 1, "attempts" = 0,
    "dueAt" = CASE WHEN next."status" = 'withdrawing' AND p."transport" <> 'feed' THEN greatest(p."heldUntil", now()) END,
    "jobAt" = NULL, "version" = p."version" + 1, "updatedAt" = now()
  FROM (
    SELECT "id", CASE
      WHEN "listed" THEN 'withdrawing'
      WHEN "transport" = 'feed' OR "sentAt" IS NULL OR "status" IN ('rejected', 'removed') THEN 'withdrawn'
      ELSE 'withdrawing' END AS "status"
    FROM "Publication" WHERE "organizationId" = organization AND "propertyId" = property
      AND (of_portal IS NULL OR "portal" = of_portal)
  ) AS next
  WHERE p."organizationId" = organization AND p."id" = next."id" AND (p."wanted" OR p."status" IN ('failed', 'removed'))
$$;
