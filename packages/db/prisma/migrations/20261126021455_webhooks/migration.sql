-- CreateTable
CREATE TABLE "InboundWebhook" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL DEFAULT (current_setting('orrery.organization'::text))::uuid,
    "name" TEXT NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "verification" JSONB NOT NULL,
    "secret" BYTEA,
    "target" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "InboundWebhook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InboundDelivery" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL DEFAULT (current_setting('orrery.organization'::text))::uuid,
    "inboundId" UUID NOT NULL,
    "externalId" TEXT,
    "outcome" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "error" TEXT,
    "leadId" UUID,
    "body" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "InboundDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookEndpoint" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL DEFAULT (current_setting('orrery.organization'::text))::uuid,
    "url" TEXT NOT NULL,
    "dialect" TEXT NOT NULL,
    "events" TEXT[],
    "filter" JSONB,
    "secret" BYTEA NOT NULL,
    "previousSecrets" JSONB NOT NULL DEFAULT '[]',
    "status" TEXT NOT NULL DEFAULT 'active',
    "disabledReason" TEXT,
    "disabledAt" TIMESTAMPTZ(3),
    "failingSince" TIMESTAMPTZ(3),
    "coalesceSeconds" INTEGER,
    "position" BIGINT NOT NULL DEFAULT 0,
    "credentialKind" TEXT NOT NULL,
    "credentialId" UUID NOT NULL,
    "userId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WebhookEndpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookDelivery" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organizationId" UUID NOT NULL DEFAULT (current_setting('orrery.organization'::text))::uuid,
    "endpointId" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "position" BIGINT NOT NULL DEFAULT 0,
    "type" TEXT NOT NULL,
    "resourceId" UUID NOT NULL,
    "isTest" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "body" TEXT,
    "lastStatus" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "WebhookDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookAttempt" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL DEFAULT (current_setting('orrery.organization'::text))::uuid,
    "deliveryId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "ms" INTEGER NOT NULL,
    "status" INTEGER,
    "error" TEXT,
    "answer" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WebhookAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "InboundWebhook_tokenHash_key" ON "InboundWebhook"("tokenHash");

-- CreateIndex
CREATE INDEX "InboundWebhook_organizationId_createdAt_id_idx" ON "InboundWebhook"("organizationId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "InboundWebhook_organizationId_id_key" ON "InboundWebhook"("organizationId", "id");

-- CreateIndex
CREATE INDEX "InboundDelivery_organizationId_inboundId_createdAt_id_idx" ON "InboundDelivery"("organizationId", "inboundId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "InboundDelivery_organizationId_inboundId_outcome_createdAt__idx" ON "InboundDelivery"("organizationId", "inboundId", "outcome", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "InboundDelivery_createdAt_idx" ON "InboundDelivery"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "InboundDelivery_organizationId_id_key" ON "InboundDelivery"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "InboundDelivery_organizationId_inboundId_externalId_key" ON "InboundDelivery"("organizationId", "inboundId", "externalId");

-- CreateIndex
CREATE INDEX "WebhookEndpoint_organizationId_createdAt_id_idx" ON "WebhookEndpoint"("organizationId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "WebhookEndpoint_credentialId_idx" ON "WebhookEndpoint"("credentialId");

-- CreateIndex
CREATE UNIQUE INDEX "WebhookEndpoint_organizationId_id_key" ON "WebhookEndpoint"("organizationId", "id");

-- CreateIndex
CREATE INDEX "WebhookDelivery_organizationId_endpointId_createdAt_id_idx" ON "WebhookDelivery"("organizationId", "endpointId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "WebhookDelivery_organizationId_endpointId_state_createdAt_i_idx" ON "WebhookDelivery"("organizationId", "endpointId", "state", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "WebhookDelivery_organizationId_endpointId_state_nextAttempt_idx" ON "WebhookDelivery"("organizationId", "endpointId", "state", "nextAttemptAt", "position");

-- CreateIndex
CREATE INDEX "WebhookDelivery_state_settledAt_idx" ON "WebhookDelivery"("state", "settledAt");

-- CreateIndex
CREATE UNIQUE INDEX "WebhookDelivery_organizationId_id_key" ON "WebhookDelivery"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "WebhookDelivery_organizationId_endpointId_eventId_key" ON "WebhookDelivery"("organizationId", "endpointId", "eventId");

-- CreateIndex
CREATE UNIQUE INDEX "WebhookAttempt_organizationId_id_key" ON "WebhookAttempt"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "WebhookAttempt_organizationId_deliveryId_number_key" ON "WebhookAttempt"("organizationId", "deliveryId", "number");

-- AddForeignKey
ALTER TABLE "InboundWebhook" ADD CONSTRAINT "InboundWebhook_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "InboundDelivery" ADD CONSTRAINT "InboundDelivery_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "InboundDelivery" ADD CONSTRAINT "InboundDelivery_organizationId_inboundId_fkey" FOREIGN KEY ("organizationId", "inboundId") REFERENCES "InboundWebhook"("organizationId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "WebhookEndpoint" ADD CONSTRAINT "WebhookEndpoint_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "WebhookDelivery_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "WebhookDelivery_organizationId_endpointId_fkey" FOREIGN KEY ("organizationId", "endpointId") REFERENCES "WebhookEndpoint"("organizationId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "WebhookAttempt" ADD CONSTRAINT "WebhookAttempt_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "WebhookAttempt" ADD CONSTRAINT "WebhookAttempt_organizationId_deliveryId_fkey" FOREIGN KEY ("organizationId", "deliveryId") REFERENCES "WebhookDelivery"("organizationId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- A row never changes its organization.
CREATE TRIGGER "InboundWebhook_freeze_organization" BEFORE UPDATE OF "organizationId" ON "InboundWebhook"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();

-- A row never changes its organization.
CREATE TRIGGER "InboundDelivery_freeze_organization" BEFORE UPDATE OF "organizationId" ON "InboundDelivery"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();

-- A row never changes its organization.
CREATE TRIGGER "WebhookEndpoint_freeze_organization" BEFORE UPDATE OF "organizationId" ON "WebhookEndpoint"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();

-- A row never changes its organization.
CREATE TRIGGER "WebhookDelivery_freeze_organization" BEFORE UPDATE OF "organizationId" ON "WebhookDelivery"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();

-- A row never changes its organization.
CREATE TRIGGER "WebhookAttempt_freeze_organization" BEFORE UPDATE OF "organizationId" ON "WebhookAttempt"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();

-- An endpoint that is disabled keeps where the log was, whoever disables it: a relay that does not see it yet only makes
-- deliveries of what comes later. While one is enabled no relay moves anything, so that what is in the log when it is
-- committed can be caught up with, and the relay makes deliveries of all that is not.
CREATE FUNCTION orrery_place_webhook() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."status" = 'active' THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('orrery:relay', 0));
  ELSE
    NEW."position" := COALESCE(
      (SELECT "position" FROM "log"."Head" WHERE "organizationId" = NEW."organizationId"), 0);
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "WebhookEndpoint_place" BEFORE UPDATE OF "status" ON "WebhookEndpoint"
  FOR EACH ROW WHEN (OLD."status" IS DISTINCT FROM NEW."status") EXECUTE FUNCTION orrery_place_webhook();
