// Generated from the published OpenAPI document by `npm run schemas`. Changes here are lost.

export interface paths {
    "/v1/properties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the brokerage's properties, or searches them: newest first unless told, what is found by relevance.
         * @description Needs the scope `properties:read`.
         */
        get: operations["orkasaPropertiesList"];
        put?: never;
        /**
         * Creates a property, as a draft unless told.
         * @description Needs the scope `properties:write`.
         */
        post: operations["orkasaPropertiesCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/properties/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gets a property.
         * @description Needs the scope `properties:read`.
         */
        get: operations["orkasaPropertiesGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes a property's fields.
         * @description Needs the scope `properties:write`.
         */
        patch: operations["orkasaPropertiesUpdate"];
        trace?: never;
    };
    "/v1/properties/{id}/image-upload-url": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives a new address, good for 24 hours, to which images of the property are uploaded.
         * @description Needs the scope `properties:write`.
         */
        post: operations["orkasaPropertiesRenewImageUploadUrl"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/properties/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publishes a property on portals, or says of each portal what keeps it off.
         * @description Needs the scope `properties:publish`.
         */
        post: operations["orkasaPublicationsPublish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/properties/{id}/publish/{portal}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Takes a property off a portal.
         * @description Needs the scope `properties:publish`.
         */
        delete: operations["orkasaPublicationsUnpublish"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/publications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists publications, newest first: of a property, on a portal, in a status, or all.
         * @description Needs the scope `properties:read`.
         */
        get: operations["orkasaPublicationsList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/publications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gets a publication.
         * @description Needs the scope `properties:read`.
         */
        get: operations["orkasaPublicationsGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/publications/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tries a publication again, now: one that has failed, was rejected, or waits for its next attempt.
         * @description Needs the scope `properties:publish`.
         */
        post: operations["orkasaPublicationsRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/portals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the portals, with what each takes.
         * @description Needs the scope `properties:read`.
         */
        get: operations["orkasaPortalsList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/portals/{portal}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives the address that a portal reads the organization's feed at, or calls.
         * @description Needs the scope `properties:publish`.
         */
        post: operations["orkasaPortalsLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/portals/{portal}/link/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives a portal another address; the one before is good no more.
         * @description Needs the scope `properties:publish`.
         */
        post: operations["orkasaPortalsRotateLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/portal-callbacks/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes what a portal tells of a listing, at the address that it was given.
         * @description Needs no credential.
         */
        post: operations["orkasaPortalsCallback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/image-uploads/{link}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Adds an image to a property, after those that it has.
         * @description The address is the credential, and no other is looked at. It is good until its time, and for as long as the credential that it was given to. That one still needs the scope `properties:write`.
         */
        put: operations["orkasaPropertiesUploadImage"];
        /**
         * Adds an image to a property, after those that it has.
         * @description The address is the credential, and no other is looked at. It is good until its time, and for as long as the credential that it was given to. That one still needs the scope `properties:write`.
         */
        post: operations["orkasaPropertiesUploadImageByPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/import-uploads/{link}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Takes the CSV of an import, and starts it.
         * @description The address is the credential, and no other is looked at. It is good until its time, and for as long as the credential that it was given to. That one still needs the scope `properties:write`.
         */
        put: operations["orkasaImportsUpload"];
        /**
         * Takes the CSV of an import, and starts it.
         * @description The address is the credential, and no other is looked at. It is good until its time, and for as long as the credential that it was given to. That one still needs the scope `properties:write`.
         */
        post: operations["orkasaImportsUploadByPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/import-rejects/{link}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives the rows of an import that became no listings, in their order, as a CSV.
         * @description The address is the credential, and no other is looked at. It is good until its time, and for as long as the credential that it was given to. That one still needs the scope `properties:read`.
         */
        get: operations["orkasaImportsStreamRejects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists leads with score, status and assigned agent, newest first, or searches them: what is found by relevance.
         * @description Needs the scope `leads:read`.
         */
        get: operations["orkasaLeadsList"];
        put?: never;
        /**
         * Creates a lead, or merges it with the lead that has its email address.
         * @description Needs the scope `leads:write`.
         */
        post: operations["orkasaLeadsCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/leads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Moves a lead between the board's states, changes its assignment or its fields.
         * @description Needs the scope `leads:write`.
         */
        patch: operations["orkasaLeadsUpdate"];
        trace?: never;
    };
    "/v1/leads/{lead}/screening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists screenings and the decisions on them, newest first: of a lead, or of the whole organization.
         * @description Needs the scope `compliance:read`.
         */
        get: operations["orkasaComplianceRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/leads/{id}/screen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Screens a lead against the sanctions lists as they are now, and holds it for what it was not told of before.
         * @description Needs the scope `compliance:write`.
         */
        post: operations["orkasaComplianceScreen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/leads/{id}/screening/clear": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Releases a held lead for a reason, and makes the move that was held.
         * @description Needs the scope `compliance:write`.
         */
        post: operations["orkasaComplianceClear"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/leads/{id}/kyc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Records a check of who a lead is; where it was passed, makes the move that was held for it.
         * @description Needs the scope `compliance:write`.
         */
        post: operations["orkasaComplianceKyc"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/compliance/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists screenings and the decisions on them, newest first: of a lead, or of the whole organization.
         * @description Needs the scope `compliance:read`.
         */
        get: operations["orkasaComplianceRecordsByGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/compliance/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gets from which score on a match holds a lead, and from which deal value on people are checked.
         * @description Needs the scope `compliance:read`.
         */
        get: operations["orkasaComplianceSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Sets from which score on a match holds a lead, and from which deal value on people are checked.
         * @description Needs the scope `compliance:write`.
         */
        patch: operations["orkasaComplianceUpdateSettings"];
        trace?: never;
    };
    "/v1/integrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the portals, each with how it stands with the brokerage.
         * @description Needs the scope `integrations:read`.
         */
        get: operations["orkasaIntegrationsList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/integrations/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gets one portal, with how it stands with the brokerage.
         * @description Needs the scope `integrations:read`.
         */
        get: operations["orkasaIntegrationsGet"];
        put?: never;
        post?: never;
        /**
         * Disconnects a portal: its tokens are revoked there (RFC 7009) and erased here.
         * @description Needs the scope `integrations:write`.
         */
        delete: operations["orkasaIntegrationsDisconnect"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/integrations/{provider}/authorize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins to connect a portal: a person agrees at `authorizationUrl`, which is good for ten minutes.
         * @description Needs the scope `integrations:write`.
         */
        post: operations["orkasaIntegrationsAuthorize"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/integrations/{provider}/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ends an authorization, as the portal sends the browser back.
         * @description Needs no credential.
         */
        get: operations["orkasaIntegrationsCallback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/integrations/{provider}/connect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Connects a portal by client credentials.
         * @description Needs the scope `integrations:write`.
         */
        post: operations["orkasaIntegrationsConnect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ai/listing-review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Has a model review a listing: three variants of its text, and an analysis of each photo. Costs money.
         * @description Needs the scope `ai:write`.
         */
        post: operations["orkasaAiReviewListing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ai/photo-enhance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Has a model enhance a photo as the instructions say, and keeps the result. Costs money.
         * @description Needs the scope `ai:write`.
         */
        post: operations["orkasaAiEnhancePhoto"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes an account with an organization of its own.
         * @description Needs no credential.
         */
        post: operations["orkestraAuthRegister"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Logs a person in to one of their organizations, the one that they joined first unless told.
         * @description Needs no credential.
         */
        post: operations["orkestraAuthLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Trades a refresh token for the next access token and the next refresh token.
         * @description Needs no credential.
         */
        post: operations["orkestraAuthRefresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends the session, or all of the person's sessions in every organization.
         * @description Needs a credential of whatever scopes.
         */
        post: operations["orkestraAuthLogout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/switch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Logs the same person in to another of their organizations, or to a test sibling.
         * @description Needs a credential of whatever scopes.
         */
        post: operations["orkestraAuthSwitch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Says who the credential is, and what it may do.
         * @description Needs a credential of whatever scopes.
         */
        get: operations["orkestraAuthMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives the public keys that access tokens can be checked with.
         * @description Needs no credential.
         */
        get: operations["orkestraAuthJwks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the organization's API keys, newest first, with those that are revoked or have expired.
         * @description Needs the scope `api-keys:read`.
         */
        get: operations["orkestraApiKeysList"];
        put?: never;
        /**
         * Creates an API key. Its secret, `key`, is shown this once.
         * @description Needs the scope `api-keys:write`.
         */
        post: operations["orkestraApiKeysCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gets one of the organization's API keys, without its secret.
         * @description Needs the scope `api-keys:read`.
         */
        get: operations["orkestraApiKeysGet"];
        put?: never;
        post?: never;
        /**
         * Revokes an API key, for good. One that is revoked already keeps the time at which it was.
         * @description Needs the scope `api-keys:write`.
         */
        delete: operations["orkestraApiKeysRevoke"];
        options?: never;
        head?: never;
        /**
         * Changes an API key's name, scopes, expiry, or what it is confined to. Its secret stays.
         * @description Needs the scope `api-keys:write`.
         */
        patch: operations["orkestraApiKeysUpdate"];
        trace?: never;
    };
    "/v1/api-keys/{id}/roll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives an API key a new secret, `key`, shown this once. The secret before stays good for the overlap.
         * @description Needs the scope `api-keys:write`.
         */
        post: operations["orkestraApiKeysRoll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oauth/clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the organization's OAuth clients, newest first.
         * @description Needs the scope `oauth-clients:read`.
         */
        get: operations["orkestraOauthClientsList"];
        put?: never;
        /**
         * Registers an app for OAuth 2.0. Its `secret`, if it is confidential, is shown this once.
         * @description Needs the scope `oauth-clients:write`.
         */
        post: operations["orkestraOauthClientsCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oauth/clients/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gets one of the organization's OAuth clients, without its secret.
         * @description Needs the scope `oauth-clients:read`.
         */
        get: operations["orkestraOauthClientsGet"];
        put?: never;
        post?: never;
        /**
         * Deletes an OAuth client, with all that persons have allowed it and all of its tokens.
         * @description Needs the scope `oauth-clients:write`.
         */
        delete: operations["orkestraOauthClientsDelete"];
        options?: never;
        head?: never;
        /**
         * Changes an OAuth client's name, redirect addresses, grant types, or what it may ask for. Its secret stays.
         * @description Needs the scope `oauth-clients:write`.
         */
        patch: operations["orkestraOauthClientsUpdate"];
        trace?: never;
    };
    "/v1/oauth/clients/{id}/roll-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives an OAuth client a new `secret`, shown this once. The one before stays good for the overlap.
         * @description Needs the scope `oauth-clients:write`.
         */
        post: operations["orkestraOauthClientsRollSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oauth/apps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists what the organization's people have allowed apps, newest first, as far as it is good still.
         * @description Needs the scope `authorized-apps:read`.
         */
        get: operations["orkestraAuthorizedAppsList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oauth/apps/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Takes back what somebody in the organization has allowed an app, for good.
         * @description Needs the scope `authorized-apps:write`.
         */
        delete: operations["orkestraAuthorizedAppsRevoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oauth/my-apps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the apps that the person has allowed something in this organization, newest first.
         * @description Needs a credential of whatever scopes.
         */
        get: operations["orkestraAuthorizedAppsListMine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oauth/my-apps/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Takes back what the person themselves has allowed an app in this organization, for good.
         * @description Needs a credential of whatever scopes.
         */
        delete: operations["orkestraAuthorizedAppsRevokeMine"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists what happened, oldest first, after a cursor; waits for the next event where it is told to.
         * @description Needs a credential of whatever scopes.
         */
        get: operations["orkestraEventsList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/stream-url": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives an address, good for an hour, at which these events are followed with no other credential.
         * @description Needs a credential of whatever scopes.
         */
        post: operations["orkestraEventsCreateStreamUrl"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-streams/{link}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follows what happens, from a cursor on.
         * @description The address is the credential, and no other is looked at. It is good until its time, and for as long as the credential that it was given to.
         */
        get: operations["orkestraEventsFollow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the organization's webhooks, newest first, with those that are disabled.
         * @description Needs the scope `webhooks:read`.
         */
        get: operations["orkestraWebhooksList"];
        put?: never;
        /**
         * Creates a webhook: events are posted to its URL from now on. Its `secret` is shown this once.
         * @description Needs the scope `webhooks:write`.
         */
        post: operations["orkestraWebhooksCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gets one of the organization's webhooks, without its secret.
         * @description Needs the scope `webhooks:read`.
         */
        get: operations["orkestraWebhooksGet"];
        put?: never;
        post?: never;
        /**
         * Deletes a webhook, its deliveries and their log: what is waiting to be sent is not sent any more.
         * @description Needs the scope `webhooks:write`.
         */
        delete: operations["orkestraWebhooksDelete"];
        options?: never;
        head?: never;
        /**
         * Changes a webhook's URL, its events or its filter, and disables or enables it.
         * @description Needs the scope `webhooks:write`.
         */
        patch: operations["orkestraWebhooksUpdate"];
        trace?: never;
    };
    "/v1/webhooks/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives a webhook a new `secret`, shown this once. The one before signs as well for 24 hours.
         * @description Needs the scope `webhooks:write`.
         */
        post: operations["orkestraWebhooksRotateSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/rotate-secret/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends a rotation's overlap now: the new secret alone signs from here on.
         * @description Needs the scope `webhooks:write`.
         */
        post: operations["orkestraWebhooksFinishRotation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a sample event to a webhook, signed like any other.
         * @description Needs the scope `webhooks:write`.
         */
        post: operations["orkestraWebhooksTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a webhook all events after a cursor, or since a time, again: at most 10000 at once.
         * @description Needs the scope `webhooks:write`.
         */
        post: operations["orkestraWebhooksReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists what was or is to be sent to a webhook, newest first, with the attempts that were made.
         * @description Needs the scope `webhooks:read`.
         */
        get: operations["orkestraWebhooksDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/deliveries/{id}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a delivery again, now: the same event, under the same id, with the same body.
         * @description Needs the scope `webhooks:write`.
         */
        post: operations["orkestraWebhooksRedeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/inbound": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the organization's inbound webhooks, newest first, with those that are disabled.
         * @description Needs the scope `webhooks:read`.
         */
        get: operations["orkestraInboundWebhooksList"];
        put?: never;
        /**
         * Creates an address that others send to: what comes in becomes a lead. The address and its secret are shown this once.
         * @description Needs the scope `webhooks:write`.
         */
        post: operations["orkestraInboundWebhooksCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/inbound/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gets one of the organization's inbound webhooks, without its address and its secret.
         * @description Needs the scope `webhooks:read`.
         */
        get: operations["orkestraInboundWebhooksGet"];
        put?: never;
        post?: never;
        /**
         * Deletes an inbound webhook, its address, and the log of what came in.
         * @description Needs the scope `webhooks:write`.
         */
        delete: operations["orkestraInboundWebhooksDelete"];
        options?: never;
        head?: never;
        /**
         * Changes how an inbound webhook verifies and maps what comes in, its secret, or disables or enables it. Its address stays.
         * @description Needs the scope `webhooks:write`.
         */
        patch: operations["orkestraInboundWebhooksUpdate"];
        trace?: never;
    };
    "/v1/webhooks/inbound/{inboundId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists what came in at an inbound webhook in the last 30 days, newest first, and what became of it.
         * @description Needs the scope `webhooks:read`.
         */
        get: operations["orkestraInboundWebhooksDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hooks/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a message of another system, at the address that an inbound webhook was created with.
         * @description Needs no credential.
         */
        post: operations["orkestraInboundWebhooksReceive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lead-forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the organization's lead forms, newest first, also those that are not active.
         * @description Needs the scope `lead-forms:read`.
         */
        get: operations["orkestraLeadFormsList"];
        put?: never;
        /**
         * Creates a page that visitors fill in: what they send becomes a lead or, where clients sign up, a client.
         * @description Needs the scope `lead-forms:write`.
         */
        post: operations["orkestraLeadFormsCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lead-forms/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gets one of the organization's lead forms.
         * @description Needs the scope `lead-forms:read`.
         */
        get: operations["orkestraLeadFormsGet"];
        put?: never;
        post?: never;
        /**
         * Deletes a lead form and its address.
         * @description Needs the scope `lead-forms:write`.
         */
        delete: operations["orkestraLeadFormsDelete"];
        options?: never;
        head?: never;
        /**
         * Changes a lead form, or makes it active or not. Its address and what it makes stay.
         * @description Needs the scope `lead-forms:write`.
         */
        patch: operations["orkestraLeadFormsUpdate"];
        trace?: never;
    };
    "/v1/guides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the organization's guides, newest first, also those that are not active.
         * @description Needs the scope `guides:read`.
         */
        get: operations["orkestraGuidesList"];
        put?: never;
        /**
         * Creates a guide that visitors get for saying who they are, and gives the address to which its file is sent.
         * @description Needs the scope `guides:write`.
         */
        post: operations["orkestraGuidesCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guides/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gets one of the organization's guides.
         * @description Needs the scope `guides:read`.
         */
        get: operations["orkestraGuidesGet"];
        put?: never;
        post?: never;
        /**
         * Deletes a guide, its address and its file.
         * @description Needs the scope `guides:write`.
         */
        delete: operations["orkestraGuidesDelete"];
        options?: never;
        head?: never;
        /**
         * Changes a guide, or makes it active or not. Its address and its file stay.
         * @description Needs the scope `guides:write`.
         */
        patch: operations["orkestraGuidesUpdate"];
        trace?: never;
    };
    "/v1/guides/{id}/upload-url": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives a new address to which a guide's file is sent; one that it has already is replaced.
         * @description Needs the scope `guides:write`.
         */
        post: operations["orkestraGuidesRenewUploadUrl"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guide-uploads/{link}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Takes the file of a guide.
         * @description The address is the credential, and no other is looked at. It is good until its time, and for as long as the credential that it was given to. That one still needs the scope `guides:write`.
         */
        put: operations["orkestraGuidesUpload"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailboxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the organization's mailboxes, newest first, also those that are not active.
         * @description Needs the scope `mailboxes:read`.
         */
        get: operations["orkestraMailboxesList"];
        put?: never;
        /**
         * Creates an address that portals send their lead mails to: what can be read in them becomes leads.
         * @description Needs the scope `mailboxes:write`.
         */
        post: operations["orkestraMailboxesCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailboxes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gets one of the organization's mailboxes.
         * @description Needs the scope `mailboxes:read`.
         */
        get: operations["orkestraMailboxesGet"];
        put?: never;
        post?: never;
        /**
         * Deletes a mailbox, its address, and the mails that came in; the leads stay.
         * @description Needs the scope `mailboxes:write`.
         */
        delete: operations["orkestraMailboxesDelete"];
        options?: never;
        head?: never;
        /**
         * Changes a mailbox's name and rules, or makes it active or not. Its address stays.
         * @description Needs the scope `mailboxes:write`.
         */
        patch: operations["orkestraMailboxesUpdate"];
        trace?: never;
    };
    "/v1/mailboxes/{mailboxId}/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a mail for a mailbox, and makes a lead of it where it can be read.
         * @description Needs the scope `leads:write`.
         */
        post: operations["orkestraInboundMailsReceive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inbound-mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists mails that came in, the latest first: with status unparsed those that somebody has to look at.
         * @description Needs the scope `leads:read`.
         */
        get: operations["orkestraInboundMailsList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inbound-mails/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gets a mail that came in, and what became of it.
         * @description Needs the scope `leads:read`.
         */
        get: operations["orkestraInboundMailsGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inbound-mails/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gets a mail as it came, with all that is attached to it.
         * @description Needs the scope `leads:read`.
         */
        get: operations["orkestraInboundMailsDownload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inbound-mails/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a lead by hand of a mail that could not be read.
         * @description Needs the scope `leads:write`.
         */
        post: operations["orkestraInboundMailsResolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inbound-mails/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reads a mail again that could not be read or was ignored, by the rules as they are now.
         * @description Needs the scope `leads:write`.
         */
        post: operations["orkestraInboundMailsRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inbound-mails/{id}/ignore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Puts a mail aside in which there is no lead.
         * @description Needs the scope `leads:write`.
         */
        post: operations["orkestraInboundMailsIgnore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The OpenAPI 3.1 document of /v1.
         * @description Needs no credential.
         */
        get: operations["orkestraOpenapiDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        OrkasaAddress: {
            line1: string | null;
            line2: string | null;
            city: string | null;
            region: string | null;
            postal_code: string | null;
            country: string | null;
            lat: number | null;
            lng: number | null;
        };
        OrkasaAiEnhancePhotoBody: {
            /**
             * Format: uuid
             * @description An image of a property.
             */
            image_id?: string;
            /**
             * Format: uri
             * @description The address of any other photo, of at most 20 MB.
             */
            image_url?: string;
            /** @description What is to be done to it. */
            instructions: string;
            /**
             * @description Adds the result to the image's property, after the images that it has.
             * @default false
             */
            add_to_property?: boolean;
        };
        OrkasaAiReviewListingBody: {
            /**
             * Format: uuid
             * @description The property whose listing it is, with its images.
             */
            property_id?: string;
            /** @description A listing that is none of a property here. */
            listing?: {
                title: string;
                description?: string | null;
                operation?: ("sale" | "rent") | null;
                type?: ("house" | "apartment" | "condo" | "townhouse" | "land" | "commercial" | "office" | "other") | null;
                price?: number | string | null;
                currency?: string | null;
                bedrooms?: number | null;
                /** @description 2.5 is two and one without a bath or shower. */
                bathrooms?: number | null;
                area_sqft?: number | null;
                lot_sqft?: number | null;
                year_built?: number | null;
                /** @description What is absent in it stays; null empties all of it. */
                address?: {
                    line1?: string | null;
                    line2?: string | null;
                    city?: string | null;
                    region?: string | null;
                    postal_code?: string | null;
                    country?: string | null;
                    /** @description Degrees north (WGS 84), with `lng`. */
                    lat?: number | null;
                    /** @description Degrees east (WGS 84), with `lat`. */
                    lng?: number | null;
                } | null;
                features?: string[] | null;
                images?: {
                    /** Format: uri */
                    url: string;
                    caption?: string | null;
                }[];
            };
        };
        OrkasaAiTokens: {
            input_tokens: number;
            output_tokens: number;
            images: number;
        };
        OrkasaComplianceClearBody: {
            expected_version?: number;
            reason: string;
        };
        OrkasaComplianceKycBody: {
            expected_version?: number;
            /** @enum {string} */
            outcome: "passed" | "failed";
            /** @description Where the check is kept. */
            reference?: string;
            /** @description Such as `{ kind: "passport", reference: "vault/4711" }`: they themselves are kept elsewhere. */
            documents?: {
                kind: string;
                reference: string;
            }[];
            reason?: string;
        };
        OrkasaComplianceRecord: {
            /**
             * Format: uuid
             * @description The id of a compliance record.
             */
            id: string;
            lead_id: string | null;
            /** @enum {string} */
            kind: "screening" | "rescreening" | "kyc_required" | "kyc" | "cleared";
            cause: ("created" | "renamed" | "merged" | "unmerged" | "reopened" | "lists_loaded" | "asked") | null;
            name: string | null;
            list_version: number | null;
            score: number | null;
            matches: components["schemas"]["OrkasaSanctionsMatch"][];
            counts: {
                screened: number;
                matched: number;
            } | null;
            reason: string | null;
            outcome: ("no_match" | "match" | "known_match" | "passed" | "failed" | "sanctions_match" | "kyc_required") | null;
            reference: string | null;
            documents: {
                kind: string;
                reference: string;
            }[];
            requested_status: ("new" | "contacted" | "qualified" | "visiting" | "negotiating" | "won" | "lost") | null;
            credential: {
                /** @enum {string} */
                kind: "api-key" | "session" | "mcp-token" | "app" | "operator" | "password" | "inbound-webhook" | "lead-form" | "guide" | "mailbox";
                /** Format: uuid */
                id: string;
            };
            user_id: string | null;
            /** Format: date-time */
            created_at: string;
        };
        OrkasaComplianceSettings: {
            alert_score: number;
            kyc_threshold: number | null;
            kyc_currency: string | null;
            version: number;
            updated_at: string | null;
        };
        OrkasaComplianceUpdateSettingsBody: {
            expected_version?: number;
            /** @description 70 to 100; 85 until it is set. */
            alert_score?: number;
            /** @description A deal over it asks for a check of who they are; null: none does. */
            kyc_threshold?: number | string | null;
            kyc_currency?: string | null;
        };
        OrkasaImport: {
            /**
             * Format: uuid
             * @description The id of an import.
             */
            id: string;
            /** @enum {string} */
            status: "awaiting_file" | "running" | "completed" | "failed" | "cancelled";
            source: string;
            file_name: string | null;
            total: number | null;
            read: number;
            created: number;
            updated: number;
            unchanged: number;
            rejected: number;
            error: string | null;
            version: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            started_at: string | null;
            finished_at: string | null;
        };
        OrkasaIntegration: {
            /** @description Of the connection; null where there is none. */
            id: string | null;
            /** @description The portal's name. */
            provider: string;
            title: string;
            /** @enum {string} */
            kind: "portal" | "social";
            /**
             * @description Whether it reads a feed, or is sent each listing.
             * @enum {string}
             */
            transport: "feed" | "push";
            /**
             * @description `expiring`: it ends within a week, or its renewal has failed and is tried again. `error`: it needs a person.
             * @enum {string}
             */
            status: "available" | "not_connected" | "connected" | "expiring" | "error";
            grant: ("authorization_code" | "client_credentials") | null;
            /** @description Whose account it is at the portal, where that says so. */
            account: string | null;
            scopes: string[];
            api_url: string | null;
            connected_at: string | null;
            /** @description When the access ends that there is now. It is renewed before, where it can be. */
            expires_at: string | null;
            last_success_at: string | null;
            last_error: string | null;
            last_error_at: string | null;
        };
        OrkasaIntegrationsAuthorizeBody: {
            /** @description The authorization server, whose metadata say where its endpoints are. */
            issuer?: string;
            authorization_endpoint?: string;
            /** @description Where the portal has no metadata: its endpoints one by one. */
            token_endpoint?: string;
            revocation_endpoint?: string;
            /**
             * @description How the client shows its secret: in the header, unless the metadata say otherwise, or in the body.
             * @enum {string}
             */
            client_authentication?: "basic" | "post";
            /** @description Where the portal's API is. */
            api_url?: string;
            client_id?: string;
            /** @description It is encrypted, and not shown again. */
            client_secret?: string;
            scopes?: string[];
            /** @description Where the browser goes afterwards: a page that the operator lists. */
            return_url?: string;
        };
        OrkasaIntegrationsConnectBody: {
            /**
             * @default client_credentials
             * @constant
             */
            grant?: "client_credentials";
            /** @description The authorization server, whose metadata say where its endpoints are. */
            issuer?: string;
            authorization_endpoint?: string;
            /** @description Where the portal has no metadata: its endpoints one by one. */
            token_endpoint?: string;
            revocation_endpoint?: string;
            /**
             * @description How the client shows its secret: in the header, unless the metadata say otherwise, or in the body.
             * @enum {string}
             */
            client_authentication?: "basic" | "post";
            /** @description Where the portal's API is. */
            api_url?: string;
            client_id?: string;
            /** @description It is encrypted, and not shown again. */
            client_secret?: string;
            scopes?: string[];
        };
        OrkasaLead: {
            /**
             * Format: uuid
             * @description The id of a lead.
             */
            id: string;
            name: string;
            email: string | null;
            phone: string | null;
            source: string;
            property_id: string | null;
            property_address: string | null;
            notes: string | null;
            /** @enum {string} */
            status: "new" | "contacted" | "qualified" | "visiting" | "negotiating" | "won" | "lost";
            score: number;
            score_reasons: components["schemas"]["OrkasaScoreReason"][];
            assigned_agent: {
                /**
                 * Format: uuid
                 * @description The id of an estate agent.
                 */
                id: string;
                name: string;
            } | null;
            deal_value: number | null;
            deal_currency: string | null;
            hold?: {
                /** @enum {string} */
                reason: "sanctions_match" | "kyc_required";
                requested_status: ("new" | "contacted" | "qualified" | "visiting" | "negotiating" | "won" | "lost") | null;
            };
            version: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        OrkasaLeadsCreateBody: {
            name: string;
            source?: string | null;
            email?: string | null;
            phone?: string | null;
            property_id?: string | null;
            property_address?: string | null;
            notes?: string | null;
            agent_id?: string | null;
            deal_value?: number | string | null;
            deal_currency?: string | null;
        };
        OrkasaLeadsUpdateBody: {
            expected_version?: number;
            name?: string;
            source?: string;
            /** @enum {string} */
            status?: "new" | "contacted" | "qualified" | "visiting" | "negotiating" | "won" | "lost";
            email?: string | null;
            phone?: string | null;
            property_id?: string | null;
            property_address?: string | null;
            notes?: string | null;
            agent_id?: string | null;
            deal_value?: number | string | null;
            deal_currency?: string | null;
        };
        OrkasaListingReview: {
            /**
             * Format: uuid
             * @description The record of this call.
             */
            id: string;
            model: string;
            /** @description Whether it is made up: to keys in test mode no model answers. */
            sandbox: boolean;
            usage: components["schemas"]["OrkasaAiTokens"];
            cost: number;
            currency: string;
            property_id: string | null;
            variants: components["schemas"]["OrkasaListingVariant"][];
            /** @description Of each image, in their order. */
            photo_analysis: components["schemas"]["OrkasaPhotoAnalysis"][];
        };
        OrkasaListingVariant: {
            tone: string;
            title: string;
            description: string;
            highlights: string[];
        };
        OrkasaPhotoAnalysis: {
            /** @description Null where the listing is none of a property here. */
            image_id: string | null;
            /** Format: uri */
            url: string;
            /** @description From 1 on. */
            position: number;
            /** @description From 0 to 100. */
            quality_score: number;
            /** @description What it shows. */
            room: string;
            alt_text: string;
            issues: string[];
            suggestions: string[];
        };
        OrkasaPhotoEnhancement: {
            /**
             * Format: uuid
             * @description The record of this call.
             */
            id: string;
            model: string;
            /** @description Whether it is made up: to keys in test mode no model answers. */
            sandbox: boolean;
            usage: components["schemas"]["OrkasaAiTokens"];
            cost: number;
            currency: string;
            /**
             * Format: uri
             * @description The result, for good; whoever knows its address can read it.
             */
            url: string;
            /** @enum {string} */
            format: "jpeg" | "png";
            width: number;
            height: number;
            /** @description The property of the image that it was made from. */
            property_id: string | null;
            /** @description The image that it was added to the property as. */
            image_id: string | null;
        };
        OrkasaPortal: {
            name: string;
            title: string;
            /** @enum {string} */
            kind: "portal" | "social";
            /**
             * @description It reads a feed of ours, or each listing is pushed to it.
             * @enum {string}
             */
            transport: "feed" | "push";
            /**
             * @description What it must be connected with before anything is published.
             * @enum {string}
             */
            connection: "none" | "oauth";
            spec: {
                statuses: string[];
                /** @description Fields of the property. */
                required: string[];
                lengths: {
                    field: string;
                    min: number | null;
                    max: number | null;
                }[];
                images: {
                    min: number;
                    max: number;
                };
                price: {
                    min: number | null;
                    max: number | null;
                };
                /** @description Null: all. */
                types: string[] | null;
                /** @description Null: all. */
                operations: string[] | null;
                /** @description Null: all. */
                currencies: string[] | null;
                /** @description Null: all. */
                countries: string[] | null;
            };
        };
        OrkasaPortalLink: {
            portal: string;
            /**
             * @description The portal reads its feed there, or calls there.
             * @enum {string}
             */
            purpose: "feed" | "callback";
            /** @description Whoever has it may do so: a secret. Null in a replay. */
            url: string | null;
            /** @description When the portal last did. */
            used_at: string | null;
            version: number;
        };
        OrkasaPortalPublication: {
            /**
             * Format: uuid
             * @description The id of a publication.
             */
            id: string;
            /**
             * Format: uuid
             * @description The id of a property.
             */
            property_id: string;
            portal: string;
            /** @enum {string} */
            status: "queued" | "publishing" | "published" | "withdrawing" | "withdrawn" | "failed" | "rejected" | "removed";
            sandbox: boolean;
            listed: boolean;
            options: {
                /** @description What the brokerage's clients know the listing by. */
                reference?: string;
                /** @description The village or development that it is in (Kyero). */
                location_detail?: string;
                /** @description Younger than twelve months (Kyero). */
                new_build?: boolean;
                /** @description The ground is leased (Kyero). */
                leasehold?: boolean;
                /** @description A share of it is sold (Kyero). */
                part_ownership?: boolean;
            };
            external_id: string | null;
            url: string | null;
            /** @description Why the portal does not take it. */
            reasons: string[];
            /** @description What went wrong the last time; null once something has gone well. */
            last_error: string | null;
            /** @description How many have failed since one went well. */
            attempts: number;
            property_version: number | null;
            /** @description Whether the portal has the listing as it is now. */
            up_to_date: boolean;
            /** @description When something is done about it next: it is sent, or asked after. */
            next_attempt_at: string | null;
            published_at: string | null;
            version: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        OrkasaPropertiesCreateBody: {
            title: string;
            /**
             * @default draft
             * @enum {string}
             */
            status?: "draft" | "active" | "reserved" | "sold" | "rented" | "archived";
            description?: string | null;
            operation?: ("sale" | "rent") | null;
            type?: ("house" | "apartment" | "condo" | "townhouse" | "land" | "commercial" | "office" | "other") | null;
            price?: number | string | null;
            currency?: string | null;
            bedrooms?: number | null;
            /** @description 2.5 is two and one without a bath or shower. */
            bathrooms?: number | null;
            area_sqft?: number | null;
            lot_sqft?: number | null;
            year_built?: number | null;
            /** @description What is absent in it stays; null empties all of it. */
            address?: {
                line1?: string | null;
                line2?: string | null;
                city?: string | null;
                region?: string | null;
                postal_code?: string | null;
                country?: string | null;
                /** @description Degrees north (WGS 84), with `lng`. */
                lat?: number | null;
                /** @description Degrees east (WGS 84), with `lat`. */
                lng?: number | null;
            } | null;
            features?: string[] | null;
            agent_id?: string | null;
        };
        OrkasaPropertiesUpdateBody: {
            expected_version?: number;
            title?: string;
            /** @enum {string} */
            status?: "draft" | "active" | "reserved" | "sold" | "rented" | "archived";
            description?: string | null;
            operation?: ("sale" | "rent") | null;
            type?: ("house" | "apartment" | "condo" | "townhouse" | "land" | "commercial" | "office" | "other") | null;
            price?: number | string | null;
            currency?: string | null;
            bedrooms?: number | null;
            /** @description 2.5 is two and one without a bath or shower. */
            bathrooms?: number | null;
            area_sqft?: number | null;
            lot_sqft?: number | null;
            year_built?: number | null;
            /** @description What is absent in it stays; null empties all of it. */
            address?: {
                line1?: string | null;
                line2?: string | null;
                city?: string | null;
                region?: string | null;
                postal_code?: string | null;
                country?: string | null;
                /** @description Degrees north (WGS 84), with `lng`. */
                lat?: number | null;
                /** @description Degrees east (WGS 84), with `lat`. */
                lng?: number | null;
            } | null;
            features?: string[] | null;
            agent_id?: string | null;
            /** @description All images that the property is to have, in their order: what is left out is removed. */
            images?: {
                /**
                 * Format: uuid
                 * @description The id of a property image.
                 */
                id: string;
                /** @description Absent stays, null empties. */
                caption?: string | null;
            }[] | null;
        };
        OrkasaProperty: {
            /**
             * Format: uuid
             * @description The id of a property.
             */
            id: string;
            /** Format: uuid */
            brokerage_id: string;
            title: string;
            description: string | null;
            /** @enum {string} */
            status: "draft" | "active" | "reserved" | "sold" | "rented" | "archived";
            operation: ("sale" | "rent") | null;
            type: ("house" | "apartment" | "condo" | "townhouse" | "land" | "commercial" | "office" | "other") | null;
            price: number | null;
            currency: string | null;
            bedrooms: number | null;
            bathrooms: number | null;
            area_sqft: number | null;
            lot_sqft: number | null;
            year_built: number | null;
            address: components["schemas"]["OrkasaAddress"];
            features: string[];
            agent_id: string | null;
            images: {
                /**
                 * Format: uuid
                 * @description The id of a property image.
                 */
                id: string;
                /** Format: uri */
                url: string;
                /** Format: uri */
                thumbnail_url: string;
                position: number;
                caption: string | null;
                width: number;
                height: number;
            }[];
            publications: components["schemas"]["OrkasaPublication"][];
            version: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        OrkasaPublication: {
            portal: string;
            status: string;
            url: string | null;
            published_at: string | null;
            /**
             * Format: uuid
             * @description The id of a publication.
             */
            id: string;
            external_id: string | null;
            sandbox: boolean;
        };
        OrkasaPublicationsPublishBody: {
            /** @description Of kyero, json-push, reso. */
            portals: string[];
            options?: {
                /** @description What the brokerage's clients know the listing by. */
                reference?: string;
                /** @description The village or development that it is in (Kyero). */
                location_detail?: string;
                /** @description Younger than twelve months (Kyero). */
                new_build?: boolean;
                /** @description The ground is leased (Kyero). */
                leasehold?: boolean;
                /** @description A share of it is sold (Kyero). */
                part_ownership?: boolean;
            };
        };
        OrkasaSanctionsMatch: {
            entry_id: number;
            kind: string;
            name: string;
            alias: string | null;
            is_weak_alias: boolean;
            programs: string | null;
            score: number;
            is_alert: boolean;
            screened_name: string;
            explanation: string;
            matched_words: {
                asked: string;
                listed: string;
                /** @enum {string} */
                way: "same" | "spelling" | "sound" | "typo" | "initial";
                likeness: number;
            }[];
        };
        OrkasaScoreReason: {
            fact: string;
            points: number;
            reason: string;
        };
        OrkestraApiKey: {
            /**
             * Format: uuid
             * @description The id of an api key.
             */
            id: string;
            name: string;
            /** @enum {string} */
            kind: "ork" | "oak" | "oag" | "ort";
            prefix: string;
            lastFour: string;
            scopes: string[];
            confinedTo: string[];
            origins: string[];
            /** @enum {string} */
            status: "active" | "expired" | "revoked";
            expiresAt: string | null;
            previousUntil: string | null;
            revokedAt: string | null;
            lastUsedAt: string | null;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        OrkestraApiKeysCreateBody: {
            name: string;
            /**
             * @default ort
             * @enum {string}
             */
            kind?: "ork" | "oak" | "oag" | "ort";
            /** @description Scopes, bundles or `*`. */
            scopes: string[];
            expiresAt?: string | null;
            /** @description `kind:id` pairs, such as `property:018f0000-0000-7000-8000-000000000000`: all else is not found. */
            confinedTo?: string[] | null;
            /** @description The web pages that may use it, such as `https://www.example.com`. */
            origins?: string[] | null;
        };
        OrkestraApiKeysRollBody: {
            expectedVersion?: number;
            /**
             * @description For how long the secret before stays good. That of an earlier roll ends at once.
             * @default 24
             */
            overlapHours?: number;
        };
        OrkestraApiKeysUpdateBody: {
            expectedVersion?: number;
            name?: string;
            /** @description Scopes, bundles or `*`. */
            scopes?: string[];
            expiresAt?: string | null;
            /** @description `kind:id` pairs, such as `property:018f0000-0000-7000-8000-000000000000`: all else is not found. */
            confinedTo?: string[] | null;
            /** @description The web pages that may use it, such as `https://www.example.com`. */
            origins?: string[] | null;
        };
        OrkestraAuthLoginBody: {
            email: string;
            password: string;
            /**
             * Format: uuid
             * @description The UUID of an organization or of its test sibling.
             */
            organizationId?: string;
        };
        OrkestraAuthLogoutBody: {
            /**
             * @description Whether to end all of the person's sessions, in every organization.
             * @default false
             */
            everywhere?: boolean;
        };
        OrkestraAuthRefreshBody: {
            refreshToken: string;
        };
        OrkestraAuthRegisterBody: {
            email: string;
            name: string;
            /** @description 8 to 256 characters. */
            password: string;
            /** @description Default: the person's name, with `'s organization`. */
            organizationName?: string;
        };
        OrkestraAuthSwitchBody: {
            /**
             * Format: uuid
             * @description The id of an organization.
             */
            organizationId: string;
        };
        OrkestraAuthorizedApp: {
            /**
             * Format: uuid
             * @description The id of an authorized app.
             */
            id: string;
            /** @description The app's, as the person has read it. */
            name: string;
            /** Format: uuid */
            clientId: string;
            /**
             * Format: uuid
             * @description Who has allowed it, and with whose role it acts.
             */
            userId: string;
            /** @description What they agreed to: scopes and bundles. */
            scopes: string[];
            lastUsedAt: string | null;
            /** Format: date-time */
            expiresAt: string;
            revokedAt: string | null;
            version: number;
            /** Format: date-time */
            createdAt: string;
        };
        OrkestraEvent: {
            /** Format: uuid */
            id: string;
            cursor: string;
            position: number;
            type: string;
            /** Format: date-time */
            createdAt: string;
            resource: {
                /** Format: uuid */
                id: string;
                version: number;
            };
            data: {
                [key: string]: unknown;
            };
        };
        OrkestraEventsCreateStreamUrlBody: {
            /** @description The cursor of the last event that is known. */
            after?: string;
            /** @description Only events of these types. */
            types?: string[];
        };
        OrkestraGuide: {
            /**
             * Format: uuid
             * @description The id of a guide.
             */
            id: string;
            title: string;
            description: string | null;
            /** @description Where the page is, on this server. There is none before there is a file. */
            path: string;
            minSeconds: number;
            active: boolean;
            /** @description As it is downloaded. Null until there is a file, as are the next two. */
            fileName: string | null;
            contentType: string | null;
            /** @description Bytes. */
            size: number | null;
            /** @description How many have said who they are. */
            submissions: number;
            /** @description How many of these were robots, and made nothing. */
            trapped: number;
            downloads: number;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        OrkestraGuidesCreateBody: {
            title: string;
            /** @description What the page says of it. */
            description?: string | null;
            /**
             * @description What is sent sooner after the page was shown is refused: people need longer.
             * @default 3
             */
            minSeconds?: number;
            /** @default true */
            active?: boolean;
        };
        OrkestraGuidesUpdateBody: {
            expectedVersion?: number;
            title?: string;
            /** @description What the page says of it. */
            description?: string | null;
            /** @description What is sent sooner after the page was shown is refused: people need longer. */
            minSeconds?: number;
            active?: boolean;
        };
        OrkestraInboundDelivery: {
            /**
             * Format: uuid
             * @description The id of an inbound delivery.
             */
            id: string;
            /**
             * Format: uuid
             * @description The id of an inbound webhook.
             */
            inboundId: string;
            /** @description The sender's id of it, where it was taken. */
            externalId: string | null;
            /** @enum {string} */
            outcome: "accepted" | "duplicate" | "rejected";
            /** @description What it was answered with. */
            status: number;
            error: string | null;
            /** @description The lead that it made or was merged with. */
            leadId: string | null;
            /** @description Its first 4 KiB. Null to a credential without `leads:read`. */
            body: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        OrkestraInboundMail: {
            /**
             * Format: uuid
             * @description The id of an inbound mail.
             */
            id: string;
            /**
             * Format: uuid
             * @description The id of a mailbox.
             */
            mailboxId: string;
            fromAddress: string | null;
            subject: string | null;
            /** @description The beginning of its text. */
            excerpt: string;
            /** @description Bytes. */
            size: number;
            /** @enum {string} */
            status: "parsed" | "unparsed" | "ignored";
            /** @description The rule that has read it, or `by-hand`. */
            readBy: string | null;
            /** @description Why there is no lead of it. */
            problem: string | null;
            /** @description The lead that was made of it, or that it was merged with. */
            leadId: string | null;
            version: number;
            /**
             * Format: date-time
             * @description When it came in.
             */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        OrkestraInboundMailsIgnoreBody: {
            expectedVersion?: number;
        };
        OrkestraInboundMailsResolveBody: {
            expectedVersion?: number;
            name: string;
            source?: string | null;
            email?: string | null;
            phone?: string | null;
            propertyId?: string | null;
            propertyAddress?: string | null;
            notes?: string | null;
            agentId?: string | null;
        };
        OrkestraInboundWebhook: {
            /**
             * Format: uuid
             * @description The id of an inbound webhook.
             */
            id: string;
            name: string;
            /** @enum {string} */
            target: "lead";
            signature: {
                /** @enum {string} */
                scheme: "standard" | "hmac_sha256_hex" | "hmac_sha256_base64" | "none";
                header?: string;
                prefix?: string;
            };
            deduplication: {
                header?: string;
                path?: string;
            } | null;
            /** @description By the lead's field. */
            mapping: {
                [key: string]: {
                    paths?: string[];
                    join?: string;
                    value?: string;
                };
            };
            /** @enum {string} */
            status: "active" | "disabled";
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        OrkestraInboundWebhooksCreateBody: {
            name: string;
            /**
             * @default lead
             * @enum {string}
             */
            target?: "lead";
            /** @description How the sender signs; Standard Webhooks, unless told. */
            signature?: {
                /**
                 * @description `standard` is Standard Webhooks; of HMAC-SHA256, the raw body's is in `header`, in hex or Base64.
                 * @enum {string}
                 */
                scheme: "standard" | "hmac_sha256_hex" | "hmac_sha256_base64" | "none";
                /** @description Of HMAC-SHA256: which header holds it, such as X-Orkasa-Signature. */
                header?: string;
                /** @description What is before it in the header, such as `sha256=`. */
                prefix?: string;
            };
            /** @description What the sender signs with; made up, unless told. It is not shown again. */
            secret?: string;
            /** @description Where a message's own id is: a second one with the same does nothing. */
            deduplication?: {
                header?: string;
                path?: string;
            } | null;
            /** @description From where in the body each field of the lead comes: the first of `paths` (such as contact.emails.0) that holds something, or with `join` all that do, with it between; else `value`. */
            mapping: {
                name: {
                    paths?: string[];
                    join?: string;
                    value?: string;
                };
                email?: {
                    paths?: string[];
                    join?: string;
                    value?: string;
                };
                phone?: {
                    paths?: string[];
                    join?: string;
                    value?: string;
                };
                source?: {
                    paths?: string[];
                    join?: string;
                    value?: string;
                };
                propertyId?: {
                    paths?: string[];
                    join?: string;
                    value?: string;
                };
                propertyAddress?: {
                    paths?: string[];
                    join?: string;
                    value?: string;
                };
                notes?: {
                    paths?: string[];
                    join?: string;
                    value?: string;
                };
                agentId?: {
                    paths?: string[];
                    join?: string;
                    value?: string;
                };
                dealValue?: {
                    paths?: string[];
                    join?: string;
                    value?: string;
                };
                dealCurrency?: {
                    paths?: string[];
                    join?: string;
                    value?: string;
                };
            };
        };
        OrkestraInboundWebhooksUpdateBody: {
            expectedVersion?: number;
            name?: string;
            /** @description How the sender signs; Standard Webhooks, unless told. */
            signature?: {
                /**
                 * @description `standard` is Standard Webhooks; of HMAC-SHA256, the raw body's is in `header`, in hex or Base64.
                 * @enum {string}
                 */
                scheme: "standard" | "hmac_sha256_hex" | "hmac_sha256_base64" | "none";
                /** @description Of HMAC-SHA256: which header holds it, such as X-Orkasa-Signature. */
                header?: string;
                /** @description What is before it in the header, such as `sha256=`. */
                prefix?: string;
            };
            /** @description What the sender signs with; made up, unless told. It is not shown again. */
            secret?: string;
            /** @description Where a message's own id is: a second one with the same does nothing. */
            deduplication?: {
                header?: string;
                path?: string;
            } | null;
            /** @description From where in the body each field of the lead comes: the first of `paths` (such as contact.emails.0) that holds something, or with `join` all that do, with it between; else `value`. */
            mapping?: {
                name: {
                    paths?: string[];
                    join?: string;
                    value?: string;
                };
                email?: {
                    paths?: string[];
                    join?: string;
                    value?: string;
                };
                phone?: {
                    paths?: string[];
                    join?: string;
                    value?: string;
                };
                source?: {
                    paths?: string[];
                    join?: string;
                    value?: string;
                };
                propertyId?: {
                    paths?: string[];
                    join?: string;
                    value?: string;
                };
                propertyAddress?: {
                    paths?: string[];
                    join?: string;
                    value?: string;
                };
                notes?: {
                    paths?: string[];
                    join?: string;
                    value?: string;
                };
                agentId?: {
                    paths?: string[];
                    join?: string;
                    value?: string;
                };
                dealValue?: {
                    paths?: string[];
                    join?: string;
                    value?: string;
                };
                dealCurrency?: {
                    paths?: string[];
                    join?: string;
                    value?: string;
                };
            };
            /** @enum {string} */
            status?: "active" | "disabled";
        };
        OrkestraLeadForm: {
            /**
             * Format: uuid
             * @description The id of a lead form.
             */
            id: string;
            name: string;
            /** @description Where the page is, on this server. */
            path: string;
            /** @enum {string} */
            target: "lead" | "client";
            source: string;
            title: string;
            fields: ("email" | "phone" | "propertyAddress" | "message")[];
            required: ("email" | "phone" | "propertyAddress" | "message")[];
            /** @description Web sites that may show it inside their own pages. */
            origins: string[];
            thanks: string;
            redirectUrl: string | null;
            minSeconds: number;
            active: boolean;
            /** @description How many were taken. */
            submissions: number;
            /** @description How many were a robot's, and made nothing. */
            trapped: number;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        OrkestraLeadFormsCreateBody: {
            name: string;
            /**
             * @default lead
             * @enum {string}
             */
            target?: "lead" | "client";
            /** @description The source of what it makes. */
            source?: string;
            /** @description The page's heading. */
            title?: string;
            /** @description What is asked for beside the name. */
            fields?: ("email" | "phone" | "propertyAddress" | "message")[];
            /** @description Which of these must be filled in. */
            required?: ("email" | "phone" | "propertyAddress" | "message")[];
            /** @description Web sites that may show it inside their own pages, such as `https://www.example.com`; none: it stands alone. */
            origins?: string[];
            /** @description What whoever has sent it reads. */
            thanks?: string;
            /** @description Where whoever has sent it is taken instead. */
            redirectUrl?: string | null;
            /** @description What is sent sooner after the page was shown is refused: people need longer. */
            minSeconds?: number;
            active?: boolean;
        };
        OrkestraLeadFormsUpdateBody: {
            expectedVersion?: number;
            name?: string;
            /** @description The source of what it makes. */
            source?: string;
            /** @description The page's heading. */
            title?: string;
            /** @description What is asked for beside the name. */
            fields?: ("email" | "phone" | "propertyAddress" | "message")[];
            /** @description Which of these must be filled in. */
            required?: ("email" | "phone" | "propertyAddress" | "message")[];
            /** @description Web sites that may show it inside their own pages, such as `https://www.example.com`; none: it stands alone. */
            origins?: string[];
            /** @description What whoever has sent it reads. */
            thanks?: string;
            /** @description Where whoever has sent it is taken instead. */
            redirectUrl?: string | null;
            /** @description What is sent sooner after the page was shown is refused: people need longer. */
            minSeconds?: number;
            active?: boolean;
        };
        OrkestraMailbox: {
            /**
             * Format: uuid
             * @description The id of a mailbox.
             */
            id: string;
            name: string;
            /** @description Where portals send their leads to. */
            address: string;
            /** @description How mails are read; tried before the rules that everybody has. */
            rules: {
                /** @description What the rule is called; a mail that it has read says so. */
                name: string;
                /**
                 * @description Domains that the mails are from, and those below them; none: any.
                 * @default []
                 */
                from: string[];
                /** @description What the subject is like; `*` stands for anything. */
                subject?: string;
                /** @description The source of the leads. */
                source: string;
                /** @description By the field: what stands before its value, with a colon, in a column of its own, or on the line before. */
                labels: {
                    name?: string[];
                    firstName?: string[];
                    lastName?: string[];
                    email?: string[];
                    phone?: string[];
                    propertyAddress?: string[];
                    notes?: string[];
                };
            }[];
            active: boolean;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        OrkestraMailboxesCreateBody: {
            name: string;
            /**
             * @description How mails are read that come from elsewhere, or look different; tried in this order, first.
             * @default []
             */
            rules?: {
                /** @description What the rule is called; a mail that it has read says so. */
                name: string;
                /**
                 * @description Domains that the mails are from, and those below them; none: any.
                 * @default []
                 */
                from?: string[];
                /** @description What the subject is like; `*` stands for anything. */
                subject?: string;
                /** @description The source of the leads. */
                source: string;
                /** @description By the field: what stands before its value, with a colon, in a column of its own, or on the line before. */
                labels: {
                    name?: string[];
                    firstName?: string[];
                    lastName?: string[];
                    email?: string[];
                    phone?: string[];
                    propertyAddress?: string[];
                    notes?: string[];
                };
            }[];
            /** @default true */
            active?: boolean;
        };
        OrkestraMailboxesUpdateBody: {
            expectedVersion?: number;
            name?: string;
            /** @description How mails are read that come from elsewhere, or look different; tried in this order, first. */
            rules?: {
                /** @description What the rule is called; a mail that it has read says so. */
                name: string;
                /**
                 * @description Domains that the mails are from, and those below them; none: any.
                 * @default []
                 */
                from?: string[];
                /** @description What the subject is like; `*` stands for anything. */
                subject?: string;
                /** @description The source of the leads. */
                source: string;
                /** @description By the field: what stands before its value, with a colon, in a column of its own, or on the line before. */
                labels: {
                    name?: string[];
                    firstName?: string[];
                    lastName?: string[];
                    email?: string[];
                    phone?: string[];
                    propertyAddress?: string[];
                    notes?: string[];
                };
            }[];
            active?: boolean;
        };
        OrkestraOauthClient: {
            /**
             * Format: uuid
             * @description The `client_id`.
             */
            id: string;
            name: string;
            /** @enum {string} */
            kind: "confidential" | "public";
            redirectUris: string[];
            grantTypes: ("authorization_code" | "client_credentials")[];
            /** @description What it may ask for at most: scopes and bundles. */
            scopes: string[];
            /** @description What its secret ends with; null for a public one, which has none. */
            secretLastFour: string | null;
            /** @description Until when the secret before the last roll is good as well. */
            previousUntil: string | null;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        OrkestraOauthClientsCreateBody: {
            /** @description As people see it where they are asked whether they allow it. */
            name: string;
            /**
             * @description A public one can keep no secret, and has none.
             * @default confidential
             * @enum {string}
             */
            kind?: "confidential" | "public";
            /** @description Where browsers may be sent back to, compared to the byte; at loopback addresses, on any port. */
            redirectUris?: string[];
            grantTypes?: ("authorization_code" | "client_credentials")[];
            /** @description What it may ask for at most: scopes and bundles. */
            scopes: string[];
        };
        OrkestraOauthClientsRollSecretBody: {
            expectedVersion?: number;
            /**
             * @description For how long the secret before stays good. That of an earlier roll ends at once.
             * @default 24
             */
            overlapHours?: number;
        };
        OrkestraOauthClientsUpdateBody: {
            expectedVersion?: number;
            /** @description As people see it where they are asked whether they allow it. */
            name?: string;
            /** @description Where browsers may be sent back to, compared to the byte; at loopback addresses, on any port. */
            redirectUris?: string[];
            grantTypes?: ("authorization_code" | "client_credentials")[];
            /** @description What it may ask for at most: scopes and bundles. */
            scopes?: string[];
        };
        OrkestraTokens: {
            accessToken: string;
            /** @constant */
            tokenType: "Bearer";
            expiresIn: number;
            refreshToken: string;
        };
        OrkestraWebhookAttempt: {
            /** @description From 1. */
            number: number;
            /** Format: date-time */
            startedAt: string;
            /** @description How long it took. */
            ms: number;
            status: number | null;
            /** @description Why there was no answer. */
            error: string | null;
            /** @description Its first KiB. */
            answer: string | null;
        };
        OrkestraWebhookDelivery: {
            /**
             * Format: uuid
             * @description The id of a webhook delivery.
             */
            id: string;
            /**
             * Format: uuid
             * @description The id of a webhook endpoint.
             */
            webhookId: string;
            /**
             * Format: uuid
             * @description What its `webhook-id` is, on every attempt.
             */
            eventId: string;
            type: string;
            /** Format: uuid */
            resourceId: string;
            isTest: boolean;
            /** @enum {string} */
            state: "pending" | "delivered" | "dead" | "cancelled";
            attemptCount: number;
            nextAttemptAt: string | null;
            lastStatus: number | null;
            /** Format: date-time */
            createdAt: string;
            settledAt: string | null;
            attempts: components["schemas"]["OrkestraWebhookAttempt"][];
        };
        OrkestraWebhookEndpoint: {
            /**
             * Format: uuid
             * @description The id of a webhook endpoint.
             */
            id: string;
            url: string;
            /** @enum {string} */
            dialect: "orkasa" | "organicagent" | "orkestra" | "standard";
            /** @description Types of events; `*` is all. */
            events: string[];
            filter: {
                resources: string[];
            } | null;
            coalesceSeconds: number | null;
            /** @enum {string} */
            status: "active" | "disabled";
            disabledReason: ("owner" | "failing" | "gone" | "credential") | null;
            disabledAt: string | null;
            failingSince: string | null;
            previousUntil: string | null;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        OrkestraWebhooksCreateBody: {
            /** @description Where events are posted to: a public address over HTTPS. */
            url: string;
            /** @description Types of events; `*` is all. */
            events: string[];
            /**
             * @description In which form they are sent. What `*` means in a document's dialect are the types that it lists.
             * @default orkestra
             * @enum {string}
             */
            dialect?: "orkasa" | "organicagent" | "orkestra" | "standard";
            /** @description Events of these resources alone: `kind:id` pairs. */
            filter?: {
                resources: string[];
            } | null;
            /** @description Within how many seconds updates of one resource become one delivery, with all fields that they changed. */
            coalesceSeconds?: number | null;
        };
        OrkestraWebhooksFinishRotationBody: {
            expectedVersion?: number;
        };
        OrkestraWebhooksReplayBody: {
            /** @description Of the last event that is not wanted again. */
            cursor?: string;
            /**
             * Format: date-time
             * @description When the first event happened that is wanted again.
             */
            since?: string;
        };
        OrkestraWebhooksRotateSecretBody: {
            expectedVersion?: number;
        };
        OrkestraWebhooksTestBody: {
            /** @description Its type; the first that the webhook takes, unless told. */
            event?: string;
        };
        OrkestraWebhooksUpdateBody: {
            expectedVersion?: number;
            /** @description Where events are posted to: a public address over HTTPS. */
            url?: string;
            /** @description Types of events; `*` is all. */
            events?: string[];
            /** @description Events of these resources alone: `kind:id` pairs. */
            filter?: {
                resources: string[];
            } | null;
            /** @description Within how many seconds updates of one resource become one delivery, with all fields that they changed. */
            coalesceSeconds?: number | null;
            /**
             * @description `disabled`: nothing is sent. `active` again: it catches up from where it stopped.
             * @enum {string}
             */
            status?: "active" | "disabled";
        };
    };
    responses: {
        /** @description The request is not valid. */
        OrkasaBadRequest: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "BAD_REQUEST";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "INVALID_INPUT";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description The body is not what a portal tells. The request is not valid. */
        OrkasaBadRequestCallbackInvalid: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "BAD_REQUEST";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "CALLBACK_INVALID" | "INVALID_INPUT";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description The content is not of the type that it was sent as. The image has more pixels than are taken (64 megapixels). The request is not valid. This is no image, or a damaged one. JPEG, PNG, WebP, GIF and AVIF are taken. */
        OrkasaBadRequestImageTooManyPixelsImageTypeMismatchImageUnreadable: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "BAD_REQUEST";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "IMAGE_TOO_MANY_PIXELS" | "IMAGE_TYPE_MISMATCH" | "IMAGE_UNREADABLE" | "INVALID_INPUT";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description The file is no CSV, or has no rows. The file lacks columns that the mapping takes. The request is not valid. */
        OrkasaBadRequestImportColumnsMissingImportUnreadable: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "BAD_REQUEST";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "IMPORT_COLUMNS_MISSING" | "IMPORT_UNREADABLE" | "INVALID_INPUT";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description The request is not valid. This was not begun here, was used before, or took longer than ten minutes. Begin again. */
        OrkasaBadRequestIntegrationStateInvalid: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "BAD_REQUEST";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "INTEGRATION_STATE_INVALID" | "INVALID_INPUT";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description The cursor is not one that this list gave out. The request is not valid. */
        OrkasaBadRequestInvalidCursor: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "BAD_REQUEST";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "INVALID_CURSOR" | "INVALID_INPUT";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description A request with this idempotency key is still in progress. Others are changing the same resource. Try again. This idempotency key was used with other input, or with other rights. */
        OrkasaConflictIdempotencyInProgress: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "CONFLICT";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_KEY_REUSED" | "TOO_BUSY";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description A request with this idempotency key is still in progress. It took too long, and another attempt has taken over. Others are changing the same resource. Try again. The connection is being renewed or ended at this moment. Try again. This idempotency key was used with other input, or with other rights. */
        OrkasaConflictIdempotencyInProgressIntegrationBusyLeaseLost: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "CONFLICT";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_KEY_REUSED" | "INTEGRATION_BUSY" | "LEASE_LOST" | "TOO_BUSY";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description A request with this idempotency key is still in progress. Another lead has this email address. Others are changing the same resource. Try again. The resource has changed since it was read. This idempotency key was used with other input, or with other rights. */
        OrkasaConflictIdempotencyInProgressLeadEmailTakenStaleVersion: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "CONFLICT";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_KEY_REUSED" | "LEAD_EMAIL_TAKEN" | "STALE_VERSION" | "TOO_BUSY";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description A request with this idempotency key is still in progress. It took too long, and another attempt has taken over. Others are changing the same resource. Try again. This idempotency key was used with other input, or with other rights. */
        OrkasaConflictIdempotencyInProgressLeaseLost: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "CONFLICT";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_KEY_REUSED" | "LEASE_LOST" | "TOO_BUSY";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description A request with this idempotency key is still in progress. Others are changing the same resource. Try again. The resource has changed since it was read. This idempotency key was used with other input, or with other rights. */
        OrkasaConflictIdempotencyInProgressStaleVersion: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "CONFLICT";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_KEY_REUSED" | "STALE_VERSION" | "TOO_BUSY";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description Test mode reaches no portal, so that it can't be connected to one. The credential is confined to other resources. The credential lacks the required scope. The credential may be used from certain web pages alone, and this is none of them. The organization's plan does not include such a key. */
        OrkasaForbiddenConfinedIntegrationLiveOnlyScopeRequired: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "FORBIDDEN" | "PLAN_REQUIRED";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "CONFINED" | "INTEGRATION_LIVE_ONLY" | "ORIGIN_NOT_ALLOWED" | "PLAN_TOO_LOW" | "SCOPE_REQUIRED";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description The credential is confined to other resources. The credential lacks the required scope. The credential may be used from certain web pages alone, and this is none of them. The organization's plan does not include such a key. */
        OrkasaForbiddenConfinedScopeRequired: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "FORBIDDEN" | "PLAN_REQUIRED";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "CONFINED" | "ORIGIN_NOT_ALLOWED" | "PLAN_TOO_LOW" | "SCOPE_REQUIRED";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description The credential lacks the required scope. The credential may be used from certain web pages alone, and this is none of them. The organization's plan does not include such a key. */
        OrkasaForbiddenScopeRequired: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "FORBIDDEN" | "PLAN_REQUIRED";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "ORIGIN_NOT_ALLOWED" | "PLAN_TOO_LOW" | "SCOPE_REQUIRED";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description Something went wrong on our side. */
        OrkasaInternalServerError: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "INTERNAL_ERROR";
                        message: string;
                        details?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description This address is not valid, or not any more. */
        OrkasaNotFoundCallbackNotFound: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "NOT_FOUND";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "CALLBACK_NOT_FOUND";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description No estate agent has this id. */
        OrkasaNotFoundEstateAgentNotFound: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "NOT_FOUND";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "ESTATE_AGENT_NOT_FOUND";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description No estate agent has this id. No property has this id. The property has no image with this id. */
        OrkasaNotFoundEstateAgentNotFoundImageNotFoundPropertyNotFound: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "NOT_FOUND";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "ESTATE_AGENT_NOT_FOUND" | "IMAGE_NOT_FOUND" | "PROPERTY_NOT_FOUND";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description No estate agent has this id. No lead has this id. No property has this id. */
        OrkasaNotFoundEstateAgentNotFoundLeadNotFoundPropertyNotFound: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "NOT_FOUND";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "ESTATE_AGENT_NOT_FOUND" | "LEAD_NOT_FOUND" | "PROPERTY_NOT_FOUND";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description No estate agent has this id. No property has this id. */
        OrkasaNotFoundEstateAgentNotFoundPropertyNotFound: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "NOT_FOUND";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "ESTATE_AGENT_NOT_FOUND" | "PROPERTY_NOT_FOUND";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description No property has this id. The property has no image with this id. */
        OrkasaNotFoundImageNotFoundPropertyNotFound: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "NOT_FOUND";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "IMAGE_NOT_FOUND" | "PROPERTY_NOT_FOUND";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description No import has this id. */
        OrkasaNotFoundImportNotFound: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "NOT_FOUND";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "IMPORT_NOT_FOUND";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description There is no portal of this name. This portal is not connected. */
        OrkasaNotFoundIntegrationNotConnectedIntegrationProviderNotFound: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "NOT_FOUND";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "INTEGRATION_NOT_CONNECTED" | "INTEGRATION_PROVIDER_NOT_FOUND";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description There is no portal of this name. */
        OrkasaNotFoundIntegrationProviderNotFound: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "NOT_FOUND";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "INTEGRATION_PROVIDER_NOT_FOUND";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description No lead has this id. */
        OrkasaNotFoundLeadNotFound: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "NOT_FOUND";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "LEAD_NOT_FOUND";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description There is no portal of this name. */
        OrkasaNotFoundPortalNotFound: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "NOT_FOUND";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "PORTAL_NOT_FOUND";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description No property has this id. */
        OrkasaNotFoundPropertyNotFound: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "NOT_FOUND";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "PROPERTY_NOT_FOUND";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description No property has this id. There is no such publication. */
        OrkasaNotFoundPropertyNotFoundPublicationNotFound: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "NOT_FOUND";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "PROPERTY_NOT_FOUND" | "PUBLICATION_NOT_FOUND";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description There is no such publication. */
        OrkasaNotFoundPublicationNotFound: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "NOT_FOUND";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "PUBLICATION_NOT_FOUND";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description The request is too large. */
        OrkasaPayloadTooLarge: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "PAYLOAD_TOO_LARGE";
                        message: string;
                        details?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description An image is at most 20971520 bytes. The request is too large. */
        OrkasaPayloadTooLargeImageTooLarge: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "PAYLOAD_TOO_LARGE";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "IMAGE_TOO_LARGE";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description The file is too large. The request is too large. */
        OrkasaPayloadTooLargeImportTooLarge: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "PAYLOAD_TOO_LARGE";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "IMPORT_TOO_LARGE";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description The resource has changed since it was read. */
        OrkasaPreconditionFailedStaleVersion: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "PRECONDITION_FAILED";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "STALE_VERSION";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description Something went wrong on our side. */
        OrkasaServiceUnavailable: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "INTERNAL_ERROR";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "OVERLOADED";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description Something went wrong on our side. The model has given no answer that can be used, also when it was asked again. Try again later. The organization has no provider for this: nobody has configured one. The provider of the model can't be had at the moment. Try again later. */
        OrkasaServiceUnavailableAiAnswerInvalidAiNotConfiguredAiUnavailable: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "INTERNAL_ERROR" | "PROVIDER_NOT_CONFIGURED";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "AI_ANSWER_INVALID" | "AI_NOT_CONFIGURED" | "AI_UNAVAILABLE" | "OVERLOADED";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description Too many requests. Wait for Retry-After seconds. */
        OrkasaTooManyRequests: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "RATE_LIMITED";
                        message: string;
                        details?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description No credential was sent. The credential is not valid. */
        OrkasaUnauthorized: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "UNAUTHORIZED";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "CREDENTIAL_INVALID" | "CREDENTIAL_MISSING";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description This address is not valid, or not any more. Ask for a new one. */
        OrkasaUnauthorizedLinkInvalid: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "UNAUTHORIZED";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "LINK_INVALID";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description An image could not be had, or is none that can be used. The model declined to work on this. What is left of the organization's budget for models does not cover this. */
        OrkasaUnprocessableEntityAiBudgetExhaustedAiImageUnusableAiRefused: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "UNPROCESSABLE";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "AI_BUDGET_EXHAUSTED" | "AI_IMAGE_UNUSABLE" | "AI_REFUSED";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description A property has at most 50 images. An image could not be had, or is none that can be used. The model declined to work on this. What is left of the organization's budget for models does not cover this. */
        OrkasaUnprocessableEntityAiBudgetExhaustedAiImageUnusableAiRefusedImageLimitReached: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "UNPROCESSABLE";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "AI_BUDGET_EXHAUSTED" | "AI_IMAGE_UNUSABLE" | "AI_REFUSED" | "IMAGE_LIMIT_REACHED";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description A property has at most 50 images. */
        OrkasaUnprocessableEntityImageLimitReached: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "UNPROCESSABLE";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "IMAGE_LIMIT_REACHED";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description The import has its file already. The import is over. */
        OrkasaUnprocessableEntityImportHasFileImportOver: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "UNPROCESSABLE";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "IMPORT_HAS_FILE" | "IMPORT_OVER";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description The operator has set no client up for this portal. Give one of your own: the issuer (or its endpoints), the client's id and the API's address. The portal did not let us in. This portal reads a feed: there is nothing to connect. */
        OrkasaUnprocessableEntityIntegrationNeedsNoConnectionIntegrationNotConfiguredIntegrationProviderFailed: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "UNPROCESSABLE";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "INTEGRATION_NEEDS_NO_CONNECTION" | "INTEGRATION_NOT_CONFIGURED" | "INTEGRATION_PROVIDER_FAILED";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description The board does not allow this move. */
        OrkasaUnprocessableEntityLeadMoveNotAllowed: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "UNPROCESSABLE";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "LEAD_MOVE_NOT_ALLOWED";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description Nothing holds this lead. */
        OrkasaUnprocessableEntityLeadNotHeld: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "UNPROCESSABLE";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "LEAD_NOT_HELD";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description The listing is not as the portals take it. Nothing was queued. */
        OrkasaUnprocessableEntityListingNotPublishable: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "UNPROCESSABLE";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "LISTING_NOT_PUBLISHABLE";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description Nothing of this publication waits to be tried again. */
        OrkasaUnprocessableEntityPublicationNotRetryable: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "UNPROCESSABLE";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "PUBLICATION_NOT_RETRYABLE";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description The request is not valid. */
        OrkestraBadRequest: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "BAD_REQUEST";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "INVALID_INPUT";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description Events after this cursor are not kept any more. Read again what you hold, and go on from the cursor in details.oldest. The cursor is not one that this list gave out. The log does not go as far as this cursor: the data was restored from an earlier state. Read again what you hold, and go on from the cursor in details.latest. The request is not valid. */
        OrkestraBadRequestCursorAheadCursorExpiredInvalidCursor: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "BAD_REQUEST";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "CURSOR_AHEAD" | "CURSOR_EXPIRED" | "INVALID_CURSOR" | "INVALID_INPUT";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description A new key must expire in the future. A scope is not one that exists. The request is not valid. */
        OrkestraBadRequestExpiryInPastUnknownScope: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "BAD_REQUEST";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "EXPIRY_IN_PAST" | "INVALID_INPUT" | "UNKNOWN_SCOPE";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description The file is of no kind that guides are, or not what it says that it is. The request is not valid. */
        OrkestraBadRequestGuideUnsupported: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "BAD_REQUEST";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "GUIDE_UNSUPPORTED" | "INVALID_INPUT";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description The body is no JSON object. The mapping makes no lead of this body. The request is not valid. */
        OrkestraBadRequestInboundBodyInvalidInboundLeadInvalid: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "BAD_REQUEST";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "INBOUND_BODY_INVALID" | "INBOUND_LEAD_INVALID" | "INVALID_INPUT";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description The cursor is not one that this list gave out. The request is not valid. */
        OrkestraBadRequestInvalidCursor: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "BAD_REQUEST";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "INVALID_CURSOR" | "INVALID_INPUT";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description The file is no mail: it does not begin with header fields. The request is not valid. */
        OrkestraBadRequestMailUnreadable: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "BAD_REQUEST";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "INVALID_INPUT" | "MAIL_UNREADABLE";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description A scope is not one that exists. The request is not valid. */
        OrkestraBadRequestUnknownScope: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "BAD_REQUEST";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "INVALID_INPUT" | "UNKNOWN_SCOPE";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description Nothing is sent to this URL: a target must be a public address over HTTPS. The request is not valid. */
        OrkestraBadRequestWebhookTargetRefused: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "BAD_REQUEST";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "INVALID_INPUT" | "WEBHOOK_TARGET_REFUSED";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description A request with this idempotency key is still in progress. Others are changing the same resource. Try again. This idempotency key was used with other input, or with other rights. */
        OrkestraConflictIdempotencyInProgress: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "CONFLICT";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_KEY_REUSED" | "TOO_BUSY";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description A request with this idempotency key is still in progress. It took too long, and another attempt has taken over. Others are changing the same resource. Try again. This idempotency key was used with other input, or with other rights. */
        OrkestraConflictIdempotencyInProgressLeaseLost: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "CONFLICT";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_KEY_REUSED" | "LEASE_LOST" | "TOO_BUSY";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description A request with this idempotency key is still in progress. It took too long, and another attempt has taken over. Others are changing the same resource. Try again. The resource has changed since it was read. This idempotency key was used with other input, or with other rights. */
        OrkestraConflictIdempotencyInProgressLeaseLostStaleVersion: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "CONFLICT";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_KEY_REUSED" | "LEASE_LOST" | "STALE_VERSION" | "TOO_BUSY";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description A request with this idempotency key is still in progress. Others are changing the same resource. Try again. The resource has changed since it was read. This idempotency key was used with other input, or with other rights. */
        OrkestraConflictIdempotencyInProgressStaleVersion: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "CONFLICT";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_KEY_REUSED" | "STALE_VERSION" | "TOO_BUSY";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description The credential may be used from certain web pages alone, and this is none of them. The organization's plan does not include such a key. */
        OrkestraForbidden: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "FORBIDDEN" | "PLAN_REQUIRED";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "ORIGIN_NOT_ALLOWED" | "PLAN_TOO_LOW";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description The credential is confined to other resources. The credential may be used from certain web pages alone, and this is none of them. The organization's plan does not include such a key. */
        OrkestraForbiddenConfined: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "FORBIDDEN" | "PLAN_REQUIRED";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "CONFINED" | "ORIGIN_NOT_ALLOWED" | "PLAN_TOO_LOW";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description A credential may not give more than it holds itself. An MCP token or an app may not make credentials, or give them more. The credential is confined to other resources. The credential lacks the required scope. The credential may be used from certain web pages alone, and this is none of them. The organization's plan does not include such a key. */
        OrkestraForbiddenConfinedGrantTooWideMintingNotAllowedScopeRequired: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "FORBIDDEN" | "PLAN_REQUIRED";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "CONFINED" | "GRANT_TOO_WIDE" | "MINTING_NOT_ALLOWED" | "ORIGIN_NOT_ALLOWED" | "PLAN_TOO_LOW" | "SCOPE_REQUIRED";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description The credential is confined to other resources. The credential lacks the required scope. The credential may be used from certain web pages alone, and this is none of them. The organization's plan does not include such a key. */
        OrkestraForbiddenConfinedScopeRequired: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "FORBIDDEN" | "PLAN_REQUIRED";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "CONFINED" | "ORIGIN_NOT_ALLOWED" | "PLAN_TOO_LOW" | "SCOPE_REQUIRED";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description A webhook gets, and is changed by who may read, what it is about: the credential may not read all of these events. The credential is confined to other resources. The credential lacks the required scope. The credential may be used from certain web pages alone, and this is none of them. The organization's plan does not include such a key. */
        OrkestraForbiddenConfinedScopeRequiredWebhookEventsNotReadable: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "FORBIDDEN" | "PLAN_REQUIRED";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "CONFINED" | "ORIGIN_NOT_ALLOWED" | "PLAN_TOO_LOW" | "SCOPE_REQUIRED" | "WEBHOOK_EVENTS_NOT_READABLE";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description Only a person's own session can do that: log in, and use the access token. The credential is confined to other resources. The credential may be used from certain web pages alone, and this is none of them. The organization's plan does not include such a key. */
        OrkestraForbiddenConfinedSessionRequired: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "FORBIDDEN" | "PLAN_REQUIRED";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "CONFINED" | "ORIGIN_NOT_ALLOWED" | "PLAN_TOO_LOW" | "SESSION_REQUIRED";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description The credential lacks the required scope. The credential may be used from certain web pages alone, and this is none of them. The organization's plan does not include such a key. */
        OrkestraForbiddenScopeRequired: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "FORBIDDEN" | "PLAN_REQUIRED";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "ORIGIN_NOT_ALLOWED" | "PLAN_TOO_LOW" | "SCOPE_REQUIRED";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description Only a person's own session can do that: log in, and use the access token. The credential may be used from certain web pages alone, and this is none of them. The organization's plan does not include such a key. */
        OrkestraForbiddenSessionRequired: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "FORBIDDEN" | "PLAN_REQUIRED";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "ORIGIN_NOT_ALLOWED" | "PLAN_TOO_LOW" | "SESSION_REQUIRED";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description Something went wrong on our side. */
        OrkestraInternalServerError: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "INTERNAL_ERROR";
                        message: string;
                        details?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description No API key has this id. */
        OrkestraNotFoundApiKeyNotFound: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "NOT_FOUND";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "API_KEY_NOT_FOUND";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description No app that was allowed something has this id. */
        OrkestraNotFoundAuthorizedAppNotFound: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "NOT_FOUND";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "AUTHORIZED_APP_NOT_FOUND";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description No estate agent has this id. No mail has this id. No property has this id. */
        OrkestraNotFoundEstateAgentNotFoundInboundMailNotFoundPropertyNotFound: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "NOT_FOUND";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "ESTATE_AGENT_NOT_FOUND" | "INBOUND_MAIL_NOT_FOUND" | "PROPERTY_NOT_FOUND";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description No estate agent has this id. No mailbox has this id. No property has this id. */
        OrkestraNotFoundEstateAgentNotFoundMailboxNotFoundPropertyNotFound: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "NOT_FOUND";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "ESTATE_AGENT_NOT_FOUND" | "MAILBOX_NOT_FOUND" | "PROPERTY_NOT_FOUND";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description No guide has this id. */
        OrkestraNotFoundGuideNotFound: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "NOT_FOUND";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "GUIDE_NOT_FOUND";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description No mail has this id. */
        OrkestraNotFoundInboundMailNotFound: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "NOT_FOUND";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "INBOUND_MAIL_NOT_FOUND";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description There is no such inbound webhook. */
        OrkestraNotFoundInboundWebhookNotFound: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "NOT_FOUND";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "INBOUND_WEBHOOK_NOT_FOUND";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description No lead form has this id. */
        OrkestraNotFoundLeadFormNotFound: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "NOT_FOUND";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "LEAD_FORM_NOT_FOUND";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description No mailbox has this id. */
        OrkestraNotFoundMailboxNotFound: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "NOT_FOUND";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "MAILBOX_NOT_FOUND";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description No OAuth client has this id. */
        OrkestraNotFoundOauthClientNotFound: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "NOT_FOUND";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "OAUTH_CLIENT_NOT_FOUND";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description No organization has this id. */
        OrkestraNotFoundOrganizationNotFound: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "NOT_FOUND";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "ORGANIZATION_NOT_FOUND";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description No delivery of this webhook has this id. No webhook has this id. */
        OrkestraNotFoundWebhookDeliveryNotFoundWebhookEndpointNotFound: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "NOT_FOUND";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "WEBHOOK_DELIVERY_NOT_FOUND" | "WEBHOOK_ENDPOINT_NOT_FOUND";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description No webhook has this id. */
        OrkestraNotFoundWebhookEndpointNotFound: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "NOT_FOUND";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "WEBHOOK_ENDPOINT_NOT_FOUND";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description The request is too large. */
        OrkestraPayloadTooLarge: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "PAYLOAD_TOO_LARGE";
                        message: string;
                        details?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description The file is too large. The request is too large. */
        OrkestraPayloadTooLargeGuideTooLarge: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "PAYLOAD_TOO_LARGE";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "GUIDE_TOO_LARGE";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description The mail is too large. The request is too large. */
        OrkestraPayloadTooLargeMailTooLarge: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "PAYLOAD_TOO_LARGE";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "MAIL_TOO_LARGE";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description The resource has changed since it was read. */
        OrkestraPreconditionFailedStaleVersion: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "PRECONDITION_FAILED";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "STALE_VERSION";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description Something went wrong on our side. */
        OrkestraServiceUnavailable: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "INTERNAL_ERROR";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "OVERLOADED";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description Too many requests. Wait for Retry-After seconds. */
        OrkestraTooManyRequests: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "RATE_LIMITED";
                        message: string;
                        details?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description No credential was sent. The credential is not valid. */
        OrkestraUnauthorized: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "UNAUTHORIZED";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "CREDENTIAL_INVALID" | "CREDENTIAL_MISSING";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description The signature is missing, is not this body's, or is too old. */
        OrkestraUnauthorizedInboundSignatureInvalid: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "UNAUTHORIZED";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "INBOUND_SIGNATURE_INVALID";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description This address is not valid, or not any more. Ask for a new one. */
        OrkestraUnauthorizedLinkInvalid: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "UNAUTHORIZED";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "LINK_INVALID";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description There is no account with this address and password in this organization. */
        OrkestraUnauthorizedLoginFailed: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "UNAUTHORIZED";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "LOGIN_FAILED";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description The refresh token is not good, or no longer. Log in again. */
        OrkestraUnauthorizedRefreshFailed: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "UNAUTHORIZED";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "REFRESH_FAILED";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description The key has expired: another secret of it would be of no use. Move its end on first. The key was revoked, which is for good. Create another one. */
        OrkestraUnprocessableEntityApiKeyExpiredApiKeyRevoked: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "UNPROCESSABLE";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "API_KEY_EXPIRED" | "API_KEY_REVOKED";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description A key can be confined to what exists alone. The key was revoked, which is for good. Create another one. */
        OrkestraUnprocessableEntityApiKeyRevokedConfinementNotFound: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "UNPROCESSABLE";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "API_KEY_REVOKED" | "CONFINEMENT_NOT_FOUND";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description The grant type client_credentials is for confidential clients: a public one has no secret. */
        OrkestraUnprocessableEntityConfidentialClientRequired: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "UNPROCESSABLE";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "CONFIDENTIAL_CLIENT_REQUIRED";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description A client for the grant type authorization_code needs an address that browsers are sent back to. The grant type client_credentials is for confidential clients: a public one has no secret. */
        OrkestraUnprocessableEntityConfidentialClientRequiredRedirectUriRequired: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "UNPROCESSABLE";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "CONFIDENTIAL_CLIENT_REQUIRED" | "REDIRECT_URI_REQUIRED";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description A key can be confined to what exists alone. */
        OrkestraUnprocessableEntityConfinementNotFound: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "UNPROCESSABLE";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "CONFINEMENT_NOT_FOUND";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description The organization has as many inbound webhooks as it may have. Delete one first. */
        OrkestraUnprocessableEntityInboundLimitReached: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "UNPROCESSABLE";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "INBOUND_LIMIT_REACHED";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description The lead can't be created. */
        OrkestraUnprocessableEntityInboundNotTaken: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "UNPROCESSABLE";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "INBOUND_NOT_TAKEN";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description There is a lead of this mail already. */
        OrkestraUnprocessableEntityMailHasLead: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "UNPROCESSABLE";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "MAIL_HAS_LEAD";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description Too many secrets of this webhook overlap. Finish its rotation first. */
        OrkestraUnprocessableEntityRotationLimitReached: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "UNPROCESSABLE";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "ROTATION_LIMIT_REACHED";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description The webhook is disabled, so that nothing is sent to it. Enable it first. */
        OrkestraUnprocessableEntityWebhookDisabled: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "UNPROCESSABLE";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "WEBHOOK_DISABLED";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description A filter can name what exists alone. The organization has as many webhooks as it may have. Delete one first. */
        OrkestraUnprocessableEntityWebhookLimitReachedWebhookResourceNotFound: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "UNPROCESSABLE";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "WEBHOOK_LIMIT_REACHED" | "WEBHOOK_RESOURCE_NOT_FOUND";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        /** @description A filter can name what exists alone. */
        OrkestraUnprocessableEntityWebhookResourceNotFound: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @enum {string} */
                        code: "UNPROCESSABLE";
                        message: string;
                        details?: {
                            /** @enum {string} */
                            reason?: "WEBHOOK_RESOURCE_NOT_FOUND";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
    };
    parameters: {
        /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
        IdempotencyKey: string;
        /** @description The `ETag` of what was read: where it has changed since, nothing is done. */
        IfMatch: string;
        /** @description Of a stream: the `id` of the last frame that came, which wins over `after`. A browser's `EventSource` sends it by itself. */
        LastEventId: string;
        /** @description The caller's own id for the request. The answer and the server's log carry it. */
        RequestId: string;
    };
    requestBodies: never;
    headers: {
        /** @description The version of the contract, as in `info.version`. */
        "X-API-Version": string;
        /** @description The request's id: the caller's own, or a new one. */
        "X-Request-Id": string;
        /** @description Requests that the window of a minute allows. */
        "X-RateLimit-Limit": number;
        /** @description Requests that are left in it. */
        "X-RateLimit-Remaining": number;
        /** @description Its end, in epoch seconds. */
        "X-RateLimit-Reset": number;
        /** @description All windows (draft-ietf-httpapi-ratelimit-headers). */
        "RateLimit-Policy": string;
        /** @description What is left in all windows (draft-ietf-httpapi-ratelimit-headers). */
        RateLimit: string;
        /** @description Seconds to wait, at least 1. */
        "Retry-After": number;
        /** @description The scheme that is asked for. */
        "WWW-Authenticate": string;
        /** @description Of a resource its version, for `If-Match`; of any answer what `If-None-Match` may name. */
        ETag: string;
        /** @description Who may keep the answer, and for how long. */
        "Cache-Control": string;
        /** @description A cursor from before the read: whoever follows events after it misses nothing of what came since. */
        "X-As-Of": string;
        /** @description `true` where the answer is that of an earlier request with the same `Idempotency-Key`. */
        "Idempotency-Replayed": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    orkasaPropertiesList: {
        parameters: {
            query?: {
                /** @description What to search for, at most 200 characters: words, their beginnings, or nearly so. */
                q?: string;
                /** @example draft */
                status?: "draft" | "active" | "reserved" | "sold" | "rented" | "archived";
                operation?: "sale" | "rent";
                type?: "house" | "apartment" | "condo" | "townhouse" | "land" | "commercial" | "office" | "other";
                /**
                 * @description In any case.
                 * @example MIAMI
                 */
                city?: string;
                /** @description Exactly. Prices are compared as numbers, whatever their currency. */
                price?: number | string;
                /** @example 500000 */
                price_min?: number | string;
                price_max?: number | string;
                /** @description The id of an estate agent. */
                agent_id?: string;
                /** @description Newest first unless told, with `q` by relevance. By price, what has none comes last in either direction. */
                sort?: "-created_at" | "created_at" | "-updated_at" | "updated_at" | "-price" | "price";
                /**
                 * @description A larger one is taken as 100.
                 * @example 2
                 */
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "018f0000-0000-7000-8000-000000000001",
                     *           "brokerage_id": "018f0000-0000-7000-8000-000000000002",
                     *           "title": "Oak Avenue5",
                     *           "description": "Four bedrooms and a garden.",
                     *           "status": "draft",
                     *           "operation": "sale",
                     *           "type": "house",
                     *           "price": 750000,
                     *           "currency": "USD",
                     *           "bedrooms": 4,
                     *           "bathrooms": 2.5,
                     *           "area_sqft": 2400,
                     *           "lot_sqft": 7500,
                     *           "year_built": 1998,
                     *           "address": {
                     *             "line1": "456 Oak Ave",
                     *             "line2": null,
                     *             "city": "Miami",
                     *             "region": "FL",
                     *             "postal_code": "33133",
                     *             "country": "US",
                     *             "lat": 25.7617,
                     *             "lng": -80.1918
                     *           },
                     *           "features": [
                     *             "pool",
                     *             "garage"
                     *           ],
                     *           "agent_id": null,
                     *           "images": [],
                     *           "publications": [],
                     *           "version": 1,
                     *           "created_at": "2026-01-31T12:00:00.000Z",
                     *           "updated_at": "2026-01-31T12:00:00.000Z"
                     *         },
                     *         {
                     *           "id": "018f0000-0000-7000-8000-000000000003",
                     *           "brokerage_id": "018f0000-0000-7000-8000-000000000002",
                     *           "title": "Oak Avenue3",
                     *           "description": "Four bedrooms and a garden.",
                     *           "status": "draft",
                     *           "operation": "sale",
                     *           "type": "house",
                     *           "price": 750000,
                     *           "currency": "USD",
                     *           "bedrooms": 4,
                     *           "bathrooms": 2.5,
                     *           "area_sqft": 2400,
                     *           "lot_sqft": 7500,
                     *           "year_built": 1998,
                     *           "address": {
                     *             "line1": "456 Oak Ave",
                     *             "line2": null,
                     *             "city": "Miami",
                     *             "region": "FL",
                     *             "postal_code": "33133",
                     *             "country": "US",
                     *             "lat": 25.7617,
                     *             "lng": -80.1918
                     *           },
                     *           "features": [
                     *             "pool",
                     *             "garage"
                     *           ],
                     *           "agent_id": null,
                     *           "images": [],
                     *           "publications": [],
                     *           "version": 1,
                     *           "created_at": "2026-01-31T12:00:00.000Z",
                     *           "updated_at": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["OrkasaProperty"][];
                        /** @description Null at the end of the list. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description It is what `If-None-Match` names. */
            304: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["OrkasaBadRequestInvalidCursor"];
            401: components["responses"]["OrkasaUnauthorized"];
            403: components["responses"]["OrkasaForbiddenScopeRequired"];
            413: components["responses"]["OrkasaPayloadTooLarge"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaPropertiesCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Oak Avenue2",
                 *       "description": "Four bedrooms and a garden.",
                 *       "operation": "sale",
                 *       "type": "house",
                 *       "price": 750000,
                 *       "currency": "USD",
                 *       "bedrooms": 4,
                 *       "bathrooms": 2.5,
                 *       "area_sqft": 2400,
                 *       "lot_sqft": 7500,
                 *       "year_built": 1998,
                 *       "address": {
                 *         "line1": "456 Oak Ave",
                 *         "city": "Miami",
                 *         "region": "FL",
                 *         "postal_code": "33133",
                 *         "country": "US",
                 *         "lat": 25.7617,
                 *         "lng": -80.1918
                 *       },
                 *       "features": [
                 *         "pool",
                 *         "garage"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["OrkasaPropertiesCreateBody"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "brokerage_id": "018f0000-0000-7000-8000-000000000002",
                     *       "title": "Oak Avenue2",
                     *       "description": "Four bedrooms and a garden.",
                     *       "status": "draft",
                     *       "operation": "sale",
                     *       "type": "house",
                     *       "price": 750000,
                     *       "currency": "USD",
                     *       "bedrooms": 4,
                     *       "bathrooms": 2.5,
                     *       "area_sqft": 2400,
                     *       "lot_sqft": 7500,
                     *       "year_built": 1998,
                     *       "address": {
                     *         "line1": "456 Oak Ave",
                     *         "line2": null,
                     *         "city": "Miami",
                     *         "region": "FL",
                     *         "postal_code": "33133",
                     *         "country": "US",
                     *         "lat": 25.7617,
                     *         "lng": -80.1918
                     *       },
                     *       "features": [
                     *         "pool",
                     *         "garage"
                     *       ],
                     *       "agent_id": null,
                     *       "images": [],
                     *       "publications": [],
                     *       "version": 1,
                     *       "created_at": "2026-01-31T12:00:00.000Z",
                     *       "updated_at": "2026-01-31T12:00:00.000Z",
                     *       "image_upload_url": "https://api.example.com/v1/image-uploads/eyJhbGciOiJFZERTQSIsInR5cCI6ImF0K2p3dCJ9.e30.ZXhhbXBsZQ"
                     *     }
                     */
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The id of a property.
                         */
                        id: string;
                        /** Format: uuid */
                        brokerage_id: string;
                        title: string;
                        description: string | null;
                        /** @enum {string} */
                        status: "draft" | "active" | "reserved" | "sold" | "rented" | "archived";
                        operation: ("sale" | "rent") | null;
                        type: ("house" | "apartment" | "condo" | "townhouse" | "land" | "commercial" | "office" | "other") | null;
                        price: number | null;
                        currency: string | null;
                        bedrooms: number | null;
                        bathrooms: number | null;
                        area_sqft: number | null;
                        lot_sqft: number | null;
                        year_built: number | null;
                        address: components["schemas"]["OrkasaAddress"];
                        features: string[];
                        agent_id: string | null;
                        images: {
                            /**
                             * Format: uuid
                             * @description The id of a property image.
                             */
                            id: string;
                            /** Format: uri */
                            url: string;
                            /** Format: uri */
                            thumbnail_url: string;
                            position: number;
                            caption: string | null;
                            width: number;
                            height: number;
                        }[];
                        publications: components["schemas"]["OrkasaPublication"][];
                        version: number;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                        image_upload_url: string | null;
                    };
                };
            };
            400: components["responses"]["OrkasaBadRequest"];
            401: components["responses"]["OrkasaUnauthorized"];
            403: components["responses"]["OrkasaForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkasaNotFoundEstateAgentNotFound"];
            409: components["responses"]["OrkasaConflictIdempotencyInProgress"];
            413: components["responses"]["OrkasaPayloadTooLarge"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaPropertiesGet: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of a property.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "brokerage_id": "018f0000-0000-7000-8000-000000000002",
                     *       "title": "Oak Avenue7",
                     *       "description": "Four bedrooms and a garden.",
                     *       "status": "draft",
                     *       "operation": "sale",
                     *       "type": "house",
                     *       "price": 750000,
                     *       "currency": "USD",
                     *       "bedrooms": 4,
                     *       "bathrooms": 2.5,
                     *       "area_sqft": 2400,
                     *       "lot_sqft": 7500,
                     *       "year_built": 1998,
                     *       "address": {
                     *         "line1": "456 Oak Ave",
                     *         "line2": null,
                     *         "city": "Miami",
                     *         "region": "FL",
                     *         "postal_code": "33133",
                     *         "country": "US",
                     *         "lat": 25.7617,
                     *         "lng": -80.1918
                     *       },
                     *       "features": [
                     *         "pool",
                     *         "garage"
                     *       ],
                     *       "agent_id": null,
                     *       "images": [],
                     *       "publications": [],
                     *       "version": 1,
                     *       "created_at": "2026-01-31T12:00:00.000Z",
                     *       "updated_at": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkasaProperty"];
                };
            };
            /** @description It is what `If-None-Match` names. */
            304: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["OrkasaBadRequest"];
            401: components["responses"]["OrkasaUnauthorized"];
            403: components["responses"]["OrkasaForbiddenScopeRequired"];
            404: components["responses"]["OrkasaNotFoundPropertyNotFound"];
            413: components["responses"]["OrkasaPayloadTooLarge"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaPropertiesUpdate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of what was read: where it has changed since, nothing is done. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of a property.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        /** @description A merge patch (RFC 7396): what is absent stays, null empties. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "active",
                 *       "price": 735000,
                 *       "address": {
                 *         "line2": "Unit 2"
                 *       },
                 *       "agent_id": "018f0000-0000-7000-8000-000000000002"
                 *     }
                 */
                "application/json": components["schemas"]["OrkasaPropertiesUpdateBody"];
                /**
                 * @example {
                 *       "status": "active",
                 *       "price": 735000,
                 *       "address": {
                 *         "line2": "Unit 2"
                 *       },
                 *       "agent_id": "018f0000-0000-7000-8000-000000000002"
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["OrkasaPropertiesUpdateBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "brokerage_id": "018f0000-0000-7000-8000-000000000003",
                     *       "title": "Oak Avenue2",
                     *       "description": "Four bedrooms and a garden.",
                     *       "status": "active",
                     *       "operation": "sale",
                     *       "type": "house",
                     *       "price": 735000,
                     *       "currency": "USD",
                     *       "bedrooms": 4,
                     *       "bathrooms": 2.5,
                     *       "area_sqft": 2400,
                     *       "lot_sqft": 7500,
                     *       "year_built": 1998,
                     *       "address": {
                     *         "line1": "456 Oak Ave",
                     *         "line2": "Unit 2",
                     *         "city": "Miami",
                     *         "region": "FL",
                     *         "postal_code": "33133",
                     *         "country": "US",
                     *         "lat": 25.7617,
                     *         "lng": -80.1918
                     *       },
                     *       "features": [
                     *         "pool",
                     *         "garage"
                     *       ],
                     *       "agent_id": "018f0000-0000-7000-8000-000000000002",
                     *       "images": [],
                     *       "publications": [],
                     *       "version": 2,
                     *       "created_at": "2026-01-31T12:00:00.000Z",
                     *       "updated_at": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkasaProperty"];
                };
            };
            400: components["responses"]["OrkasaBadRequest"];
            401: components["responses"]["OrkasaUnauthorized"];
            403: components["responses"]["OrkasaForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkasaNotFoundEstateAgentNotFoundImageNotFoundPropertyNotFound"];
            409: components["responses"]["OrkasaConflictIdempotencyInProgressStaleVersion"];
            412: components["responses"]["OrkasaPreconditionFailedStaleVersion"];
            413: components["responses"]["OrkasaPayloadTooLarge"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaPropertiesRenewImageUploadUrl: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of a property.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "image_upload_url": "https://api.example.com/v1/image-uploads/eyJhbGciOiJFZERTQSIsInR5cCI6ImF0K2p3dCJ9.e30.ZXhhbXBsZQ",
                     *       "expires_at": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The id of a property.
                         */
                        id: string;
                        image_upload_url: string | null;
                        /** Format: date-time */
                        expires_at: string;
                    };
                };
            };
            400: components["responses"]["OrkasaBadRequest"];
            401: components["responses"]["OrkasaUnauthorized"];
            403: components["responses"]["OrkasaForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkasaNotFoundPropertyNotFound"];
            409: components["responses"]["OrkasaConflictIdempotencyInProgress"];
            413: components["responses"]["OrkasaPayloadTooLarge"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaPublicationsPublish: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of a property.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "portals": [
                 *         "reso"
                 *       ],
                 *       "options": {
                 *         "reference": "BAY-1"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["OrkasaPublicationsPublishBody"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "publications": [
                     *         {
                     *           "id": "018f0000-0000-7000-8000-000000000002",
                     *           "property_id": "018f0000-0000-7000-8000-000000000001",
                     *           "portal": "reso",
                     *           "status": "publishing",
                     *           "sandbox": false,
                     *           "listed": false,
                     *           "options": {
                     *             "reference": "BAY-1"
                     *           },
                     *           "external_id": null,
                     *           "url": null,
                     *           "reasons": [],
                     *           "last_error": null,
                     *           "attempts": 0,
                     *           "property_version": null,
                     *           "up_to_date": false,
                     *           "next_attempt_at": null,
                     *           "published_at": null,
                     *           "version": 1,
                     *           "created_at": "2026-01-31T12:00:00.000Z",
                     *           "updated_at": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        publications: components["schemas"]["OrkasaPortalPublication"][];
                    };
                };
            };
            400: components["responses"]["OrkasaBadRequest"];
            401: components["responses"]["OrkasaUnauthorized"];
            403: components["responses"]["OrkasaForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkasaNotFoundPropertyNotFound"];
            409: components["responses"]["OrkasaConflictIdempotencyInProgressLeaseLost"];
            413: components["responses"]["OrkasaPayloadTooLarge"];
            422: components["responses"]["OrkasaUnprocessableEntityListingNotPublishable"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaPublicationsUnpublish: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of a property.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
                /** @example reso */
                portal: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000002",
                     *       "property_id": "018f0000-0000-7000-8000-000000000001",
                     *       "portal": "reso",
                     *       "status": "withdrawn",
                     *       "sandbox": false,
                     *       "listed": false,
                     *       "options": {
                     *         "reference": "BAY-1"
                     *       },
                     *       "external_id": null,
                     *       "url": null,
                     *       "reasons": [],
                     *       "last_error": null,
                     *       "attempts": 0,
                     *       "property_version": null,
                     *       "up_to_date": false,
                     *       "next_attempt_at": null,
                     *       "published_at": null,
                     *       "version": 2,
                     *       "created_at": "2026-01-31T12:00:00.000Z",
                     *       "updated_at": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkasaPortalPublication"];
                };
            };
            400: components["responses"]["OrkasaBadRequest"];
            401: components["responses"]["OrkasaUnauthorized"];
            403: components["responses"]["OrkasaForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkasaNotFoundPropertyNotFoundPublicationNotFound"];
            409: components["responses"]["OrkasaConflictIdempotencyInProgress"];
            413: components["responses"]["OrkasaPayloadTooLarge"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaPublicationsList: {
        parameters: {
            query?: {
                /**
                 * @description The id of a property.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                property_id?: string;
                /** @example reso */
                portal?: string;
                /** @example publishing */
                status?: "queued" | "publishing" | "published" | "withdrawing" | "withdrawn" | "failed" | "rejected" | "removed";
                /** @description A larger one is taken as 100. */
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "018f0000-0000-7000-8000-000000000002",
                     *           "property_id": "018f0000-0000-7000-8000-000000000001",
                     *           "portal": "reso",
                     *           "status": "publishing",
                     *           "sandbox": false,
                     *           "listed": false,
                     *           "options": {
                     *             "reference": "BAY-1"
                     *           },
                     *           "external_id": null,
                     *           "url": null,
                     *           "reasons": [],
                     *           "last_error": null,
                     *           "attempts": 0,
                     *           "property_version": null,
                     *           "up_to_date": false,
                     *           "next_attempt_at": null,
                     *           "published_at": null,
                     *           "version": 1,
                     *           "created_at": "2026-01-31T12:00:00.000Z",
                     *           "updated_at": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["OrkasaPortalPublication"][];
                        /** @description Null at the end of the list. */
                        next_cursor: string | null;
                    };
                };
            };
            400: components["responses"]["OrkasaBadRequestInvalidCursor"];
            401: components["responses"]["OrkasaUnauthorized"];
            403: components["responses"]["OrkasaForbiddenScopeRequired"];
            413: components["responses"]["OrkasaPayloadTooLarge"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaPublicationsGet: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of a publication.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "property_id": "018f0000-0000-7000-8000-000000000002",
                     *       "portal": "reso",
                     *       "status": "publishing",
                     *       "sandbox": false,
                     *       "listed": false,
                     *       "options": {
                     *         "reference": "BAY-1"
                     *       },
                     *       "external_id": null,
                     *       "url": null,
                     *       "reasons": [],
                     *       "last_error": null,
                     *       "attempts": 0,
                     *       "property_version": null,
                     *       "up_to_date": false,
                     *       "next_attempt_at": null,
                     *       "published_at": null,
                     *       "version": 1,
                     *       "created_at": "2026-01-31T12:00:00.000Z",
                     *       "updated_at": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkasaPortalPublication"];
                };
            };
            400: components["responses"]["OrkasaBadRequest"];
            401: components["responses"]["OrkasaUnauthorized"];
            403: components["responses"]["OrkasaForbiddenScopeRequired"];
            404: components["responses"]["OrkasaNotFoundPublicationNotFound"];
            413: components["responses"]["OrkasaPayloadTooLarge"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaPublicationsRetry: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of a publication.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "property_id": "018f0000-0000-7000-8000-000000000002",
                     *       "portal": "reso",
                     *       "status": "publishing",
                     *       "sandbox": false,
                     *       "listed": false,
                     *       "options": {
                     *         "reference": "BAY-1"
                     *       },
                     *       "external_id": null,
                     *       "url": null,
                     *       "reasons": [],
                     *       "last_error": null,
                     *       "attempts": 0,
                     *       "property_version": null,
                     *       "up_to_date": false,
                     *       "next_attempt_at": null,
                     *       "published_at": null,
                     *       "version": 1,
                     *       "created_at": "2026-01-31T12:00:00.000Z",
                     *       "updated_at": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkasaPortalPublication"];
                };
            };
            400: components["responses"]["OrkasaBadRequest"];
            401: components["responses"]["OrkasaUnauthorized"];
            403: components["responses"]["OrkasaForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkasaNotFoundPublicationNotFound"];
            409: components["responses"]["OrkasaConflictIdempotencyInProgress"];
            413: components["responses"]["OrkasaPayloadTooLarge"];
            422: components["responses"]["OrkasaUnprocessableEntityPublicationNotRetryable"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaPortalsList: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "portals": [
                     *         {
                     *           "name": "kyero",
                     *           "title": "Kyero",
                     *           "kind": "portal",
                     *           "transport": "feed",
                     *           "connection": "none",
                     *           "spec": {
                     *             "statuses": [
                     *               "active",
                     *               "reserved"
                     *             ],
                     *             "required": [
                     *               "description",
                     *               "operation",
                     *               "type",
                     *               "price",
                     *               "currency",
                     *               "address.city",
                     *               "address.region"
                     *             ],
                     *             "lengths": [],
                     *             "images": {
                     *               "min": 1,
                     *               "max": 50
                     *             },
                     *             "price": {
                     *               "min": 1,
                     *               "max": 99999999
                     *             },
                     *             "types": [
                     *               "house",
                     *               "apartment",
                     *               "condo",
                     *               "townhouse",
                     *               "land",
                     *               "commercial",
                     *               "office"
                     *             ],
                     *             "operations": null,
                     *             "currencies": [
                     *               "EUR",
                     *               "GBP",
                     *               "USD"
                     *             ],
                     *             "countries": null
                     *           }
                     *         },
                     *         {
                     *           "name": "json-push",
                     *           "title": "JSON push",
                     *           "kind": "portal",
                     *           "transport": "push",
                     *           "connection": "oauth",
                     *           "spec": {
                     *             "statuses": [
                     *               "active",
                     *               "reserved"
                     *             ],
                     *             "required": [
                     *               "description",
                     *               "operation",
                     *               "type",
                     *               "price",
                     *               "currency",
                     *               "address.line1",
                     *               "address.city",
                     *               "address.country"
                     *             ],
                     *             "lengths": [
                     *               {
                     *                 "field": "title",
                     *                 "min": 5,
                     *                 "max": 120
                     *               },
                     *               {
                     *                 "field": "description",
                     *                 "min": 20,
                     *                 "max": 5000
                     *               }
                     *             ],
                     *             "images": {
                     *               "min": 1,
                     *               "max": 30
                     *             },
                     *             "price": {
                     *               "min": 1,
                     *               "max": 999999999
                     *             },
                     *             "types": null,
                     *             "operations": null,
                     *             "currencies": null,
                     *             "countries": null
                     *           }
                     *         },
                     *         {
                     *           "name": "reso",
                     *           "title": "RESO Data Dictionary feed",
                     *           "kind": "portal",
                     *           "transport": "feed",
                     *           "connection": "none",
                     *           "spec": {
                     *             "statuses": [
                     *               "active",
                     *               "reserved"
                     *             ],
                     *             "required": [
                     *               "operation",
                     *               "type",
                     *               "price",
                     *               "address.city",
                     *               "address.region",
                     *               "address.country"
                     *             ],
                     *             "lengths": [
                     *               {
                     *                 "field": "description",
                     *                 "min": null,
                     *                 "max": 4000
                     *               }
                     *             ],
                     *             "images": {
                     *               "min": 0,
                     *               "max": 50
                     *             },
                     *             "price": {
                     *               "min": 1,
                     *               "max": null
                     *             },
                     *             "types": null,
                     *             "operations": null,
                     *             "currencies": null,
                     *             "countries": null
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        portals: components["schemas"]["OrkasaPortal"][];
                    };
                };
            };
            400: components["responses"]["OrkasaBadRequest"];
            401: components["responses"]["OrkasaUnauthorized"];
            403: components["responses"]["OrkasaForbiddenScopeRequired"];
            413: components["responses"]["OrkasaPayloadTooLarge"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaPortalsLink: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /** @example kyero */
                portal: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "portal": "kyero",
                     *       "purpose": "feed",
                     *       "url": "https://api.example.com/feeds/feed_xxxxxxxxxxxxx",
                     *       "used_at": null,
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["OrkasaPortalLink"];
                };
            };
            400: components["responses"]["OrkasaBadRequest"];
            401: components["responses"]["OrkasaUnauthorized"];
            403: components["responses"]["OrkasaForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkasaNotFoundPortalNotFound"];
            409: components["responses"]["OrkasaConflictIdempotencyInProgress"];
            413: components["responses"]["OrkasaPayloadTooLarge"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaPortalsRotateLink: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /** @example kyero */
                portal: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "portal": "kyero",
                     *       "purpose": "feed",
                     *       "url": "https://api.example.com/feeds/feed_xxxxxxxxxxxxx",
                     *       "used_at": null,
                     *       "version": 2
                     *     }
                     */
                    "application/json": components["schemas"]["OrkasaPortalLink"];
                };
            };
            400: components["responses"]["OrkasaBadRequest"];
            401: components["responses"]["OrkasaUnauthorized"];
            403: components["responses"]["OrkasaForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkasaNotFoundPortalNotFound"];
            409: components["responses"]["OrkasaConflictIdempotencyInProgress"];
            413: components["responses"]["OrkasaPayloadTooLarge"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaPortalsCallback: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description What the address ends with. Treat it as a secret.
                 * @example portal_xxxxxxxxxxxxx
                 */
                token: string;
            };
            cookie?: never;
        };
        /** @description Whatever the other system sends: at most 1048576 bytes, as JSON, whatever its type is called. */
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "received": true
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        received: true;
                    };
                };
            };
            400: components["responses"]["OrkasaBadRequestCallbackInvalid"];
            404: components["responses"]["OrkasaNotFoundCallbackNotFound"];
            413: components["responses"]["OrkasaPayloadTooLarge"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaPropertiesUploadImage: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The credential: the address is given out as a whole. Treat it as a secret.
                 * @example eyJhbGciOiJFZERTQSIsInR5cCI6ImF0K2p3dCJ9.e30.ZXhhbXBsZQ
                 */
                link: string;
            };
            cookie?: never;
        };
        /** @description The file as it is, or as the one file of a form, whatever the field is called: at most 20971520 bytes. */
        requestBody: {
            content: {
                "image/*": string;
                "application/octet-stream": string;
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "url": "https://api.example.com/files/images/018f0000-0000-7000-8000-000000000001.png",
                     *       "thumbnail_url": "https://api.example.com/files/images/018f0000-0000-7000-8000-000000000001.thumb.jpg",
                     *       "position": 1,
                     *       "caption": null,
                     *       "width": 1,
                     *       "height": 1
                     *     }
                     */
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The id of a property image.
                         */
                        id: string;
                        /** Format: uri */
                        url: string;
                        /** Format: uri */
                        thumbnail_url: string;
                        position: number;
                        caption: string | null;
                        width: number;
                        height: number;
                    };
                };
            };
            400: components["responses"]["OrkasaBadRequestImageTooManyPixelsImageTypeMismatchImageUnreadable"];
            401: components["responses"]["OrkasaUnauthorizedLinkInvalid"];
            403: components["responses"]["OrkasaForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkasaNotFoundPropertyNotFound"];
            409: components["responses"]["OrkasaConflictIdempotencyInProgressLeaseLost"];
            413: components["responses"]["OrkasaPayloadTooLargeImageTooLarge"];
            422: components["responses"]["OrkasaUnprocessableEntityImageLimitReached"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaPropertiesUploadImageByPost: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The credential: the address is given out as a whole. Treat it as a secret.
                 * @example eyJhbGciOiJFZERTQSIsInR5cCI6ImF0K2p3dCJ9.e30.ZXhhbXBsZQ
                 */
                link: string;
            };
            cookie?: never;
        };
        /** @description The file as it is, or as the one file of a form, whatever the field is called: at most 20971520 bytes. */
        requestBody: {
            content: {
                "image/*": string;
                "application/octet-stream": string;
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "url": "https://api.example.com/files/images/018f0000-0000-7000-8000-000000000001.png",
                     *       "thumbnail_url": "https://api.example.com/files/images/018f0000-0000-7000-8000-000000000001.thumb.jpg",
                     *       "position": 1,
                     *       "caption": null,
                     *       "width": 1,
                     *       "height": 1
                     *     }
                     */
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The id of a property image.
                         */
                        id: string;
                        /** Format: uri */
                        url: string;
                        /** Format: uri */
                        thumbnail_url: string;
                        position: number;
                        caption: string | null;
                        width: number;
                        height: number;
                    };
                };
            };
            400: components["responses"]["OrkasaBadRequestImageTooManyPixelsImageTypeMismatchImageUnreadable"];
            401: components["responses"]["OrkasaUnauthorizedLinkInvalid"];
            403: components["responses"]["OrkasaForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkasaNotFoundPropertyNotFound"];
            409: components["responses"]["OrkasaConflictIdempotencyInProgressLeaseLost"];
            413: components["responses"]["OrkasaPayloadTooLargeImageTooLarge"];
            422: components["responses"]["OrkasaUnprocessableEntityImageLimitReached"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaImportsUpload: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The credential: the address is given out as a whole. Treat it as a secret.
                 * @example eyJhbGciOiJFZERTQSIsInR5cCI6ImF0K2p3dCJ9.e30.ZXhhbXBsZQ
                 */
                link: string;
            };
            cookie?: never;
        };
        /** @description The file as it is, or as the one file of a form, whatever the field is called: at most 104857600 bytes. */
        requestBody: {
            content: {
                "text/csv": string;
                "application/octet-stream": string;
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "status": "running",
                     *       "source": "plain",
                     *       "file_name": "listings-2.csv",
                     *       "total": 1,
                     *       "read": 0,
                     *       "created": 0,
                     *       "updated": 0,
                     *       "unchanged": 0,
                     *       "rejected": 0,
                     *       "error": null,
                     *       "version": 2,
                     *       "created_at": "2026-01-31T12:00:00.000Z",
                     *       "updated_at": "2026-01-31T12:00:00.000Z",
                     *       "started_at": "2026-01-31T12:00:00.000Z",
                     *       "finished_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["OrkasaImport"];
                };
            };
            400: components["responses"]["OrkasaBadRequestImportColumnsMissingImportUnreadable"];
            401: components["responses"]["OrkasaUnauthorizedLinkInvalid"];
            403: components["responses"]["OrkasaForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkasaNotFoundImportNotFound"];
            409: components["responses"]["OrkasaConflictIdempotencyInProgressLeaseLost"];
            413: components["responses"]["OrkasaPayloadTooLargeImportTooLarge"];
            422: components["responses"]["OrkasaUnprocessableEntityImportHasFileImportOver"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaImportsUploadByPost: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The credential: the address is given out as a whole. Treat it as a secret.
                 * @example eyJhbGciOiJFZERTQSIsInR5cCI6ImF0K2p3dCJ9.e30.ZXhhbXBsZQ
                 */
                link: string;
            };
            cookie?: never;
        };
        /** @description The file as it is, or as the one file of a form, whatever the field is called: at most 104857600 bytes. */
        requestBody: {
            content: {
                "text/csv": string;
                "application/octet-stream": string;
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "status": "running",
                     *       "source": "plain",
                     *       "file_name": "listings-2.csv",
                     *       "total": 1,
                     *       "read": 0,
                     *       "created": 0,
                     *       "updated": 0,
                     *       "unchanged": 0,
                     *       "rejected": 0,
                     *       "error": null,
                     *       "version": 2,
                     *       "created_at": "2026-01-31T12:00:00.000Z",
                     *       "updated_at": "2026-01-31T12:00:00.000Z",
                     *       "started_at": "2026-01-31T12:00:00.000Z",
                     *       "finished_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["OrkasaImport"];
                };
            };
            400: components["responses"]["OrkasaBadRequestImportColumnsMissingImportUnreadable"];
            401: components["responses"]["OrkasaUnauthorizedLinkInvalid"];
            403: components["responses"]["OrkasaForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkasaNotFoundImportNotFound"];
            409: components["responses"]["OrkasaConflictIdempotencyInProgressLeaseLost"];
            413: components["responses"]["OrkasaPayloadTooLargeImportTooLarge"];
            422: components["responses"]["OrkasaUnprocessableEntityImportHasFileImportOver"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaImportsStreamRejects: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The credential: the address is given out as a whole. Treat it as a secret.
                 * @example eyJhbGciOiJFZERTQSIsInR5cCI6ImF0K2p3dCJ9.e30.ZXhhbXBsZQ
                 */
                link: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["OrkasaBadRequest"];
            401: components["responses"]["OrkasaUnauthorizedLinkInvalid"];
            403: components["responses"]["OrkasaForbiddenScopeRequired"];
            404: components["responses"]["OrkasaNotFoundImportNotFound"];
            413: components["responses"]["OrkasaPayloadTooLarge"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaLeadsList: {
        parameters: {
            query?: {
                /** @description What to search for, at most 200 characters: words, their beginnings, or nearly so. */
                q?: string;
                /** @example new */
                status?: "new" | "contacted" | "qualified" | "visiting" | "negotiating" | "won" | "lost";
                source?: string;
                /** @description The id of an estate agent. */
                agent_id?: string;
                /** @description Only leads that are held, for this. */
                hold?: "sanctions_match" | "kyc_required";
                score_min?: number;
                /**
                 * @description A larger one is taken as 100.
                 * @example 2
                 */
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "018f0000-0000-7000-8000-000000000001",
                     *           "name": "John Smith",
                     *           "email": "john4@example.com",
                     *           "phone": "(555) 123-4567",
                     *           "source": "zillow",
                     *           "property_id": "018f0000-0000-7000-8000-000000000002",
                     *           "property_address": null,
                     *           "notes": "Interested in 3BR homes",
                     *           "status": "new",
                     *           "score": 70,
                     *           "score_reasons": [
                     *             {
                     *               "fact": "email",
                     *               "points": 20,
                     *               "reason": "Left an email address"
                     *             },
                     *             {
                     *               "fact": "phone",
                     *               "points": 15,
                     *               "reason": "Left a phone number"
                     *             },
                     *             {
                     *               "fact": "source",
                     *               "points": 5,
                     *               "reason": "Came through zillow"
                     *             },
                     *             {
                     *               "fact": "property",
                     *               "points": 20,
                     *               "reason": "Asks about one of our listings"
                     *             },
                     *             {
                     *               "fact": "notes",
                     *               "points": 10,
                     *               "reason": "Wrote a message"
                     *             }
                     *           ],
                     *           "assigned_agent": null,
                     *           "deal_value": null,
                     *           "deal_currency": null,
                     *           "version": 1,
                     *           "created_at": "2026-01-31T12:00:00.000Z",
                     *           "updated_at": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["OrkasaLead"][];
                        /** @description Null at the end of the list. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description It is what `If-None-Match` names. */
            304: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["OrkasaBadRequestInvalidCursor"];
            401: components["responses"]["OrkasaUnauthorized"];
            403: components["responses"]["OrkasaForbiddenScopeRequired"];
            413: components["responses"]["OrkasaPayloadTooLarge"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaLeadsCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "John Smith",
                 *       "source": "zillow",
                 *       "email": "john2@example.com",
                 *       "phone": "(555) 123-4567",
                 *       "property_id": "018f0000-0000-7000-8000-000000000001",
                 *       "notes": "Interested in 3BR homes"
                 *     }
                 */
                "application/json": components["schemas"]["OrkasaLeadsCreateBody"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000002",
                     *       "name": "John Smith",
                     *       "email": "john2@example.com",
                     *       "phone": "(555) 123-4567",
                     *       "source": "zillow",
                     *       "property_id": "018f0000-0000-7000-8000-000000000001",
                     *       "property_address": null,
                     *       "notes": "Interested in 3BR homes",
                     *       "status": "new",
                     *       "score": 70,
                     *       "score_reasons": [
                     *         {
                     *           "fact": "email",
                     *           "points": 20,
                     *           "reason": "Left an email address"
                     *         },
                     *         {
                     *           "fact": "phone",
                     *           "points": 15,
                     *           "reason": "Left a phone number"
                     *         },
                     *         {
                     *           "fact": "source",
                     *           "points": 5,
                     *           "reason": "Came through zillow"
                     *         },
                     *         {
                     *           "fact": "property",
                     *           "points": 20,
                     *           "reason": "Asks about one of our listings"
                     *         },
                     *         {
                     *           "fact": "notes",
                     *           "points": 10,
                     *           "reason": "Wrote a message"
                     *         }
                     *       ],
                     *       "assigned_agent": null,
                     *       "deal_value": null,
                     *       "deal_currency": null,
                     *       "version": 1,
                     *       "created_at": "2026-01-31T12:00:00.000Z",
                     *       "updated_at": "2026-01-31T12:00:00.000Z",
                     *       "merged": false,
                     *       "possible_duplicates": []
                     *     }
                     */
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The id of a lead.
                         */
                        id: string;
                        name: string;
                        email: string | null;
                        phone: string | null;
                        source: string;
                        property_id: string | null;
                        property_address: string | null;
                        notes: string | null;
                        /** @enum {string} */
                        status: "new" | "contacted" | "qualified" | "visiting" | "negotiating" | "won" | "lost";
                        score: number;
                        score_reasons: components["schemas"]["OrkasaScoreReason"][];
                        assigned_agent: {
                            /**
                             * Format: uuid
                             * @description The id of an estate agent.
                             */
                            id: string;
                            name: string;
                        } | null;
                        deal_value: number | null;
                        deal_currency: string | null;
                        hold?: {
                            /** @enum {string} */
                            reason: "sanctions_match" | "kyc_required";
                            requested_status: ("new" | "contacted" | "qualified" | "visiting" | "negotiating" | "won" | "lost") | null;
                        };
                        version: number;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                        merged: boolean;
                        possible_duplicates: {
                            /**
                             * Format: uuid
                             * @description The id of a lead.
                             */
                            id: string;
                            name: string;
                        }[];
                    } | {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        source: string;
                        email: string | null;
                        phone: string | null;
                        property_id: string | null;
                        property_address: string | null;
                        notes: string | null;
                        deal_value: number | null;
                        deal_currency: string | null;
                        /** @constant */
                        status: "new";
                        /** Format: date-time */
                        created_at: string;
                    };
                };
            };
            400: components["responses"]["OrkasaBadRequest"];
            401: components["responses"]["OrkasaUnauthorized"];
            403: components["responses"]["OrkasaForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkasaNotFoundEstateAgentNotFoundPropertyNotFound"];
            409: components["responses"]["OrkasaConflictIdempotencyInProgress"];
            413: components["responses"]["OrkasaPayloadTooLarge"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaLeadsUpdate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of what was read: where it has changed since, nothing is done. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of a lead.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        /** @description A merge patch (RFC 7396): what is absent stays, null empties. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "qualified",
                 *       "agent_id": "018f0000-0000-7000-8000-000000000002"
                 *     }
                 */
                "application/json": components["schemas"]["OrkasaLeadsUpdateBody"];
                /**
                 * @example {
                 *       "status": "qualified",
                 *       "agent_id": "018f0000-0000-7000-8000-000000000002"
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["OrkasaLeadsUpdateBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "name": "John Smith",
                     *       "email": "john2@example.com",
                     *       "phone": "(555) 123-4567",
                     *       "source": "zillow",
                     *       "property_id": "018f0000-0000-7000-8000-000000000003",
                     *       "property_address": null,
                     *       "notes": "Interested in 3BR homes",
                     *       "status": "qualified",
                     *       "score": 70,
                     *       "score_reasons": [
                     *         {
                     *           "fact": "email",
                     *           "points": 20,
                     *           "reason": "Left an email address"
                     *         },
                     *         {
                     *           "fact": "phone",
                     *           "points": 15,
                     *           "reason": "Left a phone number"
                     *         },
                     *         {
                     *           "fact": "source",
                     *           "points": 5,
                     *           "reason": "Came through zillow"
                     *         },
                     *         {
                     *           "fact": "property",
                     *           "points": 20,
                     *           "reason": "Asks about one of our listings"
                     *         },
                     *         {
                     *           "fact": "notes",
                     *           "points": 10,
                     *           "reason": "Wrote a message"
                     *         }
                     *       ],
                     *       "assigned_agent": {
                     *         "id": "018f0000-0000-7000-8000-000000000002",
                     *         "name": "Sarah Johnson4"
                     *       },
                     *       "deal_value": null,
                     *       "deal_currency": null,
                     *       "version": 2,
                     *       "created_at": "2026-01-31T12:00:00.000Z",
                     *       "updated_at": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkasaLead"];
                };
            };
            /** @description What was asked for is held: `hold` says why. */
            202: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrkasaLead"];
                };
            };
            400: components["responses"]["OrkasaBadRequest"];
            401: components["responses"]["OrkasaUnauthorized"];
            403: components["responses"]["OrkasaForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkasaNotFoundEstateAgentNotFoundLeadNotFoundPropertyNotFound"];
            409: components["responses"]["OrkasaConflictIdempotencyInProgressLeadEmailTakenStaleVersion"];
            412: components["responses"]["OrkasaPreconditionFailedStaleVersion"];
            413: components["responses"]["OrkasaPayloadTooLarge"];
            422: components["responses"]["OrkasaUnprocessableEntityLeadMoveNotAllowed"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaComplianceRecords: {
        parameters: {
            query?: {
                kind?: "screening" | "rescreening" | "kyc_required" | "kyc" | "cleared";
                /** @description A larger one is taken as 100. */
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of a lead.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                lead: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "018f0000-0000-7000-8000-000000000002",
                     *           "lead_id": "018f0000-0000-7000-8000-000000000001",
                     *           "kind": "kyc",
                     *           "cause": null,
                     *           "name": null,
                     *           "list_version": null,
                     *           "score": null,
                     *           "matches": [],
                     *           "counts": null,
                     *           "reason": null,
                     *           "outcome": "passed",
                     *           "reference": "check 2026-117",
                     *           "documents": [
                     *             {
                     *               "kind": "passport",
                     *               "reference": "vault/4711"
                     *             }
                     *           ],
                     *           "requested_status": "qualified",
                     *           "credential": {
                     *             "kind": "api-key",
                     *             "id": "018f0000-0000-7000-8000-000000000003"
                     *           },
                     *           "user_id": null,
                     *           "created_at": "2026-01-31T12:00:00.000Z"
                     *         },
                     *         {
                     *           "id": "018f0000-0000-7000-8000-000000000004",
                     *           "lead_id": "018f0000-0000-7000-8000-000000000001",
                     *           "kind": "kyc_required",
                     *           "cause": null,
                     *           "name": null,
                     *           "list_version": null,
                     *           "score": null,
                     *           "matches": [],
                     *           "counts": null,
                     *           "reason": null,
                     *           "outcome": null,
                     *           "reference": null,
                     *           "documents": [],
                     *           "requested_status": "qualified",
                     *           "credential": {
                     *             "kind": "api-key",
                     *             "id": "018f0000-0000-7000-8000-000000000003"
                     *           },
                     *           "user_id": null,
                     *           "created_at": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["OrkasaComplianceRecord"][];
                        /** @description Null at the end of the list. */
                        next_cursor: string | null;
                    };
                };
            };
            400: components["responses"]["OrkasaBadRequestInvalidCursor"];
            401: components["responses"]["OrkasaUnauthorized"];
            403: components["responses"]["OrkasaForbiddenScopeRequired"];
            404: components["responses"]["OrkasaNotFoundLeadNotFound"];
            413: components["responses"]["OrkasaPayloadTooLarge"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaComplianceScreen: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of a lead.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "lead": {
                     *         "id": "018f0000-0000-7000-8000-000000000001",
                     *         "name": "John Smith",
                     *         "email": "john2@example.com",
                     *         "phone": "(555) 123-4567",
                     *         "source": "zillow",
                     *         "property_id": "018f0000-0000-7000-8000-000000000002",
                     *         "property_address": null,
                     *         "notes": "Interested in 3BR homes",
                     *         "status": "new",
                     *         "score": 70,
                     *         "score_reasons": [
                     *           {
                     *             "fact": "email",
                     *             "points": 20,
                     *             "reason": "Left an email address"
                     *           },
                     *           {
                     *             "fact": "phone",
                     *             "points": 15,
                     *             "reason": "Left a phone number"
                     *           },
                     *           {
                     *             "fact": "source",
                     *             "points": 5,
                     *             "reason": "Came through zillow"
                     *           },
                     *           {
                     *             "fact": "property",
                     *             "points": 20,
                     *             "reason": "Asks about one of our listings"
                     *           },
                     *           {
                     *             "fact": "notes",
                     *             "points": 10,
                     *             "reason": "Wrote a message"
                     *           }
                     *         ],
                     *         "assigned_agent": null,
                     *         "deal_value": null,
                     *         "deal_currency": null,
                     *         "version": 1,
                     *         "created_at": "2026-01-31T12:00:00.000Z",
                     *         "updated_at": "2026-01-31T12:00:00.000Z"
                     *       },
                     *       "screening": null
                     *     }
                     */
                    "application/json": {
                        lead: components["schemas"]["OrkasaLead"];
                        screening: components["schemas"]["OrkasaComplianceRecord"] | null;
                    };
                };
            };
            400: components["responses"]["OrkasaBadRequest"];
            401: components["responses"]["OrkasaUnauthorized"];
            403: components["responses"]["OrkasaForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkasaNotFoundLeadNotFound"];
            409: components["responses"]["OrkasaConflictIdempotencyInProgressStaleVersion"];
            412: components["responses"]["OrkasaPreconditionFailedStaleVersion"];
            413: components["responses"]["OrkasaPayloadTooLarge"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaComplianceClear: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of what was read: where it has changed since, nothing is done. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of a lead.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "Known to us for ten years."
                 *     }
                 */
                "application/json": components["schemas"]["OrkasaComplianceClearBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "name": "John Smith",
                     *       "email": "john2@example.com",
                     *       "phone": "(555) 123-4567",
                     *       "source": "zillow",
                     *       "property_id": "018f0000-0000-7000-8000-000000000002",
                     *       "property_address": null,
                     *       "notes": "Interested in 3BR homes",
                     *       "status": "qualified",
                     *       "score": 80,
                     *       "score_reasons": [
                     *         {
                     *           "fact": "email",
                     *           "points": 20,
                     *           "reason": "Left an email address"
                     *         },
                     *         {
                     *           "fact": "phone",
                     *           "points": 15,
                     *           "reason": "Left a phone number"
                     *         },
                     *         {
                     *           "fact": "source",
                     *           "points": 5,
                     *           "reason": "Came through zillow"
                     *         },
                     *         {
                     *           "fact": "property",
                     *           "points": 20,
                     *           "reason": "Asks about one of our listings"
                     *         },
                     *         {
                     *           "fact": "notes",
                     *           "points": 10,
                     *           "reason": "Wrote a message"
                     *         },
                     *         {
                     *           "fact": "deal_value",
                     *           "points": 10,
                     *           "reason": "Has a deal value"
                     *         }
                     *       ],
                     *       "assigned_agent": {
                     *         "id": "018f0000-0000-7000-8000-000000000003",
                     *         "name": "Sarah Johnson6"
                     *       },
                     *       "deal_value": 2000000,
                     *       "deal_currency": "USD",
                     *       "version": 3,
                     *       "created_at": "2026-01-31T12:00:00.000Z",
                     *       "updated_at": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkasaLead"];
                };
            };
            400: components["responses"]["OrkasaBadRequest"];
            401: components["responses"]["OrkasaUnauthorized"];
            403: components["responses"]["OrkasaForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkasaNotFoundLeadNotFound"];
            409: components["responses"]["OrkasaConflictIdempotencyInProgressStaleVersion"];
            412: components["responses"]["OrkasaPreconditionFailedStaleVersion"];
            413: components["responses"]["OrkasaPayloadTooLarge"];
            422: components["responses"]["OrkasaUnprocessableEntityLeadNotHeld"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaComplianceKyc: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of what was read: where it has changed since, nothing is done. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of a lead.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "outcome": "passed",
                 *       "reference": "check 2026-117",
                 *       "documents": [
                 *         {
                 *           "kind": "passport",
                 *           "reference": "vault/4711"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["OrkasaComplianceKycBody"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "name": "John Smith",
                     *       "email": "john2@example.com",
                     *       "phone": "(555) 123-4567",
                     *       "source": "zillow",
                     *       "property_id": "018f0000-0000-7000-8000-000000000002",
                     *       "property_address": null,
                     *       "notes": "Interested in 3BR homes",
                     *       "status": "qualified",
                     *       "score": 80,
                     *       "score_reasons": [
                     *         {
                     *           "fact": "email",
                     *           "points": 20,
                     *           "reason": "Left an email address"
                     *         },
                     *         {
                     *           "fact": "phone",
                     *           "points": 15,
                     *           "reason": "Left a phone number"
                     *         },
                     *         {
                     *           "fact": "source",
                     *           "points": 5,
                     *           "reason": "Came through zillow"
                     *         },
                     *         {
                     *           "fact": "property",
                     *           "points": 20,
                     *           "reason": "Asks about one of our listings"
                     *         },
                     *         {
                     *           "fact": "notes",
                     *           "points": 10,
                     *           "reason": "Wrote a message"
                     *         },
                     *         {
                     *           "fact": "deal_value",
                     *           "points": 10,
                     *           "reason": "Has a deal value"
                     *         }
                     *       ],
                     *       "assigned_agent": {
                     *         "id": "018f0000-0000-7000-8000-000000000003",
                     *         "name": "Sarah Johnson6"
                     *       },
                     *       "deal_value": 2000000,
                     *       "deal_currency": "USD",
                     *       "version": 3,
                     *       "created_at": "2026-01-31T12:00:00.000Z",
                     *       "updated_at": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkasaLead"];
                };
            };
            400: components["responses"]["OrkasaBadRequest"];
            401: components["responses"]["OrkasaUnauthorized"];
            403: components["responses"]["OrkasaForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkasaNotFoundLeadNotFound"];
            409: components["responses"]["OrkasaConflictIdempotencyInProgressStaleVersion"];
            412: components["responses"]["OrkasaPreconditionFailedStaleVersion"];
            413: components["responses"]["OrkasaPayloadTooLarge"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaComplianceRecordsByGet: {
        parameters: {
            query?: {
                /**
                 * @description The id of a lead.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                lead?: string;
                kind?: "screening" | "rescreening" | "kyc_required" | "kyc" | "cleared";
                /** @description A larger one is taken as 100. */
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "018f0000-0000-7000-8000-000000000002",
                     *           "lead_id": "018f0000-0000-7000-8000-000000000001",
                     *           "kind": "kyc",
                     *           "cause": null,
                     *           "name": null,
                     *           "list_version": null,
                     *           "score": null,
                     *           "matches": [],
                     *           "counts": null,
                     *           "reason": null,
                     *           "outcome": "passed",
                     *           "reference": "check 2026-117",
                     *           "documents": [
                     *             {
                     *               "kind": "passport",
                     *               "reference": "vault/4711"
                     *             }
                     *           ],
                     *           "requested_status": "qualified",
                     *           "credential": {
                     *             "kind": "api-key",
                     *             "id": "018f0000-0000-7000-8000-000000000003"
                     *           },
                     *           "user_id": null,
                     *           "created_at": "2026-01-31T12:00:00.000Z"
                     *         },
                     *         {
                     *           "id": "018f0000-0000-7000-8000-000000000004",
                     *           "lead_id": "018f0000-0000-7000-8000-000000000001",
                     *           "kind": "kyc_required",
                     *           "cause": null,
                     *           "name": null,
                     *           "list_version": null,
                     *           "score": null,
                     *           "matches": [],
                     *           "counts": null,
                     *           "reason": null,
                     *           "outcome": null,
                     *           "reference": null,
                     *           "documents": [],
                     *           "requested_status": "qualified",
                     *           "credential": {
                     *             "kind": "api-key",
                     *             "id": "018f0000-0000-7000-8000-000000000003"
                     *           },
                     *           "user_id": null,
                     *           "created_at": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["OrkasaComplianceRecord"][];
                        /** @description Null at the end of the list. */
                        next_cursor: string | null;
                    };
                };
            };
            400: components["responses"]["OrkasaBadRequestInvalidCursor"];
            401: components["responses"]["OrkasaUnauthorized"];
            403: components["responses"]["OrkasaForbiddenScopeRequired"];
            404: components["responses"]["OrkasaNotFoundLeadNotFound"];
            413: components["responses"]["OrkasaPayloadTooLarge"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaComplianceSettings: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "alert_score": 85,
                     *       "kyc_threshold": null,
                     *       "kyc_currency": null,
                     *       "version": 0,
                     *       "updated_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["OrkasaComplianceSettings"];
                };
            };
            400: components["responses"]["OrkasaBadRequest"];
            401: components["responses"]["OrkasaUnauthorized"];
            403: components["responses"]["OrkasaForbiddenScopeRequired"];
            413: components["responses"]["OrkasaPayloadTooLarge"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaComplianceUpdateSettings: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of what was read: where it has changed since, nothing is done. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description A merge patch (RFC 7396): what is absent stays, null empties. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kyc_threshold": 1000000,
                 *       "kyc_currency": "USD"
                 *     }
                 */
                "application/json": components["schemas"]["OrkasaComplianceUpdateSettingsBody"];
                /**
                 * @example {
                 *       "kyc_threshold": 1000000,
                 *       "kyc_currency": "USD"
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["OrkasaComplianceUpdateSettingsBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "alert_score": 85,
                     *       "kyc_threshold": 1000000,
                     *       "kyc_currency": "USD",
                     *       "version": 1,
                     *       "updated_at": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkasaComplianceSettings"];
                };
            };
            400: components["responses"]["OrkasaBadRequest"];
            401: components["responses"]["OrkasaUnauthorized"];
            403: components["responses"]["OrkasaForbiddenConfinedScopeRequired"];
            409: components["responses"]["OrkasaConflictIdempotencyInProgressStaleVersion"];
            412: components["responses"]["OrkasaPreconditionFailedStaleVersion"];
            413: components["responses"]["OrkasaPayloadTooLarge"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaIntegrationsList: {
        parameters: {
            query?: {
                /**
                 * @description A larger one is taken as 100.
                 * @example 2
                 */
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": null,
                     *           "provider": "kyero",
                     *           "title": "Kyero",
                     *           "kind": "portal",
                     *           "transport": "feed",
                     *           "status": "available",
                     *           "grant": null,
                     *           "account": null,
                     *           "scopes": [],
                     *           "api_url": null,
                     *           "connected_at": null,
                     *           "expires_at": null,
                     *           "last_success_at": null,
                     *           "last_error": null,
                     *           "last_error_at": null
                     *         },
                     *         {
                     *           "id": null,
                     *           "provider": "json-push",
                     *           "title": "JSON push",
                     *           "kind": "portal",
                     *           "transport": "push",
                     *           "status": "not_connected",
                     *           "grant": null,
                     *           "account": null,
                     *           "scopes": [],
                     *           "api_url": null,
                     *           "connected_at": null,
                     *           "expires_at": null,
                     *           "last_success_at": null,
                     *           "last_error": null,
                     *           "last_error_at": null
                     *         }
                     *       ],
                     *       "next_cursor": "ZXhhbXBsZS1jdXJzb3I"
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["OrkasaIntegration"][];
                        /** @description Null at the end of the list. */
                        next_cursor: string | null;
                    };
                };
            };
            400: components["responses"]["OrkasaBadRequestInvalidCursor"];
            401: components["responses"]["OrkasaUnauthorized"];
            403: components["responses"]["OrkasaForbiddenScopeRequired"];
            413: components["responses"]["OrkasaPayloadTooLarge"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaIntegrationsGet: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description A portal's name, such as json-push.
                 * @example json-push
                 */
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": null,
                     *       "provider": "json-push",
                     *       "title": "JSON push",
                     *       "kind": "portal",
                     *       "transport": "push",
                     *       "status": "not_connected",
                     *       "grant": null,
                     *       "account": null,
                     *       "scopes": [],
                     *       "api_url": null,
                     *       "connected_at": null,
                     *       "expires_at": null,
                     *       "last_success_at": null,
                     *       "last_error": null,
                     *       "last_error_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["OrkasaIntegration"];
                };
            };
            400: components["responses"]["OrkasaBadRequest"];
            401: components["responses"]["OrkasaUnauthorized"];
            403: components["responses"]["OrkasaForbiddenScopeRequired"];
            404: components["responses"]["OrkasaNotFoundIntegrationProviderNotFound"];
            413: components["responses"]["OrkasaPayloadTooLarge"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaIntegrationsDisconnect: {
        parameters: {
            query?: {
                /**
                 * @description False leaves the tokens good at the portal, where others may have them too.
                 * @example false
                 */
                revoke?: boolean;
            };
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description A portal's name, such as json-push.
                 * @example json-push
                 */
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": null,
                     *       "provider": "json-push",
                     *       "title": "JSON push",
                     *       "kind": "portal",
                     *       "transport": "push",
                     *       "status": "not_connected",
                     *       "grant": null,
                     *       "account": null,
                     *       "scopes": [],
                     *       "api_url": null,
                     *       "connected_at": null,
                     *       "expires_at": null,
                     *       "last_success_at": null,
                     *       "last_error": null,
                     *       "last_error_at": null,
                     *       "revoked": null
                     *     }
                     */
                    "application/json": {
                        /** @description Of the connection; null where there is none. */
                        id: string | null;
                        /** @description The portal's name. */
                        provider: string;
                        title: string;
                        /** @enum {string} */
                        kind: "portal" | "social";
                        /**
                         * @description Whether it reads a feed, or is sent each listing.
                         * @enum {string}
                         */
                        transport: "feed" | "push";
                        /**
                         * @description `expiring`: it ends within a week, or its renewal has failed and is tried again. `error`: it needs a person.
                         * @enum {string}
                         */
                        status: "available" | "not_connected" | "connected" | "expiring" | "error";
                        grant: ("authorization_code" | "client_credentials") | null;
                        /** @description Whose account it is at the portal, where that says so. */
                        account: string | null;
                        scopes: string[];
                        api_url: string | null;
                        connected_at: string | null;
                        /** @description When the access ends that there is now. It is renewed before, where it can be. */
                        expires_at: string | null;
                        last_success_at: string | null;
                        last_error: string | null;
                        last_error_at: string | null;
                        /** @description Whether the portal has taken the tokens back; null where it was not asked, or has no way to. They are erased here either way. */
                        revoked: boolean | null;
                    };
                };
            };
            400: components["responses"]["OrkasaBadRequest"];
            401: components["responses"]["OrkasaUnauthorized"];
            403: components["responses"]["OrkasaForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkasaNotFoundIntegrationNotConnectedIntegrationProviderNotFound"];
            409: components["responses"]["OrkasaConflictIdempotencyInProgressIntegrationBusyLeaseLost"];
            413: components["responses"]["OrkasaPayloadTooLarge"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaIntegrationsAuthorize: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description A portal's name, such as json-push.
                 * @example json-push
                 */
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "authorization_endpoint": "https://portal.example.com/auth",
                 *       "token_endpoint": "https://portal.example.com/token",
                 *       "revocation_endpoint": "https://portal.example.com/token/revocation",
                 *       "api_url": "https://portal.example.com/api/account-2",
                 *       "client_id": "orrery",
                 *       "client_secret": "a secret of the example",
                 *       "scopes": [
                 *         "listings:write"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["OrkasaIntegrationsAuthorizeBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "provider": "json-push",
                     *       "authorization_url": "https://portal.example.com/auth?redirect_uri=https%3A%2F%2Fapi.example.com%2Fv1%2Fintegrations%2Fjson-push%2Fcallback&scope=listings%3Awrite&state=xxxxxxxxxxxxx&code_challenge=xxxxxxxxxxxxx&code_challenge_method=S256&client_id=orrery&response_type=code",
                     *       "expires_at": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": {
                        provider: string;
                        /** @description Treat it as a secret: whoever opens it decides whose account it is. */
                        authorization_url: string | null;
                        /** Format: date-time */
                        expires_at: string;
                    };
                };
            };
            400: components["responses"]["OrkasaBadRequest"];
            401: components["responses"]["OrkasaUnauthorized"];
            403: components["responses"]["OrkasaForbiddenConfinedIntegrationLiveOnlyScopeRequired"];
            404: components["responses"]["OrkasaNotFoundIntegrationProviderNotFound"];
            409: components["responses"]["OrkasaConflictIdempotencyInProgressLeaseLost"];
            413: components["responses"]["OrkasaPayloadTooLarge"];
            422: components["responses"]["OrkasaUnprocessableEntityIntegrationNeedsNoConnectionIntegrationNotConfiguredIntegrationProviderFailed"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaIntegrationsCallback: {
        parameters: {
            query?: {
                /** @example xxxxxxxxxxxxx */
                state?: string;
                code?: string;
                iss?: string;
                /** @example access_denied */
                error?: string;
                /** @example The person said no. */
                error_description?: string;
            };
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description A portal's name, such as json-push.
                 * @example json-push
                 */
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "provider": "json-push",
                     *       "title": "JSON push",
                     *       "outcome": "refused",
                     *       "message": "JSON push is not connected. Whoever began this has no access any more.",
                     *       "return_url": null
                     *     }
                     */
                    "application/json": {
                        provider: string;
                        title: string;
                        /** @enum {string} */
                        outcome: "connected" | "refused";
                        message: string;
                        return_url: string | null;
                    };
                };
            };
            400: components["responses"]["OrkasaBadRequestIntegrationStateInvalid"];
            404: components["responses"]["OrkasaNotFoundIntegrationProviderNotFound"];
            413: components["responses"]["OrkasaPayloadTooLarge"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaIntegrationsConnect: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description A portal's name, such as json-push.
                 * @example json-push
                 */
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "authorization_endpoint": "https://portal.example.com/auth",
                 *       "token_endpoint": "https://portal.example.com/token",
                 *       "revocation_endpoint": "https://portal.example.com/token/revocation",
                 *       "api_url": "https://portal.example.com/api/account-2",
                 *       "client_id": "orrery",
                 *       "client_secret": "a secret of the example",
                 *       "scopes": [
                 *         "listings:write"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["OrkasaIntegrationsConnectBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "provider": "json-push",
                     *       "title": "JSON push",
                     *       "kind": "portal",
                     *       "transport": "push",
                     *       "status": "connected",
                     *       "grant": "client_credentials",
                     *       "account": null,
                     *       "scopes": [
                     *         "listings:write"
                     *       ],
                     *       "api_url": "https://portal.example.com/api/account-2",
                     *       "connected_at": "2026-01-31T12:00:00.000Z",
                     *       "expires_at": "2026-01-31T12:00:00.000Z",
                     *       "last_success_at": "2026-01-31T12:00:00.000Z",
                     *       "last_error": null,
                     *       "last_error_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["OrkasaIntegration"];
                };
            };
            400: components["responses"]["OrkasaBadRequest"];
            401: components["responses"]["OrkasaUnauthorized"];
            403: components["responses"]["OrkasaForbiddenConfinedIntegrationLiveOnlyScopeRequired"];
            404: components["responses"]["OrkasaNotFoundIntegrationProviderNotFound"];
            409: components["responses"]["OrkasaConflictIdempotencyInProgressLeaseLost"];
            413: components["responses"]["OrkasaPayloadTooLarge"];
            422: components["responses"]["OrkasaUnprocessableEntityIntegrationNeedsNoConnectionIntegrationNotConfiguredIntegrationProviderFailed"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailable"];
        };
    };
    orkasaAiReviewListing: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "property_id": "018f0000-0000-7000-8000-000000000001"
                 *     }
                 */
                "application/json": components["schemas"]["OrkasaAiReviewListingBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000002",
                     *       "model": "claude-opus-4-7",
                     *       "sandbox": false,
                     *       "usage": {
                     *         "input_tokens": 1000,
                     *         "output_tokens": 500,
                     *         "images": 0
                     *       },
                     *       "cost": 0.0175,
                     *       "currency": "USD",
                     *       "property_id": "018f0000-0000-7000-8000-000000000001",
                     *       "variants": [
                     *         {
                     *           "tone": "warm",
                     *           "title": "Variant 1",
                     *           "description": "A bright house by the bay.\n\nClose to everything.",
                     *           "highlights": [
                     *             "Pool",
                     *             "Garden"
                     *           ]
                     *         },
                     *         {
                     *           "tone": "sober",
                     *           "title": "Variant 2",
                     *           "description": "A bright house by the bay.\n\nClose to everything.",
                     *           "highlights": [
                     *             "Pool",
                     *             "Garden"
                     *           ]
                     *         },
                     *         {
                     *           "tone": "brief",
                     *           "title": "Variant 3",
                     *           "description": "A bright house by the bay.\n\nClose to everything.",
                     *           "highlights": [
                     *             "Pool",
                     *             "Garden"
                     *           ]
                     *         }
                     *       ],
                     *       "photo_analysis": []
                     *     }
                     */
                    "application/json": components["schemas"]["OrkasaListingReview"];
                };
            };
            400: components["responses"]["OrkasaBadRequest"];
            401: components["responses"]["OrkasaUnauthorized"];
            403: components["responses"]["OrkasaForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkasaNotFoundPropertyNotFound"];
            409: components["responses"]["OrkasaConflictIdempotencyInProgressLeaseLost"];
            413: components["responses"]["OrkasaPayloadTooLarge"];
            422: components["responses"]["OrkasaUnprocessableEntityAiBudgetExhaustedAiImageUnusableAiRefused"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailableAiAnswerInvalidAiNotConfiguredAiUnavailable"];
        };
    };
    orkasaAiEnhancePhoto: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "image_id": "018f0000-0000-7000-8000-000000000001",
                 *       "instructions": "Brighten it a little."
                 *     }
                 */
                "application/json": components["schemas"]["OrkasaAiEnhancePhotoBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000002",
                     *       "model": "gemini-2.5-flash-image",
                     *       "sandbox": false,
                     *       "usage": {
                     *         "input_tokens": 300,
                     *         "output_tokens": 1290,
                     *         "images": 1
                     *       },
                     *       "cost": 0.03879,
                     *       "currency": "USD",
                     *       "url": "https://api.example.com/files/enhanced/018f0000-0000-7000-8000-000000000003.jpg",
                     *       "format": "jpeg",
                     *       "width": 1,
                     *       "height": 1,
                     *       "property_id": "018f0000-0000-7000-8000-000000000004",
                     *       "image_id": null
                     *     }
                     */
                    "application/json": components["schemas"]["OrkasaPhotoEnhancement"];
                };
            };
            400: components["responses"]["OrkasaBadRequest"];
            401: components["responses"]["OrkasaUnauthorized"];
            403: components["responses"]["OrkasaForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkasaNotFoundImageNotFoundPropertyNotFound"];
            409: components["responses"]["OrkasaConflictIdempotencyInProgressLeaseLost"];
            413: components["responses"]["OrkasaPayloadTooLarge"];
            422: components["responses"]["OrkasaUnprocessableEntityAiBudgetExhaustedAiImageUnusableAiRefusedImageLimitReached"];
            429: components["responses"]["OrkasaTooManyRequests"];
            500: components["responses"]["OrkasaInternalServerError"];
            503: components["responses"]["OrkasaServiceUnavailableAiAnswerInvalidAiNotConfiguredAiUnavailable"];
        };
    };
    orkestraAuthRegister: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ana2@example.com",
                 *       "name": "Ana Diaz",
                 *       "password": "correct horse battery staple"
                 *     }
                 */
                "application/json": components["schemas"]["OrkestraAuthRegisterBody"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "email": "ana2@example.com",
                     *       "message": "You can log in with this address. If it had an account before, nothing about that has changed."
                     *     }
                     */
                    "application/json": {
                        email: string;
                        message: string;
                    };
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraAuthLogin: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ana2@example.com",
                 *       "password": "correct horse battery staple"
                 *     }
                 */
                "application/json": components["schemas"]["OrkestraAuthLoginBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accessToken": "eyJhbGciOiJFZERTQSIsInR5cCI6ImF0K2p3dCJ9.e30.ZXhhbXBsZQ",
                     *       "tokenType": "Bearer",
                     *       "expiresIn": 604800,
                     *       "refreshToken": "ZXhhbXBsZS1yZWZyZXNoLXRva2Vu"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraTokens"];
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorizedLoginFailed"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraAuthRefresh: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "refreshToken": "ZXhhbXBsZS1yZWZyZXNoLXRva2Vu"
                 *     }
                 */
                "application/json": components["schemas"]["OrkestraAuthRefreshBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accessToken": "eyJhbGciOiJFZERTQSIsInR5cCI6ImF0K2p3dCJ9.e30.ZXhhbXBsZQ",
                     *       "tokenType": "Bearer",
                     *       "expiresIn": 604800,
                     *       "refreshToken": "ZXhhbXBsZS1yZWZyZXNoLXRva2Vu"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraTokens"];
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorizedRefreshFailed"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraAuthLogout: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OrkestraAuthLogoutBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sessionId": "018f0000-0000-7000-8000-000000000001",
                     *       "revokedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": {
                        /** Format: uuid */
                        sessionId: string;
                        /** Format: date-time */
                        revokedAt: string;
                    };
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenSessionRequired"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraAuthSwitch: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "organizationId": "018f0000-0000-7000-8000-000000000001"
                 *     }
                 */
                "application/json": components["schemas"]["OrkestraAuthSwitchBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accessToken": "eyJhbGciOiJFZERTQSIsInR5cCI6ImF0K2p3dCJ9.e30.ZXhhbXBsZQ",
                     *       "tokenType": "Bearer",
                     *       "expiresIn": 604800,
                     *       "refreshToken": "ZXhhbXBsZS1yZWZyZXNoLXRva2Vu"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraTokens"];
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenSessionRequired"];
            404: components["responses"]["OrkestraNotFoundOrganizationNotFound"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraAuthMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "kind": "api-key",
                     *       "credentialId": "018f0000-0000-7000-8000-000000000001",
                     *       "organizationId": "018f0000-0000-7000-8000-000000000002",
                     *       "organization": {
                     *         "id": "018f0000-0000-7000-8000-000000000002",
                     *         "name": "Test Brokerage",
                     *         "slug": "bay-homes"
                     *       },
                     *       "plan": "brokerage",
                     *       "mode": "live",
                     *       "grants": [
                     *         "*"
                     *       ],
                     *       "scopes": [
                     *         "ai:admin",
                     *         "ai:read",
                     *         "ai:write",
                     *         "api-keys:read",
                     *         "api-keys:write",
                     *         "audit:read",
                     *         "authorized-apps:read",
                     *         "authorized-apps:write",
                     *         "clients:read",
                     *         "clients:write",
                     *         "compliance:read",
                     *         "compliance:write",
                     *         "estate-agents:read",
                     *         "estate-agents:write",
                     *         "guides:read",
                     *         "guides:write",
                     *         "integrations:read",
                     *         "integrations:write",
                     *         "lead-forms:read",
                     *         "lead-forms:write",
                     *         "leads:configure",
                     *         "leads:read",
                     *         "leads:write",
                     *         "mailboxes:read",
                     *         "mailboxes:write",
                     *         "oauth-clients:read",
                     *         "oauth-clients:write",
                     *         "org:read",
                     *         "properties:publish",
                     *         "properties:read",
                     *         "properties:write",
                     *         "showings:read",
                     *         "showings:write",
                     *         "webhooks:read",
                     *         "webhooks:write"
                     *       ],
                     *       "confinedTo": null,
                     *       "origins": null,
                     *       "role": null,
                     *       "user": null,
                     *       "organizations": [],
                     *       "app": null,
                     *       "expiresAt": null
                     *     }
                     */
                    "application/json": {
                        /** @enum {string} */
                        kind: "api-key" | "session" | "mcp-token" | "app" | "operator" | "password";
                        /** Format: uuid */
                        credentialId: string;
                        /** Format: uuid */
                        organizationId: string;
                        organization: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            slug: string;
                        } | null;
                        /** @enum {string} */
                        plan: "free" | "solo" | "team" | "pro" | "brokerage";
                        /** @enum {string} */
                        mode: "live" | "test";
                        grants: string[];
                        scopes: string[];
                        confinedTo: string[] | null;
                        origins: string[] | null;
                        role: ("guest" | "member" | "admin" | "owner") | null;
                        user: {
                            /** Format: uuid */
                            id: string;
                            email: string;
                            name: string;
                        } | null;
                        organizations: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            slug: string;
                            /** @enum {string} */
                            role: "guest" | "member" | "admin" | "owner";
                            testOrganizationId: string | null;
                        }[];
                        app: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                        } | null;
                        expiresAt: string | null;
                    };
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbidden"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraAuthJwks: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "keys": [
                     *         {
                     *           "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
                     *           "crv": "Ed25519",
                     *           "kty": "OKP",
                     *           "kid": "2026-01-31",
                     *           "alg": "EdDSA",
                     *           "use": "sig"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        keys: {
                            [key: string]: unknown;
                        }[];
                    };
                };
            };
            /** @description It is what `If-None-Match` names. */
            304: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["OrkestraBadRequest"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraApiKeysList: {
        parameters: {
            query?: {
                /**
                 * @description A larger one is taken as 100.
                 * @example 2
                 */
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "018f0000-0000-7000-8000-000000000001",
                     *           "name": "key1",
                     *           "kind": "ork",
                     *           "prefix": "ork_live_",
                     *           "lastFour": "xxxx",
                     *           "scopes": [
                     *             "*"
                     *           ],
                     *           "confinedTo": [],
                     *           "origins": [],
                     *           "status": "active",
                     *           "expiresAt": null,
                     *           "previousUntil": null,
                     *           "revokedAt": null,
                     *           "lastUsedAt": null,
                     *           "version": 1,
                     *           "createdAt": "2026-01-31T12:00:00.000Z",
                     *           "updatedAt": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["OrkestraApiKey"][];
                        /** @description Null at the end of the list. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["OrkestraBadRequestInvalidCursor"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenScopeRequired"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraApiKeysCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Website 2",
                 *       "kind": "ork",
                 *       "scopes": [
                 *         "leads:write",
                 *         "read"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["OrkestraApiKeysCreateBody"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "name": "Website 2",
                     *       "kind": "ork",
                     *       "prefix": "ork_live_",
                     *       "lastFour": "xxxx",
                     *       "scopes": [
                     *         "leads:write",
                     *         "read"
                     *       ],
                     *       "confinedTo": [],
                     *       "origins": [],
                     *       "status": "active",
                     *       "expiresAt": null,
                     *       "previousUntil": null,
                     *       "revokedAt": null,
                     *       "lastUsedAt": null,
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z",
                     *       "key": "ork_live_xxxxxxxxxxxxx"
                     *     }
                     */
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The id of an api key.
                         */
                        id: string;
                        name: string;
                        /** @enum {string} */
                        kind: "ork" | "oak" | "oag" | "ort";
                        prefix: string;
                        lastFour: string;
                        scopes: string[];
                        confinedTo: string[];
                        origins: string[];
                        /** @enum {string} */
                        status: "active" | "expired" | "revoked";
                        expiresAt: string | null;
                        previousUntil: string | null;
                        revokedAt: string | null;
                        lastUsedAt: string | null;
                        version: number;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        key: string | null;
                    };
                };
            };
            400: components["responses"]["OrkestraBadRequestExpiryInPastUnknownScope"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedGrantTooWideMintingNotAllowedScopeRequired"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgress"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            422: components["responses"]["OrkestraUnprocessableEntityConfinementNotFound"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraApiKeysGet: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of an api key.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "name": "Website 7",
                     *       "kind": "ork",
                     *       "prefix": "ork_live_",
                     *       "lastFour": "xxxx",
                     *       "scopes": [
                     *         "leads:write",
                     *         "read"
                     *       ],
                     *       "confinedTo": [],
                     *       "origins": [],
                     *       "status": "active",
                     *       "expiresAt": null,
                     *       "previousUntil": null,
                     *       "revokedAt": null,
                     *       "lastUsedAt": null,
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraApiKey"];
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenScopeRequired"];
            404: components["responses"]["OrkestraNotFoundApiKeyNotFound"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraApiKeysRevoke: {
        parameters: {
            query?: {
                expectedVersion?: number;
            };
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of what was read: where it has changed since, nothing is done. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of an api key.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "name": "Website 2",
                     *       "kind": "ork",
                     *       "prefix": "ork_live_",
                     *       "lastFour": "xxxx",
                     *       "scopes": [
                     *         "leads:write",
                     *         "read"
                     *       ],
                     *       "confinedTo": [],
                     *       "origins": [],
                     *       "status": "revoked",
                     *       "expiresAt": null,
                     *       "previousUntil": null,
                     *       "revokedAt": "2026-01-31T12:00:00.000Z",
                     *       "lastUsedAt": null,
                     *       "version": 2,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraApiKey"];
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkestraNotFoundApiKeyNotFound"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgressStaleVersion"];
            412: components["responses"]["OrkestraPreconditionFailedStaleVersion"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraApiKeysUpdate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of what was read: where it has changed since, nothing is done. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of an api key.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        /** @description A merge patch (RFC 7396): what is absent stays, null empties. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "scopes": [
                 *         "leads:write"
                 *       ],
                 *       "origins": [
                 *         "https://www.example.com"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["OrkestraApiKeysUpdateBody"];
                /**
                 * @example {
                 *       "scopes": [
                 *         "leads:write"
                 *       ],
                 *       "origins": [
                 *         "https://www.example.com"
                 *       ]
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["OrkestraApiKeysUpdateBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "name": "Website 2",
                     *       "kind": "ork",
                     *       "prefix": "ork_live_",
                     *       "lastFour": "xxxx",
                     *       "scopes": [
                     *         "leads:write"
                     *       ],
                     *       "confinedTo": [],
                     *       "origins": [
                     *         "https://www.example.com"
                     *       ],
                     *       "status": "active",
                     *       "expiresAt": null,
                     *       "previousUntil": null,
                     *       "revokedAt": null,
                     *       "lastUsedAt": null,
                     *       "version": 2,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraApiKey"];
                };
            };
            400: components["responses"]["OrkestraBadRequestUnknownScope"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedGrantTooWideMintingNotAllowedScopeRequired"];
            404: components["responses"]["OrkestraNotFoundApiKeyNotFound"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgressStaleVersion"];
            412: components["responses"]["OrkestraPreconditionFailedStaleVersion"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            422: components["responses"]["OrkestraUnprocessableEntityApiKeyRevokedConfinementNotFound"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraApiKeysRoll: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of what was read: where it has changed since, nothing is done. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of an api key.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "overlapHours": 1
                 *     }
                 */
                "application/json": components["schemas"]["OrkestraApiKeysRollBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "name": "Website 2",
                     *       "kind": "ork",
                     *       "prefix": "ork_live_",
                     *       "lastFour": "xxxx",
                     *       "scopes": [
                     *         "leads:write",
                     *         "read"
                     *       ],
                     *       "confinedTo": [],
                     *       "origins": [],
                     *       "status": "active",
                     *       "expiresAt": null,
                     *       "previousUntil": "2026-01-31T12:00:00.000Z",
                     *       "revokedAt": null,
                     *       "lastUsedAt": null,
                     *       "version": 2,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z",
                     *       "key": "ork_live_xxxxxxxxxxxxx"
                     *     }
                     */
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The id of an api key.
                         */
                        id: string;
                        name: string;
                        /** @enum {string} */
                        kind: "ork" | "oak" | "oag" | "ort";
                        prefix: string;
                        lastFour: string;
                        scopes: string[];
                        confinedTo: string[];
                        origins: string[];
                        /** @enum {string} */
                        status: "active" | "expired" | "revoked";
                        expiresAt: string | null;
                        previousUntil: string | null;
                        revokedAt: string | null;
                        lastUsedAt: string | null;
                        version: number;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        key: string | null;
                    };
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedGrantTooWideMintingNotAllowedScopeRequired"];
            404: components["responses"]["OrkestraNotFoundApiKeyNotFound"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgressStaleVersion"];
            412: components["responses"]["OrkestraPreconditionFailedStaleVersion"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            422: components["responses"]["OrkestraUnprocessableEntityApiKeyExpiredApiKeyRevoked"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraOauthClientsList: {
        parameters: {
            query?: {
                /**
                 * @description A larger one is taken as 100.
                 * @example 2
                 */
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["OrkestraOauthClient"][];
                        /** @description Null at the end of the list. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["OrkestraBadRequestInvalidCursor"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenScopeRequired"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraOauthClientsCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Partner 2",
                 *       "redirectUris": [
                 *         "https://partner.example/callback"
                 *       ],
                 *       "grantTypes": [
                 *         "authorization_code",
                 *         "client_credentials"
                 *       ],
                 *       "scopes": [
                 *         "leads:read",
                 *         "read"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["OrkestraOauthClientsCreateBody"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "name": "Partner 2",
                     *       "kind": "confidential",
                     *       "redirectUris": [
                     *         "https://partner.example/callback"
                     *       ],
                     *       "grantTypes": [
                     *         "authorization_code",
                     *         "client_credentials"
                     *       ],
                     *       "scopes": [
                     *         "leads:read",
                     *         "read"
                     *       ],
                     *       "secretLastFour": "xxxx",
                     *       "previousUntil": null,
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z",
                     *       "secret": "ocs_xxxxxxxxxxxxx"
                     *     }
                     */
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The `client_id`.
                         */
                        id: string;
                        name: string;
                        /** @enum {string} */
                        kind: "confidential" | "public";
                        redirectUris: string[];
                        grantTypes: ("authorization_code" | "client_credentials")[];
                        /** @description What it may ask for at most: scopes and bundles. */
                        scopes: string[];
                        /** @description What its secret ends with; null for a public one, which has none. */
                        secretLastFour: string | null;
                        /** @description Until when the secret before the last roll is good as well. */
                        previousUntil: string | null;
                        version: number;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        secret: string | null;
                    };
                };
            };
            400: components["responses"]["OrkestraBadRequestUnknownScope"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedGrantTooWideMintingNotAllowedScopeRequired"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgress"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            422: components["responses"]["OrkestraUnprocessableEntityConfidentialClientRequiredRedirectUriRequired"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraOauthClientsGet: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of an oauth client.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "name": "Partner 7",
                     *       "kind": "confidential",
                     *       "redirectUris": [
                     *         "https://partner.example/callback"
                     *       ],
                     *       "grantTypes": [
                     *         "authorization_code",
                     *         "client_credentials"
                     *       ],
                     *       "scopes": [
                     *         "leads:read",
                     *         "read"
                     *       ],
                     *       "secretLastFour": "xxxx",
                     *       "previousUntil": null,
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraOauthClient"];
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenScopeRequired"];
            404: components["responses"]["OrkestraNotFoundOauthClientNotFound"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraOauthClientsDelete: {
        parameters: {
            query?: {
                expectedVersion?: number;
            };
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of what was read: where it has changed since, nothing is done. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of an oauth client.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "name": "Partner 2",
                     *       "kind": "confidential",
                     *       "redirectUris": [
                     *         "https://partner.example/callback"
                     *       ],
                     *       "grantTypes": [
                     *         "authorization_code",
                     *         "client_credentials"
                     *       ],
                     *       "scopes": [
                     *         "leads:read",
                     *         "read"
                     *       ],
                     *       "secretLastFour": "xxxx",
                     *       "previousUntil": null,
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraOauthClient"];
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkestraNotFoundOauthClientNotFound"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgressStaleVersion"];
            412: components["responses"]["OrkestraPreconditionFailedStaleVersion"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraOauthClientsUpdate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of what was read: where it has changed since, nothing is done. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of an oauth client.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        /** @description A merge patch (RFC 7396): what is absent stays, null empties. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "redirectUris": [
                 *         "https://partner.example/callback",
                 *         "http://127.0.0.1/callback"
                 *       ],
                 *       "scopes": [
                 *         "leads:read"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["OrkestraOauthClientsUpdateBody"];
                /**
                 * @example {
                 *       "redirectUris": [
                 *         "https://partner.example/callback",
                 *         "http://127.0.0.1/callback"
                 *       ],
                 *       "scopes": [
                 *         "leads:read"
                 *       ]
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["OrkestraOauthClientsUpdateBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "name": "Partner 2",
                     *       "kind": "confidential",
                     *       "redirectUris": [
                     *         "https://partner.example/callback",
                     *         "http://127.0.0.1/callback"
                     *       ],
                     *       "grantTypes": [
                     *         "authorization_code",
                     *         "client_credentials"
                     *       ],
                     *       "scopes": [
                     *         "leads:read"
                     *       ],
                     *       "secretLastFour": "xxxx",
                     *       "previousUntil": null,
                     *       "version": 2,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraOauthClient"];
                };
            };
            400: components["responses"]["OrkestraBadRequestUnknownScope"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedGrantTooWideMintingNotAllowedScopeRequired"];
            404: components["responses"]["OrkestraNotFoundOauthClientNotFound"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgressStaleVersion"];
            412: components["responses"]["OrkestraPreconditionFailedStaleVersion"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            422: components["responses"]["OrkestraUnprocessableEntityConfidentialClientRequiredRedirectUriRequired"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraOauthClientsRollSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of what was read: where it has changed since, nothing is done. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of an oauth client.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "overlapHours": 1
                 *     }
                 */
                "application/json": components["schemas"]["OrkestraOauthClientsRollSecretBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "name": "Partner 2",
                     *       "kind": "confidential",
                     *       "redirectUris": [
                     *         "https://partner.example/callback"
                     *       ],
                     *       "grantTypes": [
                     *         "authorization_code",
                     *         "client_credentials"
                     *       ],
                     *       "scopes": [
                     *         "leads:read",
                     *         "read"
                     *       ],
                     *       "secretLastFour": "xxxx",
                     *       "previousUntil": "2026-01-31T12:00:00.000Z",
                     *       "version": 2,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z",
                     *       "secret": "ocs_xxxxxxxxxxxxx"
                     *     }
                     */
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The `client_id`.
                         */
                        id: string;
                        name: string;
                        /** @enum {string} */
                        kind: "confidential" | "public";
                        redirectUris: string[];
                        grantTypes: ("authorization_code" | "client_credentials")[];
                        /** @description What it may ask for at most: scopes and bundles. */
                        scopes: string[];
                        /** @description What its secret ends with; null for a public one, which has none. */
                        secretLastFour: string | null;
                        /** @description Until when the secret before the last roll is good as well. */
                        previousUntil: string | null;
                        version: number;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        secret: string | null;
                    };
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedGrantTooWideMintingNotAllowedScopeRequired"];
            404: components["responses"]["OrkestraNotFoundOauthClientNotFound"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgressStaleVersion"];
            412: components["responses"]["OrkestraPreconditionFailedStaleVersion"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            422: components["responses"]["OrkestraUnprocessableEntityConfidentialClientRequired"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraAuthorizedAppsList: {
        parameters: {
            query?: {
                /**
                 * @description A larger one is taken as 100.
                 * @example 2
                 */
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["OrkestraAuthorizedApp"][];
                        /** @description Null at the end of the list. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["OrkestraBadRequestInvalidCursor"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenScopeRequired"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraAuthorizedAppsRevoke: {
        parameters: {
            query?: {
                expectedVersion?: number;
            };
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of what was read: where it has changed since, nothing is done. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of an authorized app.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "name": "Partner 2",
                     *       "clientId": "018f0000-0000-7000-8000-000000000002",
                     *       "userId": "018f0000-0000-7000-8000-000000000003",
                     *       "scopes": [
                     *         "leads:read"
                     *       ],
                     *       "lastUsedAt": null,
                     *       "expiresAt": "2026-01-31T12:00:00.000Z",
                     *       "revokedAt": "2026-01-31T12:00:00.000Z",
                     *       "version": 2,
                     *       "createdAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraAuthorizedApp"];
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkestraNotFoundAuthorizedAppNotFound"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgressStaleVersion"];
            412: components["responses"]["OrkestraPreconditionFailedStaleVersion"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraAuthorizedAppsListMine: {
        parameters: {
            query?: {
                /**
                 * @description A larger one is taken as 100.
                 * @example 2
                 */
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["OrkestraAuthorizedApp"][];
                        /** @description Null at the end of the list. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["OrkestraBadRequestInvalidCursor"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenSessionRequired"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraAuthorizedAppsRevokeMine: {
        parameters: {
            query?: {
                expectedVersion?: number;
            };
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of what was read: where it has changed since, nothing is done. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of an authorized app.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "name": "Partner 2",
                     *       "clientId": "018f0000-0000-7000-8000-000000000002",
                     *       "userId": "018f0000-0000-7000-8000-000000000003",
                     *       "scopes": [
                     *         "leads:read"
                     *       ],
                     *       "lastUsedAt": null,
                     *       "expiresAt": "2026-01-31T12:00:00.000Z",
                     *       "revokedAt": "2026-01-31T12:00:00.000Z",
                     *       "version": 2,
                     *       "createdAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraAuthorizedApp"];
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedSessionRequired"];
            404: components["responses"]["OrkestraNotFoundAuthorizedAppNotFound"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgressStaleVersion"];
            412: components["responses"]["OrkestraPreconditionFailedStaleVersion"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraEventsList: {
        parameters: {
            query?: {
                /** @description The cursor of the last event that is known. */
                after?: string;
                /**
                 * @description Only events of these types.
                 * @example [
                 *       "property.created",
                 *       "lead.created"
                 *     ]
                 */
                types?: string[];
                /**
                 * @description A larger one is taken as 100.
                 * @example 1
                 */
                limit?: number;
                /** @description Where there is nothing yet: how many seconds to wait for it. */
                wait?: number;
            };
            header?: {
                /** @description Of a stream: the `id` of the last frame that came, which wins over `after`. A browser's `EventSource` sends it by itself. */
                "Last-Event-ID"?: components["parameters"]["LastEventId"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "018f0000-0000-7000-8000-000000000001",
                     *           "cursor": "ZXhhbXBsZS1jdXJzb3I",
                     *           "position": 1,
                     *           "type": "property.created",
                     *           "createdAt": "2026-01-31T12:00:00.000Z",
                     *           "resource": {
                     *             "id": "018f0000-0000-7000-8000-000000000002",
                     *             "version": 1
                     *           },
                     *           "data": {
                     *             "id": "018f0000-0000-7000-8000-000000000002",
                     *             "brokerageId": "018f0000-0000-7000-8000-000000000003",
                     *             "title": "Oak Avenue2",
                     *             "description": "Four bedrooms and a garden.",
                     *             "status": "active",
                     *             "operation": "sale",
                     *             "type": "house",
                     *             "price": 750000,
                     *             "currency": "USD",
                     *             "bedrooms": 4,
                     *             "bathrooms": 2.5,
                     *             "areaSqft": 2400,
                     *             "lotSqft": 7500,
                     *             "yearBuilt": 1998,
                     *             "address": {
                     *               "line1": "456 Oak Ave",
                     *               "line2": null,
                     *               "city": "Miami",
                     *               "region": "FL",
                     *               "postalCode": "33133",
                     *               "country": "US",
                     *               "lat": 25.7617,
                     *               "lng": -80.1918
                     *             },
                     *             "features": [
                     *               "pool",
                     *               "garage"
                     *             ],
                     *             "agentId": null,
                     *             "images": [],
                     *             "publications": [],
                     *             "version": 1,
                     *             "createdAt": "2026-01-31T12:00:00.000Z",
                     *             "updatedAt": "2026-01-31T12:00:00.000Z"
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": "ZXhhbXBsZS1jdXJzb3I",
                     *       "asOf": "ZXhhbXBsZS1jdXJzb3I"
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["OrkestraEvent"][];
                        nextCursor: string;
                        asOf: string;
                    };
                    /**
                     * @example retry: 1000
                     *     id: ZXhhbXBsZS1jdXJzb3I
                     *     event: listing.created
                     *     data: {"id":"018f0000-0000-7000-8000-000000000001","cursor":"ZXhhbXBsZS1jdXJzb3I","position":2,"type":"listing.created","createdAt":"2026-01-31T12:00:00.000Z","resource":{"id":"018f0000-0000-7000-8000-000000000002","version":1},"data":{"id":"018f0000-0000-7000-8000-000000000002","brokerageId":"018f0000-0000-7000-8000-000000000003","title":"Oak Avenue2","description":"Four bedrooms and a garden.","status":"active","operation":"sale","type":"house","price":750000,"currency":"USD","bedrooms":4,"bathrooms":2.5,"areaSqft":2400,"lotSqft":7500,"yearBuilt":1998,"address":{"line1":"456 Oak Ave","line2":null,"city":"Miami","region":"FL","postalCode":"33133","country":"US","lat":25.7617,"lng":-80.1918},"features":["pool","garage"],"agentId":null,"images":[],"publications":[],"version":1,"createdAt":"2026-01-31T12:00:00.000Z","updatedAt":"2026-01-31T12:00:00.000Z"}}
                     */
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["OrkestraBadRequestCursorAheadCursorExpiredInvalidCursor"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbidden"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraEventsCreateStreamUrl: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "types": [
                 *         "lead.created"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["OrkestraEventsCreateStreamUrlBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "url": "https://api.example.com/v1/event-streams/eyJhbGciOiJFZERTQSIsInR5cCI6ImF0K2p3dCJ9.e30.ZXhhbXBsZQ",
                     *       "expiresAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": {
                        /** @description For a browser's `EventSource`. A secret; null in a replay. */
                        url: string | null;
                        /** Format: date-time */
                        expiresAt: string;
                    };
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfined"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgress"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraEventsFollow: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of a stream: the `id` of the last frame that came, which wins over `after`. A browser's `EventSource` sends it by itself. */
                "Last-Event-ID"?: components["parameters"]["LastEventId"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The credential: the address is given out as a whole. Treat it as a secret.
                 * @example eyJhbGciOiJFZERTQSIsInR5cCI6ImF0K2p3dCJ9.e30.ZXhhbXBsZQ
                 */
                link: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example retry: 1000
                     *     id: ZXhhbXBsZS1jdXJzb3I
                     *     event: listing.created
                     *     data: {"id":"018f0000-0000-7000-8000-000000000001","cursor":"ZXhhbXBsZS1jdXJzb3I","position":2,"type":"listing.created","createdAt":"2026-01-31T12:00:00.000Z","resource":{"id":"018f0000-0000-7000-8000-000000000002","version":1},"data":{"id":"018f0000-0000-7000-8000-000000000002","brokerageId":"018f0000-0000-7000-8000-000000000003","title":"Oak Avenue2","description":"Four bedrooms and a garden.","status":"active","operation":"sale","type":"house","price":750000,"currency":"USD","bedrooms":4,"bathrooms":2.5,"areaSqft":2400,"lotSqft":7500,"yearBuilt":1998,"address":{"line1":"456 Oak Ave","line2":null,"city":"Miami","region":"FL","postalCode":"33133","country":"US","lat":25.7617,"lng":-80.1918},"features":["pool","garage"],"agentId":null,"images":[],"publications":[],"version":1,"createdAt":"2026-01-31T12:00:00.000Z","updatedAt":"2026-01-31T12:00:00.000Z"}}
                     */
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["OrkestraBadRequestCursorAheadCursorExpiredInvalidCursor"];
            401: components["responses"]["OrkestraUnauthorizedLinkInvalid"];
            403: components["responses"]["OrkestraForbidden"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraWebhooksList: {
        parameters: {
            query?: {
                /**
                 * @description A larger one is taken as 100.
                 * @example 2
                 */
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "018f0000-0000-7000-8000-000000000001",
                     *           "url": "https://hooks.example.com/crm-7",
                     *           "dialect": "orkestra",
                     *           "events": [
                     *             "lead.created"
                     *           ],
                     *           "filter": null,
                     *           "coalesceSeconds": null,
                     *           "status": "active",
                     *           "disabledReason": null,
                     *           "disabledAt": null,
                     *           "failingSince": null,
                     *           "previousUntil": null,
                     *           "version": 1,
                     *           "createdAt": "2026-01-31T12:00:00.000Z",
                     *           "updatedAt": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["OrkestraWebhookEndpoint"][];
                        /** @description Null at the end of the list. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["OrkestraBadRequestInvalidCursor"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenScopeRequired"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraWebhooksCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://hooks.example.com/crm-2",
                 *       "events": [
                 *         "lead.created"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["OrkestraWebhooksCreateBody"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "url": "https://hooks.example.com/crm-2",
                     *       "dialect": "orkestra",
                     *       "events": [
                     *         "lead.created"
                     *       ],
                     *       "filter": null,
                     *       "coalesceSeconds": null,
                     *       "status": "active",
                     *       "disabledReason": null,
                     *       "disabledAt": null,
                     *       "failingSince": null,
                     *       "previousUntil": null,
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z",
                     *       "secret": "whsec_xxxxxxxxxxxxx"
                     *     }
                     */
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The id of a webhook endpoint.
                         */
                        id: string;
                        url: string;
                        /** @enum {string} */
                        dialect: "orkasa" | "organicagent" | "orkestra" | "standard";
                        /** @description Types of events; `*` is all. */
                        events: string[];
                        filter: {
                            resources: string[];
                        } | null;
                        coalesceSeconds: number | null;
                        /** @enum {string} */
                        status: "active" | "disabled";
                        disabledReason: ("owner" | "failing" | "gone" | "credential") | null;
                        disabledAt: string | null;
                        failingSince: string | null;
                        previousUntil: string | null;
                        version: number;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        secret: string | null;
                    };
                };
            };
            400: components["responses"]["OrkestraBadRequestWebhookTargetRefused"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedScopeRequiredWebhookEventsNotReadable"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgressLeaseLost"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            422: components["responses"]["OrkestraUnprocessableEntityWebhookLimitReachedWebhookResourceNotFound"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraWebhooksGet: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of a webhook endpoint.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "url": "https://hooks.example.com/crm-7",
                     *       "dialect": "orkestra",
                     *       "events": [
                     *         "lead.created"
                     *       ],
                     *       "filter": null,
                     *       "coalesceSeconds": null,
                     *       "status": "active",
                     *       "disabledReason": null,
                     *       "disabledAt": null,
                     *       "failingSince": null,
                     *       "previousUntil": null,
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraWebhookEndpoint"];
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenScopeRequired"];
            404: components["responses"]["OrkestraNotFoundWebhookEndpointNotFound"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraWebhooksDelete: {
        parameters: {
            query?: {
                expectedVersion?: number;
            };
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of what was read: where it has changed since, nothing is done. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of a webhook endpoint.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "url": "https://hooks.example.com/crm-2",
                     *       "dialect": "orkestra",
                     *       "events": [
                     *         "lead.created"
                     *       ],
                     *       "filter": null,
                     *       "coalesceSeconds": null,
                     *       "status": "active",
                     *       "disabledReason": null,
                     *       "disabledAt": null,
                     *       "failingSince": null,
                     *       "previousUntil": null,
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraWebhookEndpoint"];
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkestraNotFoundWebhookEndpointNotFound"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgressStaleVersion"];
            412: components["responses"]["OrkestraPreconditionFailedStaleVersion"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraWebhooksUpdate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of what was read: where it has changed since, nothing is done. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of a webhook endpoint.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        /** @description A merge patch (RFC 7396): what is absent stays, null empties. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "events": [
                 *         "lead.created",
                 *         "lead.assigned"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["OrkestraWebhooksUpdateBody"];
                /**
                 * @example {
                 *       "events": [
                 *         "lead.created",
                 *         "lead.assigned"
                 *       ]
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["OrkestraWebhooksUpdateBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "url": "https://hooks.example.com/crm-2",
                     *       "dialect": "orkestra",
                     *       "events": [
                     *         "lead.created",
                     *         "lead.assigned"
                     *       ],
                     *       "filter": null,
                     *       "coalesceSeconds": null,
                     *       "status": "active",
                     *       "disabledReason": null,
                     *       "disabledAt": null,
                     *       "failingSince": null,
                     *       "previousUntil": null,
                     *       "version": 2,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraWebhookEndpoint"];
                };
            };
            400: components["responses"]["OrkestraBadRequestWebhookTargetRefused"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedScopeRequiredWebhookEventsNotReadable"];
            404: components["responses"]["OrkestraNotFoundWebhookEndpointNotFound"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgressLeaseLostStaleVersion"];
            412: components["responses"]["OrkestraPreconditionFailedStaleVersion"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            422: components["responses"]["OrkestraUnprocessableEntityWebhookResourceNotFound"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraWebhooksRotateSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of what was read: where it has changed since, nothing is done. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of a webhook endpoint.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OrkestraWebhooksRotateSecretBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "url": "https://hooks.example.com/crm-2",
                     *       "dialect": "orkestra",
                     *       "events": [
                     *         "lead.created"
                     *       ],
                     *       "filter": null,
                     *       "coalesceSeconds": null,
                     *       "status": "active",
                     *       "disabledReason": null,
                     *       "disabledAt": null,
                     *       "failingSince": null,
                     *       "previousUntil": "2026-01-31T12:00:00.000Z",
                     *       "version": 2,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z",
                     *       "secret": "whsec_xxxxxxxxxxxxx"
                     *     }
                     */
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The id of a webhook endpoint.
                         */
                        id: string;
                        url: string;
                        /** @enum {string} */
                        dialect: "orkasa" | "organicagent" | "orkestra" | "standard";
                        /** @description Types of events; `*` is all. */
                        events: string[];
                        filter: {
                            resources: string[];
                        } | null;
                        coalesceSeconds: number | null;
                        /** @enum {string} */
                        status: "active" | "disabled";
                        disabledReason: ("owner" | "failing" | "gone" | "credential") | null;
                        disabledAt: string | null;
                        failingSince: string | null;
                        previousUntil: string | null;
                        version: number;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        secret: string | null;
                    };
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkestraNotFoundWebhookEndpointNotFound"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgressStaleVersion"];
            412: components["responses"]["OrkestraPreconditionFailedStaleVersion"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            422: components["responses"]["OrkestraUnprocessableEntityRotationLimitReached"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraWebhooksFinishRotation: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of what was read: where it has changed since, nothing is done. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of a webhook endpoint.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OrkestraWebhooksFinishRotationBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "url": "https://hooks.example.com/crm-2",
                     *       "dialect": "orkestra",
                     *       "events": [
                     *         "lead.created"
                     *       ],
                     *       "filter": null,
                     *       "coalesceSeconds": null,
                     *       "status": "active",
                     *       "disabledReason": null,
                     *       "disabledAt": null,
                     *       "failingSince": null,
                     *       "previousUntil": null,
                     *       "version": 3,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraWebhookEndpoint"];
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkestraNotFoundWebhookEndpointNotFound"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgressStaleVersion"];
            412: components["responses"]["OrkestraPreconditionFailedStaleVersion"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraWebhooksTest: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of a webhook endpoint.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "event": "lead.created"
                 *     }
                 */
                "application/json": components["schemas"]["OrkestraWebhooksTestBody"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000002",
                     *       "webhookId": "018f0000-0000-7000-8000-000000000001",
                     *       "eventId": "018f0000-0000-7000-8000-000000000003",
                     *       "type": "lead.created",
                     *       "resourceId": "018f0000-0000-7000-8000-000000000004",
                     *       "isTest": true,
                     *       "state": "pending",
                     *       "attemptCount": 0,
                     *       "nextAttemptAt": "2026-01-31T12:00:00.000Z",
                     *       "lastStatus": null,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "settledAt": null,
                     *       "attempts": []
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraWebhookDelivery"];
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkestraNotFoundWebhookEndpointNotFound"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgress"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            422: components["responses"]["OrkestraUnprocessableEntityWebhookDisabled"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraWebhooksReplay: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of a webhook endpoint.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "since": "2026-01-01T00:00:00Z"
                 *     }
                 */
                "application/json": components["schemas"]["OrkestraWebhooksReplayBody"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "queued": 0,
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        /** @description How many events are sent. */
                        queued: number;
                        /** @description Where another replay goes on; null where this one is all. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["OrkestraBadRequestCursorAheadCursorExpiredInvalidCursor"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkestraNotFoundWebhookEndpointNotFound"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgress"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            422: components["responses"]["OrkestraUnprocessableEntityWebhookDisabled"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraWebhooksDeliveries: {
        parameters: {
            query?: {
                state?: "pending" | "delivered" | "dead" | "cancelled";
                /** @description A larger one is taken as 100. */
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of a webhook endpoint.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "018f0000-0000-7000-8000-000000000002",
                     *           "webhookId": "018f0000-0000-7000-8000-000000000001",
                     *           "eventId": "018f0000-0000-7000-8000-000000000003",
                     *           "type": "lead.created",
                     *           "resourceId": "018f0000-0000-7000-8000-000000000004",
                     *           "isTest": true,
                     *           "state": "pending",
                     *           "attemptCount": 0,
                     *           "nextAttemptAt": "2026-01-31T12:00:00.000Z",
                     *           "lastStatus": null,
                     *           "createdAt": "2026-01-31T12:00:00.000Z",
                     *           "settledAt": null,
                     *           "attempts": []
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["OrkestraWebhookDelivery"][];
                        /** @description Null at the end of the list. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["OrkestraBadRequestInvalidCursor"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenScopeRequired"];
            404: components["responses"]["OrkestraNotFoundWebhookEndpointNotFound"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraWebhooksRedeliver: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of a webhook endpoint.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                webhookId: string;
                /**
                 * @description The id of a webhook delivery.
                 * @example 018f0000-0000-7000-8000-000000000002
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000002",
                     *       "webhookId": "018f0000-0000-7000-8000-000000000001",
                     *       "eventId": "018f0000-0000-7000-8000-000000000003",
                     *       "type": "lead.created",
                     *       "resourceId": "018f0000-0000-7000-8000-000000000004",
                     *       "isTest": true,
                     *       "state": "pending",
                     *       "attemptCount": 0,
                     *       "nextAttemptAt": "2026-01-31T12:00:00.000Z",
                     *       "lastStatus": null,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "settledAt": null,
                     *       "attempts": []
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraWebhookDelivery"];
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkestraNotFoundWebhookDeliveryNotFoundWebhookEndpointNotFound"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgress"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            422: components["responses"]["OrkestraUnprocessableEntityWebhookDisabled"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraInboundWebhooksList: {
        parameters: {
            query?: {
                /**
                 * @description A larger one is taken as 100.
                 * @example 2
                 */
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "018f0000-0000-7000-8000-000000000001",
                     *           "name": "Website form 7",
                     *           "target": "lead",
                     *           "signature": {
                     *             "scheme": "hmac_sha256_hex",
                     *             "header": "x-orkasa-signature",
                     *             "prefix": "sha256="
                     *           },
                     *           "deduplication": {
                     *             "path": "event_id"
                     *           },
                     *           "mapping": {
                     *             "name": {
                     *               "paths": [
                     *                 "data.name"
                     *               ]
                     *             },
                     *             "email": {
                     *               "paths": [
                     *                 "data.email"
                     *               ]
                     *             },
                     *             "source": {
                     *               "value": "website"
                     *             }
                     *           },
                     *           "status": "active",
                     *           "version": 1,
                     *           "createdAt": "2026-01-31T12:00:00.000Z",
                     *           "updatedAt": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["OrkestraInboundWebhook"][];
                        /** @description Null at the end of the list. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["OrkestraBadRequestInvalidCursor"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenScopeRequired"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraInboundWebhooksCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Website form 2",
                 *       "signature": {
                 *         "scheme": "hmac_sha256_hex",
                 *         "header": "X-Orkasa-Signature",
                 *         "prefix": "sha256="
                 *       },
                 *       "deduplication": {
                 *         "path": "event_id"
                 *       },
                 *       "mapping": {
                 *         "name": {
                 *           "paths": [
                 *             "data.name"
                 *           ]
                 *         },
                 *         "email": {
                 *           "paths": [
                 *             "data.email"
                 *           ]
                 *         },
                 *         "source": {
                 *           "value": "website"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["OrkestraInboundWebhooksCreateBody"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "name": "Website form 2",
                     *       "target": "lead",
                     *       "signature": {
                     *         "scheme": "hmac_sha256_hex",
                     *         "header": "x-orkasa-signature",
                     *         "prefix": "sha256="
                     *       },
                     *       "deduplication": {
                     *         "path": "event_id"
                     *       },
                     *       "mapping": {
                     *         "name": {
                     *           "paths": [
                     *             "data.name"
                     *           ]
                     *         },
                     *         "email": {
                     *           "paths": [
                     *             "data.email"
                     *           ]
                     *         },
                     *         "source": {
                     *           "value": "website"
                     *         }
                     *       },
                     *       "status": "active",
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z",
                     *       "token": "hook_xxxxxxxxxxxxx",
                     *       "url": "https://api.example.com/v1/hooks/hook_xxxxxxxxxxxxx",
                     *       "secret": "whsec_xxxxxxxxxxxxx"
                     *     }
                     */
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The id of an inbound webhook.
                         */
                        id: string;
                        name: string;
                        /** @enum {string} */
                        target: "lead";
                        signature: {
                            /** @enum {string} */
                            scheme: "standard" | "hmac_sha256_hex" | "hmac_sha256_base64" | "none";
                            header?: string;
                            prefix?: string;
                        };
                        deduplication: {
                            header?: string;
                            path?: string;
                        } | null;
                        /** @description By the lead's field. */
                        mapping: {
                            [key: string]: {
                                paths?: string[];
                                join?: string;
                                value?: string;
                            };
                        };
                        /** @enum {string} */
                        status: "active" | "disabled";
                        version: number;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        token: string | null;
                        /** @description Where to send to. Whoever has it can send. */
                        url: string | null;
                        /** @description What to sign with. */
                        secret: string | null;
                    };
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedScopeRequired"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgress"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            422: components["responses"]["OrkestraUnprocessableEntityInboundLimitReached"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraInboundWebhooksGet: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of an inbound webhook.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "name": "Website form 7",
                     *       "target": "lead",
                     *       "signature": {
                     *         "scheme": "hmac_sha256_hex",
                     *         "header": "x-orkasa-signature",
                     *         "prefix": "sha256="
                     *       },
                     *       "deduplication": {
                     *         "path": "event_id"
                     *       },
                     *       "mapping": {
                     *         "name": {
                     *           "paths": [
                     *             "data.name"
                     *           ]
                     *         },
                     *         "email": {
                     *           "paths": [
                     *             "data.email"
                     *           ]
                     *         },
                     *         "source": {
                     *           "value": "website"
                     *         }
                     *       },
                     *       "status": "active",
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraInboundWebhook"];
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenScopeRequired"];
            404: components["responses"]["OrkestraNotFoundInboundWebhookNotFound"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraInboundWebhooksDelete: {
        parameters: {
            query?: {
                expectedVersion?: number;
            };
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of what was read: where it has changed since, nothing is done. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of an inbound webhook.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "name": "Website form 2",
                     *       "target": "lead",
                     *       "signature": {
                     *         "scheme": "hmac_sha256_hex",
                     *         "header": "x-orkasa-signature",
                     *         "prefix": "sha256="
                     *       },
                     *       "deduplication": {
                     *         "path": "event_id"
                     *       },
                     *       "mapping": {
                     *         "name": {
                     *           "paths": [
                     *             "data.name"
                     *           ]
                     *         },
                     *         "email": {
                     *           "paths": [
                     *             "data.email"
                     *           ]
                     *         },
                     *         "source": {
                     *           "value": "website"
                     *         }
                     *       },
                     *       "status": "active",
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraInboundWebhook"];
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkestraNotFoundInboundWebhookNotFound"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgressStaleVersion"];
            412: components["responses"]["OrkestraPreconditionFailedStaleVersion"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraInboundWebhooksUpdate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of what was read: where it has changed since, nothing is done. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of an inbound webhook.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        /** @description A merge patch (RFC 7396): what is absent stays, null empties. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Form 3"
                 *     }
                 */
                "application/json": components["schemas"]["OrkestraInboundWebhooksUpdateBody"];
                /**
                 * @example {
                 *       "name": "Form 3"
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["OrkestraInboundWebhooksUpdateBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "name": "Form 3",
                     *       "target": "lead",
                     *       "signature": {
                     *         "scheme": "hmac_sha256_hex",
                     *         "header": "x-orkasa-signature",
                     *         "prefix": "sha256="
                     *       },
                     *       "deduplication": {
                     *         "path": "event_id"
                     *       },
                     *       "mapping": {
                     *         "name": {
                     *           "paths": [
                     *             "data.name"
                     *           ]
                     *         },
                     *         "email": {
                     *           "paths": [
                     *             "data.email"
                     *           ]
                     *         },
                     *         "source": {
                     *           "value": "website"
                     *         }
                     *       },
                     *       "status": "active",
                     *       "version": 2,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraInboundWebhook"];
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkestraNotFoundInboundWebhookNotFound"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgressStaleVersion"];
            412: components["responses"]["OrkestraPreconditionFailedStaleVersion"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraInboundWebhooksDeliveries: {
        parameters: {
            query?: {
                outcome?: "accepted" | "duplicate" | "rejected";
                /** @description A larger one is taken as 100. */
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of an inbound webhook.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                inboundId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "018f0000-0000-7000-8000-000000000002",
                     *           "inboundId": "018f0000-0000-7000-8000-000000000001",
                     *           "externalId": "event-9",
                     *           "outcome": "accepted",
                     *           "status": 200,
                     *           "error": null,
                     *           "leadId": "018f0000-0000-7000-8000-000000000003",
                     *           "body": "{\"event_id\":\"event-9\",\"data\":{\"name\":\"Ana Diaz\",\"email\":\"ana10@example.com\"}}",
                     *           "createdAt": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["OrkestraInboundDelivery"][];
                        /** @description Null at the end of the list. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["OrkestraBadRequestInvalidCursor"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenScopeRequired"];
            404: components["responses"]["OrkestraNotFoundInboundWebhookNotFound"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraInboundWebhooksReceive: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description What the address ends with. Treat it as a secret.
                 * @example hook_xxxxxxxxxxxxx
                 */
                token: string;
            };
            cookie?: never;
        };
        /** @description Whatever the other system sends: at most 1048576 bytes, as JSON, whatever its type is called. */
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "received": true,
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "duplicate": false
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        received: true;
                        /**
                         * Format: uuid
                         * @description Of its entry in the log of what came in.
                         */
                        id: string;
                        /** @description It was taken before, and nothing was done. */
                        duplicate: boolean;
                    };
                };
            };
            400: components["responses"]["OrkestraBadRequestInboundBodyInvalidInboundLeadInvalid"];
            401: components["responses"]["OrkestraUnauthorizedInboundSignatureInvalid"];
            404: components["responses"]["OrkestraNotFoundInboundWebhookNotFound"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            422: components["responses"]["OrkestraUnprocessableEntityInboundNotTaken"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraLeadFormsList: {
        parameters: {
            query?: {
                /**
                 * @description A larger one is taken as 100.
                 * @example 2
                 */
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "018f0000-0000-7000-8000-000000000001",
                     *           "name": "Contact page 7",
                     *           "path": "/forms/form_xxxxxxxxxxxxx",
                     *           "target": "lead",
                     *           "source": "website",
                     *           "title": "Contact page 7",
                     *           "fields": [
                     *             "email",
                     *             "phone",
                     *             "message"
                     *           ],
                     *           "required": [
                     *             "email"
                     *           ],
                     *           "origins": [
                     *             "https://www.example.com"
                     *           ],
                     *           "thanks": "Thank you. We will be in touch soon.",
                     *           "redirectUrl": null,
                     *           "minSeconds": 3,
                     *           "active": true,
                     *           "submissions": 0,
                     *           "trapped": 0,
                     *           "version": 1,
                     *           "createdAt": "2026-01-31T12:00:00.000Z",
                     *           "updatedAt": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["OrkestraLeadForm"][];
                        /** @description Null at the end of the list. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["OrkestraBadRequestInvalidCursor"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenScopeRequired"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraLeadFormsCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Contact page 2",
                 *       "fields": [
                 *         "email",
                 *         "phone",
                 *         "message"
                 *       ],
                 *       "origins": [
                 *         "https://www.example.com"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["OrkestraLeadFormsCreateBody"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "name": "Contact page 2",
                     *       "path": "/forms/form_xxxxxxxxxxxxx",
                     *       "target": "lead",
                     *       "source": "website",
                     *       "title": "Contact page 2",
                     *       "fields": [
                     *         "email",
                     *         "phone",
                     *         "message"
                     *       ],
                     *       "required": [
                     *         "email"
                     *       ],
                     *       "origins": [
                     *         "https://www.example.com"
                     *       ],
                     *       "thanks": "Thank you. We will be in touch soon.",
                     *       "redirectUrl": null,
                     *       "minSeconds": 3,
                     *       "active": true,
                     *       "submissions": 0,
                     *       "trapped": 0,
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraLeadForm"];
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedScopeRequired"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgress"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraLeadFormsGet: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of a lead form.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "name": "Contact page 7",
                     *       "path": "/forms/form_xxxxxxxxxxxxx",
                     *       "target": "lead",
                     *       "source": "website",
                     *       "title": "Contact page 7",
                     *       "fields": [
                     *         "email",
                     *         "phone",
                     *         "message"
                     *       ],
                     *       "required": [
                     *         "email"
                     *       ],
                     *       "origins": [
                     *         "https://www.example.com"
                     *       ],
                     *       "thanks": "Thank you. We will be in touch soon.",
                     *       "redirectUrl": null,
                     *       "minSeconds": 3,
                     *       "active": true,
                     *       "submissions": 0,
                     *       "trapped": 0,
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraLeadForm"];
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenScopeRequired"];
            404: components["responses"]["OrkestraNotFoundLeadFormNotFound"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraLeadFormsDelete: {
        parameters: {
            query?: {
                expectedVersion?: number;
            };
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of what was read: where it has changed since, nothing is done. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of a lead form.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "name": "Contact page 2",
                     *       "path": "/forms/form_xxxxxxxxxxxxx",
                     *       "target": "lead",
                     *       "source": "website",
                     *       "title": "Contact page 2",
                     *       "fields": [
                     *         "email",
                     *         "phone",
                     *         "message"
                     *       ],
                     *       "required": [
                     *         "email"
                     *       ],
                     *       "origins": [
                     *         "https://www.example.com"
                     *       ],
                     *       "thanks": "Thank you. We will be in touch soon.",
                     *       "redirectUrl": null,
                     *       "minSeconds": 3,
                     *       "active": true,
                     *       "submissions": 0,
                     *       "trapped": 0,
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraLeadForm"];
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkestraNotFoundLeadFormNotFound"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgressStaleVersion"];
            412: components["responses"]["OrkestraPreconditionFailedStaleVersion"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraLeadFormsUpdate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of what was read: where it has changed since, nothing is done. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of a lead form.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        /** @description A merge patch (RFC 7396): what is absent stays, null empties. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Contact us 3"
                 *     }
                 */
                "application/json": components["schemas"]["OrkestraLeadFormsUpdateBody"];
                /**
                 * @example {
                 *       "title": "Contact us 3"
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["OrkestraLeadFormsUpdateBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "name": "Contact page 2",
                     *       "path": "/forms/form_xxxxxxxxxxxxx",
                     *       "target": "lead",
                     *       "source": "website",
                     *       "title": "Contact us 3",
                     *       "fields": [
                     *         "email",
                     *         "phone",
                     *         "message"
                     *       ],
                     *       "required": [
                     *         "email"
                     *       ],
                     *       "origins": [
                     *         "https://www.example.com"
                     *       ],
                     *       "thanks": "Thank you. We will be in touch soon.",
                     *       "redirectUrl": null,
                     *       "minSeconds": 3,
                     *       "active": true,
                     *       "submissions": 0,
                     *       "trapped": 0,
                     *       "version": 2,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraLeadForm"];
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkestraNotFoundLeadFormNotFound"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgressStaleVersion"];
            412: components["responses"]["OrkestraPreconditionFailedStaleVersion"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraGuidesList: {
        parameters: {
            query?: {
                /**
                 * @description A larger one is taken as 100.
                 * @example 2
                 */
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "018f0000-0000-7000-8000-000000000001",
                     *           "title": "Buyers' guide 7",
                     *           "description": "Ten steps to your home.",
                     *           "path": "/guides/guide_xxxxxxxxxxxxx",
                     *           "minSeconds": 3,
                     *           "active": true,
                     *           "fileName": null,
                     *           "contentType": null,
                     *           "size": null,
                     *           "submissions": 0,
                     *           "trapped": 0,
                     *           "downloads": 0,
                     *           "version": 1,
                     *           "createdAt": "2026-01-31T12:00:00.000Z",
                     *           "updatedAt": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["OrkestraGuide"][];
                        /** @description Null at the end of the list. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["OrkestraBadRequestInvalidCursor"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenScopeRequired"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraGuidesCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Buyers' guide 2",
                 *       "description": "Ten steps to your home."
                 *     }
                 */
                "application/json": components["schemas"]["OrkestraGuidesCreateBody"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "title": "Buyers' guide 2",
                     *       "description": "Ten steps to your home.",
                     *       "path": "/guides/guide_xxxxxxxxxxxxx",
                     *       "minSeconds": 3,
                     *       "active": true,
                     *       "fileName": null,
                     *       "contentType": null,
                     *       "size": null,
                     *       "submissions": 0,
                     *       "trapped": 0,
                     *       "downloads": 0,
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z",
                     *       "uploadUrl": "https://api.example.com/v1/guide-uploads/eyJhbGciOiJFZERTQSIsInR5cCI6ImF0K2p3dCJ9.e30.ZXhhbXBsZQ"
                     *     }
                     */
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The id of a guide.
                         */
                        id: string;
                        title: string;
                        description: string | null;
                        /** @description Where the page is, on this server. There is none before there is a file. */
                        path: string;
                        minSeconds: number;
                        active: boolean;
                        /** @description As it is downloaded. Null until there is a file, as are the next two. */
                        fileName: string | null;
                        contentType: string | null;
                        /** @description Bytes. */
                        size: number | null;
                        /** @description How many have said who they are. */
                        submissions: number;
                        /** @description How many of these were robots, and made nothing. */
                        trapped: number;
                        downloads: number;
                        version: number;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        /** @description Takes the file by PUT for 24 h, with no other credential. A secret; null in a replay. */
                        uploadUrl: string | null;
                    };
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedScopeRequired"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgress"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraGuidesGet: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of a guide.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "title": "Buyers' guide 7",
                     *       "description": "Ten steps to your home.",
                     *       "path": "/guides/guide_xxxxxxxxxxxxx",
                     *       "minSeconds": 3,
                     *       "active": true,
                     *       "fileName": null,
                     *       "contentType": null,
                     *       "size": null,
                     *       "submissions": 0,
                     *       "trapped": 0,
                     *       "downloads": 0,
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraGuide"];
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenScopeRequired"];
            404: components["responses"]["OrkestraNotFoundGuideNotFound"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraGuidesDelete: {
        parameters: {
            query?: {
                expectedVersion?: number;
            };
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of what was read: where it has changed since, nothing is done. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of a guide.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "title": "Buyers' guide 2",
                     *       "description": "Ten steps to your home.",
                     *       "path": "/guides/guide_xxxxxxxxxxxxx",
                     *       "minSeconds": 3,
                     *       "active": false,
                     *       "fileName": null,
                     *       "contentType": null,
                     *       "size": null,
                     *       "submissions": 0,
                     *       "trapped": 0,
                     *       "downloads": 0,
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraGuide"];
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkestraNotFoundGuideNotFound"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgressStaleVersion"];
            412: components["responses"]["OrkestraPreconditionFailedStaleVersion"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraGuidesUpdate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of what was read: where it has changed since, nothing is done. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of a guide.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        /** @description A merge patch (RFC 7396): what is absent stays, null empties. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Sellers' guide 3"
                 *     }
                 */
                "application/json": components["schemas"]["OrkestraGuidesUpdateBody"];
                /**
                 * @example {
                 *       "title": "Sellers' guide 3"
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["OrkestraGuidesUpdateBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "title": "Sellers' guide 3",
                     *       "description": "Ten steps to your home.",
                     *       "path": "/guides/guide_xxxxxxxxxxxxx",
                     *       "minSeconds": 3,
                     *       "active": true,
                     *       "fileName": null,
                     *       "contentType": null,
                     *       "size": null,
                     *       "submissions": 0,
                     *       "trapped": 0,
                     *       "downloads": 0,
                     *       "version": 2,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraGuide"];
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkestraNotFoundGuideNotFound"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgressStaleVersion"];
            412: components["responses"]["OrkestraPreconditionFailedStaleVersion"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraGuidesRenewUploadUrl: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of a guide.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "uploadUrl": "https://api.example.com/v1/guide-uploads/eyJhbGciOiJFZERTQSIsInR5cCI6ImF0K2p3dCJ9.e30.ZXhhbXBsZQ",
                     *       "expiresAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The id of a guide.
                         */
                        id: string;
                        /** @description Takes the file by PUT. A secret; null in a replay. */
                        uploadUrl: string | null;
                        /** Format: date-time */
                        expiresAt: string;
                    };
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkestraNotFoundGuideNotFound"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgress"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraGuidesUpload: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The credential: the address is given out as a whole. Treat it as a secret.
                 * @example eyJhbGciOiJFZERTQSIsInR5cCI6ImF0K2p3dCJ9.e30.ZXhhbXBsZQ
                 */
                link: string;
            };
            cookie?: never;
        };
        /** @description The file as it is, or as the one file of a form, whatever the field is called: at most 52428800 bytes. */
        requestBody: {
            content: {
                "application/pdf": string;
                "application/epub+zip": string;
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                "application/vnd.openxmlformats-officedocument.presentationml.presentation": string;
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                "image/jpeg": string;
                "image/png": string;
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "title": "Buyers' guide 2",
                     *       "description": "Ten steps to your home.",
                     *       "path": "/guides/guide_xxxxxxxxxxxxx",
                     *       "minSeconds": 3,
                     *       "active": true,
                     *       "fileName": "Buyers-guide-2.pdf",
                     *       "contentType": "application/pdf",
                     *       "size": 15,
                     *       "submissions": 0,
                     *       "trapped": 0,
                     *       "downloads": 0,
                     *       "version": 2,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraGuide"];
                };
            };
            400: components["responses"]["OrkestraBadRequestGuideUnsupported"];
            401: components["responses"]["OrkestraUnauthorizedLinkInvalid"];
            403: components["responses"]["OrkestraForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkestraNotFoundGuideNotFound"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgressLeaseLost"];
            413: components["responses"]["OrkestraPayloadTooLargeGuideTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraMailboxesList: {
        parameters: {
            query?: {
                /**
                 * @description A larger one is taken as 100.
                 * @example 2
                 */
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "018f0000-0000-7000-8000-000000000001",
                     *           "name": "Portals 7",
                     *           "address": "leads+xxxxxxxxxxxxx@leads.test",
                     *           "rules": [
                     *             {
                     *               "name": "our-website",
                     *               "from": [
                     *                 "example.com"
                     *               ],
                     *               "subject": "New enquiry*",
                     *               "source": "website",
                     *               "labels": {
                     *                 "name": [
                     *                   "Full name"
                     *                 ],
                     *                 "email": [
                     *                   "Mail"
                     *                 ],
                     *                 "notes": [
                     *                   "What it is about"
                     *                 ]
                     *               }
                     *             }
                     *           ],
                     *           "active": true,
                     *           "version": 1,
                     *           "createdAt": "2026-01-31T12:00:00.000Z",
                     *           "updatedAt": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["OrkestraMailbox"][];
                        /** @description Null at the end of the list. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["OrkestraBadRequestInvalidCursor"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenScopeRequired"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraMailboxesCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Portals 2",
                 *       "rules": [
                 *         {
                 *           "name": "our-website",
                 *           "from": [
                 *             "example.com"
                 *           ],
                 *           "subject": "New enquiry*",
                 *           "source": "website",
                 *           "labels": {
                 *             "name": [
                 *               "Full name"
                 *             ],
                 *             "email": [
                 *               "Mail"
                 *             ],
                 *             "notes": [
                 *               "What it is about"
                 *             ]
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["OrkestraMailboxesCreateBody"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "name": "Portals 2",
                     *       "address": "leads+xxxxxxxxxxxxx@localhost",
                     *       "rules": [
                     *         {
                     *           "name": "our-website",
                     *           "from": [
                     *             "example.com"
                     *           ],
                     *           "subject": "New enquiry*",
                     *           "source": "website",
                     *           "labels": {
                     *             "name": [
                     *               "Full name"
                     *             ],
                     *             "email": [
                     *               "Mail"
                     *             ],
                     *             "notes": [
                     *               "What it is about"
                     *             ]
                     *           }
                     *         }
                     *       ],
                     *       "active": true,
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraMailbox"];
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedScopeRequired"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgress"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraMailboxesGet: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of a mailbox.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "name": "Portals 7",
                     *       "address": "leads+xxxxxxxxxxxxx@leads.test",
                     *       "rules": [
                     *         {
                     *           "name": "our-website",
                     *           "from": [
                     *             "example.com"
                     *           ],
                     *           "subject": "New enquiry*",
                     *           "source": "website",
                     *           "labels": {
                     *             "name": [
                     *               "Full name"
                     *             ],
                     *             "email": [
                     *               "Mail"
                     *             ],
                     *             "notes": [
                     *               "What it is about"
                     *             ]
                     *           }
                     *         }
                     *       ],
                     *       "active": true,
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraMailbox"];
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenScopeRequired"];
            404: components["responses"]["OrkestraNotFoundMailboxNotFound"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraMailboxesDelete: {
        parameters: {
            query?: {
                expectedVersion?: number;
            };
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of what was read: where it has changed since, nothing is done. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of a mailbox.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "name": "Portals 2",
                     *       "address": "leads+xxxxxxxxxxxxx@leads.test",
                     *       "rules": [
                     *         {
                     *           "name": "our-website",
                     *           "from": [
                     *             "example.com"
                     *           ],
                     *           "subject": "New enquiry*",
                     *           "source": "website",
                     *           "labels": {
                     *             "name": [
                     *               "Full name"
                     *             ],
                     *             "email": [
                     *               "Mail"
                     *             ],
                     *             "notes": [
                     *               "What it is about"
                     *             ]
                     *           }
                     *         }
                     *       ],
                     *       "active": true,
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraMailbox"];
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkestraNotFoundMailboxNotFound"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgressStaleVersion"];
            412: components["responses"]["OrkestraPreconditionFailedStaleVersion"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraMailboxesUpdate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of what was read: where it has changed since, nothing is done. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of a mailbox.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        /** @description A merge patch (RFC 7396): what is absent stays, null empties. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Leads 3"
                 *     }
                 */
                "application/json": components["schemas"]["OrkestraMailboxesUpdateBody"];
                /**
                 * @example {
                 *       "name": "Leads 3"
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["OrkestraMailboxesUpdateBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "name": "Leads 3",
                     *       "address": "leads+xxxxxxxxxxxxx@leads.test",
                     *       "rules": [
                     *         {
                     *           "name": "our-website",
                     *           "from": [
                     *             "example.com"
                     *           ],
                     *           "subject": "New enquiry*",
                     *           "source": "website",
                     *           "labels": {
                     *             "name": [
                     *               "Full name"
                     *             ],
                     *             "email": [
                     *               "Mail"
                     *             ],
                     *             "notes": [
                     *               "What it is about"
                     *             ]
                     *           }
                     *         }
                     *       ],
                     *       "active": true,
                     *       "version": 2,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraMailbox"];
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkestraNotFoundMailboxNotFound"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgressStaleVersion"];
            412: components["responses"]["OrkestraPreconditionFailedStaleVersion"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraInboundMailsReceive: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /** @example 018f0000-0000-7000-8000-000000000001 */
                mailboxId: unknown;
            };
            cookie?: never;
        };
        /** @description The file as it is, or as the one file of a form, whatever the field is called: at most 10485760 bytes. */
        requestBody: {
            content: {
                "message/rfc822": string;
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000002",
                     *       "mailboxId": "018f0000-0000-7000-8000-000000000001",
                     *       "fromAddress": "leads@portal.example.com",
                     *       "subject": "A new lead",
                     *       "excerpt": "Name: Ana Diaz\nEmail: ana3@example.com\nMessage: Is it still for sale?",
                     *       "size": 168,
                     *       "status": "parsed",
                     *       "readBy": "plain",
                     *       "problem": null,
                     *       "leadId": "018f0000-0000-7000-8000-000000000003",
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z",
                     *       "duplicate": false
                     *     }
                     */
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The id of an inbound mail.
                         */
                        id: string;
                        /**
                         * Format: uuid
                         * @description The id of a mailbox.
                         */
                        mailboxId: string;
                        fromAddress: string | null;
                        subject: string | null;
                        /** @description The beginning of its text. */
                        excerpt: string;
                        /** @description Bytes. */
                        size: number;
                        /** @enum {string} */
                        status: "parsed" | "unparsed" | "ignored";
                        /** @description The rule that has read it, or `by-hand`. */
                        readBy: string | null;
                        /** @description Why there is no lead of it. */
                        problem: string | null;
                        /** @description The lead that was made of it, or that it was merged with. */
                        leadId: string | null;
                        version: number;
                        /**
                         * Format: date-time
                         * @description When it came in.
                         */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        /** @description It came before, and nothing was done. */
                        duplicate: boolean;
                    };
                };
            };
            400: components["responses"]["OrkestraBadRequestMailUnreadable"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkestraNotFoundEstateAgentNotFoundMailboxNotFoundPropertyNotFound"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgressLeaseLost"];
            413: components["responses"]["OrkestraPayloadTooLargeMailTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraInboundMailsList: {
        parameters: {
            query?: {
                /**
                 * @description The id of a mailbox.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                mailboxId?: string;
                /** @example parsed */
                status?: "parsed" | "unparsed" | "ignored";
                /**
                 * @description A larger one is taken as 100.
                 * @example 2
                 */
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "018f0000-0000-7000-8000-000000000002",
                     *           "mailboxId": "018f0000-0000-7000-8000-000000000001",
                     *           "fromAddress": "leads@portal.example.com",
                     *           "subject": "A new lead",
                     *           "excerpt": "Name: Ana Diaz\nEmail: ana8@example.com\nMessage: Is it still for sale?",
                     *           "size": 168,
                     *           "status": "parsed",
                     *           "readBy": "plain",
                     *           "problem": null,
                     *           "leadId": "018f0000-0000-7000-8000-000000000003",
                     *           "version": 1,
                     *           "createdAt": "2026-01-31T12:00:00.000Z",
                     *           "updatedAt": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["OrkestraInboundMail"][];
                        /** @description Null at the end of the list. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["OrkestraBadRequestInvalidCursor"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenScopeRequired"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraInboundMailsGet: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of an inbound mail.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "mailboxId": "018f0000-0000-7000-8000-000000000002",
                     *       "fromAddress": "leads@portal.example.com",
                     *       "subject": "A new lead",
                     *       "excerpt": "Name: Ana Diaz\nEmail: ana8@example.com\nMessage: Is it still for sale?",
                     *       "size": 168,
                     *       "status": "parsed",
                     *       "readBy": "plain",
                     *       "problem": null,
                     *       "leadId": "018f0000-0000-7000-8000-000000000003",
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraInboundMail"];
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenScopeRequired"];
            404: components["responses"]["OrkestraNotFoundInboundMailNotFound"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraInboundMailsDownload: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of an inbound mail.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "contentType": "message/rfc822",
                     *       "fileName": "018f0000-0000-7000-8000-000000000001.eml",
                     *       "content": "TWVzc2FnZS1JRDogPDAxOGYwMDAwLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMkBleGFtcGxlLmNvbT4NCkZyb206IGFuYUBleGFtcGxlLmNvbQ0KU3ViamVjdDogSGVsbG8NCg0KQ2FsbCBtZS4NCg=="
                     *     }
                     */
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description The id of an inbound mail.
                         */
                        id: string;
                        /** @constant */
                        contentType: "message/rfc822";
                        fileName: string;
                        /**
                         * Format: base64
                         * @description Its bytes in base64: at most 10 MiB before that.
                         */
                        content: string;
                    };
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenScopeRequired"];
            404: components["responses"]["OrkestraNotFoundInboundMailNotFound"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraInboundMailsResolve: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of what was read: where it has changed since, nothing is done. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of an inbound mail.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ana Diaz",
                 *       "email": "ana5@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["OrkestraInboundMailsResolveBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "mailboxId": "018f0000-0000-7000-8000-000000000002",
                     *       "fromAddress": "ana@example.com",
                     *       "subject": "Hello",
                     *       "excerpt": "Call me.",
                     *       "size": 115,
                     *       "status": "parsed",
                     *       "readBy": "by-hand",
                     *       "problem": null,
                     *       "leadId": "018f0000-0000-7000-8000-000000000003",
                     *       "version": 2,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraInboundMail"];
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkestraNotFoundEstateAgentNotFoundInboundMailNotFoundPropertyNotFound"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgressStaleVersion"];
            412: components["responses"]["OrkestraPreconditionFailedStaleVersion"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            422: components["responses"]["OrkestraUnprocessableEntityMailHasLead"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraInboundMailsRetry: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of an inbound mail.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "mailboxId": "018f0000-0000-7000-8000-000000000002",
                     *       "fromAddress": "ana@example.com",
                     *       "subject": "Hello",
                     *       "excerpt": "Call me.",
                     *       "size": 115,
                     *       "status": "unparsed",
                     *       "readBy": null,
                     *       "problem": "No name with an email address or a phone number was found (tried: plain).",
                     *       "leadId": null,
                     *       "version": 2,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraInboundMail"];
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkestraNotFoundEstateAgentNotFoundInboundMailNotFoundPropertyNotFound"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgressLeaseLost"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            422: components["responses"]["OrkestraUnprocessableEntityMailHasLead"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraInboundMailsIgnore: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of what was read: where it has changed since, nothing is done. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The id of an inbound mail.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OrkestraInboundMailsIgnoreBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "mailboxId": "018f0000-0000-7000-8000-000000000002",
                     *       "fromAddress": "ana@example.com",
                     *       "subject": "Hello",
                     *       "excerpt": "Call me.",
                     *       "size": 115,
                     *       "status": "ignored",
                     *       "readBy": null,
                     *       "problem": "Put aside by hand.",
                     *       "leadId": null,
                     *       "version": 2,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrkestraInboundMail"];
                };
            };
            400: components["responses"]["OrkestraBadRequest"];
            401: components["responses"]["OrkestraUnauthorized"];
            403: components["responses"]["OrkestraForbiddenConfinedScopeRequired"];
            404: components["responses"]["OrkestraNotFoundInboundMailNotFound"];
            409: components["responses"]["OrkestraConflictIdempotencyInProgressStaleVersion"];
            412: components["responses"]["OrkestraPreconditionFailedStaleVersion"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            422: components["responses"]["OrkestraUnprocessableEntityMailHasLead"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
    orkestraOpenapiDocument: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for the request. The answer and the server's log carry it. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description It is what `If-None-Match` names. */
            304: {
                headers: {
                    "X-API-Version": components["headers"]["X-API-Version"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["OrkestraBadRequest"];
            413: components["responses"]["OrkestraPayloadTooLarge"];
            429: components["responses"]["OrkestraTooManyRequests"];
            500: components["responses"]["OrkestraInternalServerError"];
            503: components["responses"]["OrkestraServiceUnavailable"];
        };
    };
}
