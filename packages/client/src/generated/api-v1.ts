// Generated from the published OpenAPI document by `npm run schemas`. Changes here are lost.

export interface paths {
    "/api/v1/leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists leads by offset, newest first, with the total.
         * @description Needs the scope `leads:read`.
         */
        get: operations["organicagentLeadsPage"];
        put?: never;
        /**
         * Creates a lead, or merges it with the lead that has its email address.
         * @description Needs the scope `leads:write`.
         */
        post: operations["organicagentLeadsCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/listings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the active properties, newest first: all of them, unless there is a limit.
         * @description Needs the scope `properties:read`.
         */
        get: operations["organicagentPropertiesStream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists all clients, newest first, each as it is read.
         * @description Needs the scope `clients:read`.
         */
        get: operations["organicagentClientsStream"];
        put?: never;
        /**
         * Creates a client, or gives the client that has its email address, unchanged.
         * @description Needs the scope `clients:write`.
         */
        post: operations["organicagentClientsCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clients/{id}": {
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
         * Changes a client's buying stage, its assignment or its fields.
         * @description Needs the scope `clients:write`.
         */
        patch: operations["organicagentClientsUpdate"];
        trace?: never;
    };
    "/api/v1/showings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Requests a showing of a property for a client.
         * @description Needs the scope `showings:write`.
         */
        post: operations["organicagentShowingsRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/showings/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirms a showing that was requested.
         * @description Needs the scope `showings:write`.
         */
        post: operations["organicagentShowingsConfirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/showings/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Declines a showing that was requested.
         * @description Needs the scope `showings:write`.
         */
        post: operations["organicagentShowingsDecline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
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
        get: operations["organicagentAuthMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Subscribes a URL to one type of event. The `secret` is shown this once.
         * @description Needs the scope `webhooks:write`.
         */
        post: operations["organicagentWebhooksSubscribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}": {
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
         * Deletes a webhook, its deliveries and their log: what is waiting to be sent is not sent any more.
         * @description Needs the scope `webhooks:write`.
         */
        delete: operations["organicagentWebhooksDelete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/samples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives samples of what is sent of a type of event: whole payloads, of made-up data.
         * @description Needs the scope `webhooks:read`.
         */
        get: operations["organicagentWebhooksSamples"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Says that the API answers.
         * @description Needs no credential.
         */
        get: operations["orckaiHealthGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gets the organization that the credential belongs to.
         * @description Needs the scope `org:read`.
         */
        get: operations["orckaiOrganizationGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The OpenAPI 3.1 document of /api/v1.
         * @description Needs no credential.
         */
        get: operations["orckaiOpenapiDocument"];
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
        OrckaiOrganization: {
            /** Format: uuid */
            id: string;
            name: string;
            slug: string;
            /** @enum {string} */
            plan: "free" | "solo" | "team" | "pro" | "brokerage";
            /** @enum {string} */
            mode: "live" | "test";
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        OrganicAgentClient: {
            /**
             * Format: uuid
             * @description The id of a client.
             */
            id: string;
            name: string;
            email: string;
            phone: string | null;
            /** @enum {string} */
            buyingStage: "Searching" | "Touring" | "Offer" | "Under Contract" | "Closed";
            source: string;
            assignedAgent: {
                /**
                 * Format: uuid
                 * @description The id of an estate agent.
                 */
                id: string;
                name: string;
            } | null;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        OrganicAgentLead: {
            /**
             * Format: uuid
             * @description The id of a lead.
             */
            id: string;
            name: string;
            email: string | null;
            phone: string | null;
            source: string;
            propertyId: string | null;
            propertyAddress: string | null;
            notes: string | null;
            /** @enum {string} */
            status: "new" | "contacted" | "qualified" | "visiting" | "negotiating" | "won" | "lost";
            score: number;
            scoreReasons: components["schemas"]["OrganicAgentScoreReason"][];
            assignedAgent: {
                /**
                 * Format: uuid
                 * @description The id of an estate agent.
                 */
                id: string;
                name: string;
            } | null;
            dealValue: number | null;
            dealCurrency: string | null;
            hold?: {
                /** @enum {string} */
                reason: "sanctions_match" | "kyc_required";
                requestedStatus: ("new" | "contacted" | "qualified" | "visiting" | "negotiating" | "won" | "lost") | null;
            };
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        OrganicAgentListing: {
            /** Format: uuid */
            id: string;
            /** @description Without the postal code; empty where nothing of it is known. */
            address: string;
            price: number | null;
            bedrooms: number | null;
            bathrooms: number | null;
            sqft: number | null;
        };
        OrganicAgentScoreReason: {
            fact: string;
            points: number;
            reason: string;
        };
        OrganicAgentShowing: {
            /**
             * Format: uuid
             * @description The id of a showing.
             */
            id: string;
            /**
             * Format: uuid
             * @description The id of a client.
             */
            clientId: string;
            /**
             * Format: uuid
             * @description The id of a property.
             */
            propertyId: string;
            /** Format: date-time */
            requestedFor: string;
            note: string | null;
            /** @enum {string} */
            status: "requested" | "confirmed" | "declined";
            decidedAt: string | null;
            reason: string | null;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        OrganicagentClientsCreateBody: {
            name: string;
            email: string;
            phone?: string | null;
            /**
             * @default Searching
             * @enum {string}
             */
            buyingStage?: "Searching" | "Touring" | "Offer" | "Under Contract" | "Closed";
        };
        OrganicagentClientsUpdateBody: {
            expectedVersion?: number;
            /** @enum {string} */
            buyingStage?: "Searching" | "Touring" | "Offer" | "Under Contract" | "Closed";
            name?: string;
            email?: string;
            phone?: string | null;
        };
        OrganicagentLeadsCreateBody: {
            name: string;
            source?: string | null;
            email?: string | null;
            phone?: string | null;
            propertyAddress?: string | null;
            notes?: string | null;
        };
        OrganicagentShowingsConfirmBody: {
            expectedVersion?: number;
        };
        OrganicagentShowingsDeclineBody: {
            expectedVersion?: number;
            reason?: string | null;
        };
        OrganicagentShowingsRequestBody: {
            /**
             * Format: uuid
             * @description The id of a client.
             */
            clientId: string;
            /**
             * Format: uuid
             * @description The id of a property.
             */
            propertyId: string;
            /** Format: date-time */
            requestedFor: string;
            note?: string | null;
        };
        OrganicagentWebhooksSubscribeBody: {
            /** @description A type of event; `*` is all. */
            event: string;
            /** @description Where events are posted to: a public address over HTTPS. */
            targetUrl: string;
        };
    };
    responses: {
        /** @description The request is not valid. */
        OrckaiBadRequest: {
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
                    /** @constant */
                    success: false;
                    error: string;
                    /** @enum {string} */
                    code: "BAD_REQUEST";
                };
            };
        };
        /** @description The credential lacks the required scope. The credential may be used from certain web pages alone, and this is none of them. The organization's plan does not include such a key. */
        OrckaiForbiddenScopeRequired: {
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
                    /** @constant */
                    success: false;
                    error: string;
                    /** @enum {string} */
                    code: "PLAN_REQUIRED" | "SCOPE_REQUIRED";
                };
            };
        };
        /** @description Something went wrong on our side. */
        OrckaiInternalServerError: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: string;
                    /** @enum {string} */
                    code: "INTERNAL_ERROR";
                };
            };
        };
        /** @description No organization has this id. */
        OrckaiNotFoundOrganizationNotFound: {
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
                    /** @constant */
                    success: false;
                    error: string;
                    /** @enum {string} */
                    code: "NOT_FOUND";
                };
            };
        };
        /** @description The request is too large. */
        OrckaiPayloadTooLarge: {
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
                    /** @constant */
                    success: false;
                    error: string;
                    /** @enum {string} */
                    code: "PAYLOAD_TOO_LARGE";
                };
            };
        };
        /** @description Something went wrong on our side. */
        OrckaiServiceUnavailable: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: string;
                    /** @enum {string} */
                    code: "INTERNAL_ERROR";
                };
            };
        };
        /** @description Too many requests. Wait for Retry-After seconds. */
        OrckaiTooManyRequests: {
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
                    /** @constant */
                    success: false;
                    error: string;
                    /** @enum {string} */
                    code: "RATE_LIMITED";
                };
            };
        };
        /** @description No credential was sent. The credential is not valid. */
        OrckaiUnauthorized: {
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
                    /** @constant */
                    success: false;
                    error: string;
                    /** @enum {string} */
                    code: "API_KEY_INVALID" | "API_KEY_MISSING";
                };
            };
        };
        /** @description The request is not valid. The request is too large. */
        OrganicAgentBadRequest: {
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
                    /** @constant */
                    success: false;
                    error: string;
                    /** @enum {string} */
                    code: "BAD_REQUEST";
                };
            };
        };
        /** @description A request with this idempotency key is still in progress. Another client has this email address. Others are changing the same resource. Try again. The request is not valid. The request is too large. This idempotency key was used with other input, or with other rights. */
        OrganicAgentBadRequestClientEmailTakenIdempotencyInProgress: {
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
                    /** @constant */
                    success: false;
                    error: string;
                    /** @enum {string} */
                    code: "BAD_REQUEST";
                };
            };
        };
        /** @description A request with this idempotency key is still in progress. Another client has this email address. Others are changing the same resource. Try again. The request is not valid. The request is too large. The resource has changed since it was read. This idempotency key was used with other input, or with other rights. */
        OrganicAgentBadRequestClientEmailTakenIdempotencyInProgressStaleVersion: {
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
                    /** @constant */
                    success: false;
                    error: string;
                    /** @enum {string} */
                    code: "BAD_REQUEST";
                };
            };
        };
        /** @description A request with this idempotency key is still in progress. Others are changing the same resource. Try again. The request is not valid. The request is too large. This idempotency key was used with other input, or with other rights. */
        OrganicAgentBadRequestIdempotencyInProgress: {
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
                    /** @constant */
                    success: false;
                    error: string;
                    /** @enum {string} */
                    code: "BAD_REQUEST";
                };
            };
        };
        /** @description A request with this idempotency key is still in progress. It took too long, and another attempt has taken over. Nothing is sent to this URL: a target must be a public address over HTTPS. Others are changing the same resource. Try again. The organization has as many webhooks as it may have. Delete one first. The request is not valid. The request is too large. This idempotency key was used with other input, or with other rights. */
        OrganicAgentBadRequestIdempotencyInProgressLeaseLostWebhookLimitReachedWebhookTargetRefused: {
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
                    /** @constant */
                    success: false;
                    error: string;
                    /** @enum {string} */
                    code: "BAD_REQUEST";
                };
            };
        };
        /** @description A request with this idempotency key is still in progress. Others are changing the same resource. Try again. The request is not valid. The request is too large. The resource has changed since it was read. The showing has been confirmed or declined already. This idempotency key was used with other input, or with other rights. */
        OrganicAgentBadRequestIdempotencyInProgressShowingDecidedStaleVersion: {
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
                    /** @constant */
                    success: false;
                    error: string;
                    /** @enum {string} */
                    code: "BAD_REQUEST";
                };
            };
        };
        /** @description A request with this idempotency key is still in progress. A showing can be requested for a time in the future alone. Others are changing the same resource. Try again. The request is not valid. The request is too large. This idempotency key was used with other input, or with other rights. */
        OrganicAgentBadRequestIdempotencyInProgressShowingInThePast: {
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
                    /** @constant */
                    success: false;
                    error: string;
                    /** @enum {string} */
                    code: "BAD_REQUEST";
                };
            };
        };
        /** @description A request with this idempotency key is still in progress. Others are changing the same resource. Try again. The request is not valid. The request is too large. The resource has changed since it was read. This idempotency key was used with other input, or with other rights. */
        OrganicAgentBadRequestIdempotencyInProgressStaleVersion: {
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
                    /** @constant */
                    success: false;
                    error: string;
                    /** @enum {string} */
                    code: "BAD_REQUEST";
                };
            };
        };
        /** @description Something went wrong on our side. */
        OrganicAgentInternalServerError: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: string;
                    /** @enum {string} */
                    code: "INTERNAL_ERROR";
                };
            };
        };
        /** @description No client has this id. No estate agent has this id. */
        OrganicAgentNotFoundClientNotFoundEstateAgentNotFound: {
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
                    /** @constant */
                    success: false;
                    error: string;
                    /** @enum {string} */
                    code: "NOT_FOUND";
                };
            };
        };
        /** @description No client has this id. No property has this id. */
        OrganicAgentNotFoundClientNotFoundPropertyNotFound: {
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
                    /** @constant */
                    success: false;
                    error: string;
                    /** @enum {string} */
                    code: "NOT_FOUND";
                };
            };
        };
        /** @description No estate agent has this id. */
        OrganicAgentNotFoundEstateAgentNotFound: {
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
                    /** @constant */
                    success: false;
                    error: string;
                    /** @enum {string} */
                    code: "NOT_FOUND";
                };
            };
        };
        /** @description No estate agent has this id. No property has this id. */
        OrganicAgentNotFoundEstateAgentNotFoundPropertyNotFound: {
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
                    /** @constant */
                    success: false;
                    error: string;
                    /** @enum {string} */
                    code: "NOT_FOUND";
                };
            };
        };
        /** @description No showing has this id. */
        OrganicAgentNotFoundShowingNotFound: {
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
                    /** @constant */
                    success: false;
                    error: string;
                    /** @enum {string} */
                    code: "NOT_FOUND";
                };
            };
        };
        /** @description No webhook has this id. */
        OrganicAgentNotFoundWebhookEndpointNotFound: {
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
                    /** @constant */
                    success: false;
                    error: string;
                    /** @enum {string} */
                    code: "NOT_FOUND";
                };
            };
        };
        /** @description Something went wrong on our side. */
        OrganicAgentServiceUnavailable: {
            headers: {
                "X-API-Version": components["headers"]["X-API-Version"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: string;
                    /** @enum {string} */
                    code: "INTERNAL_ERROR";
                };
            };
        };
        /** @description Too many requests. Wait for Retry-After seconds. */
        OrganicAgentTooManyRequests: {
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
                    /** @constant */
                    success: false;
                    error: string;
                    /** @enum {string} */
                    code: "RATE_LIMITED";
                };
            };
        };
        /** @description No credential was sent. The credential is not valid. The credential may be used from certain web pages alone, and this is none of them. The organization's plan does not include such a key. */
        OrganicAgentUnauthorized: {
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
                    /** @constant */
                    success: false;
                    error: string;
                    /** @enum {string} */
                    code: "API_KEY_INVALID" | "API_KEY_MISSING" | "PLAN_REQUIRED" | "SCOPE_REQUIRED";
                };
            };
        };
        /** @description No credential was sent. The credential is confined to other resources. The credential is not valid. The credential lacks the required scope. The credential may be used from certain web pages alone, and this is none of them. The organization's plan does not include such a key. */
        OrganicAgentUnauthorizedConfinedScopeRequired: {
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
                    /** @constant */
                    success: false;
                    error: string;
                    /** @enum {string} */
                    code: "API_KEY_INVALID" | "API_KEY_MISSING" | "PLAN_REQUIRED" | "SCOPE_REQUIRED";
                };
            };
        };
        /** @description A webhook gets, and is changed by who may read, what it is about: the credential may not read all of these events. No credential was sent. The credential is confined to other resources. The credential is not valid. The credential lacks the required scope. The credential may be used from certain web pages alone, and this is none of them. The organization's plan does not include such a key. */
        OrganicAgentUnauthorizedConfinedScopeRequiredWebhookEventsNotReadable: {
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
                    /** @constant */
                    success: false;
                    error: string;
                    /** @enum {string} */
                    code: "API_KEY_INVALID" | "API_KEY_MISSING" | "PLAN_REQUIRED" | "SCOPE_REQUIRED";
                };
            };
        };
        /** @description No credential was sent. The credential is not valid. The credential lacks the required scope. The credential may be used from certain web pages alone, and this is none of them. The organization's plan does not include such a key. */
        OrganicAgentUnauthorizedScopeRequired: {
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
                    /** @constant */
                    success: false;
                    error: string;
                    /** @enum {string} */
                    code: "API_KEY_INVALID" | "API_KEY_MISSING" | "PLAN_REQUIRED" | "SCOPE_REQUIRED";
                };
            };
        };
    };
    parameters: {
        /** @description A text of the caller's own choice: a repetition with the same one within 24 hours is answered as the first request was, and changes nothing. */
        IdempotencyKey: string;
        /** @description The `ETag` of what was read: where it has changed since, nothing is done. */
        IfMatch: string;
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
    organicagentLeadsPage: {
        parameters: {
            query?: {
                /** @example new */
                status?: "new" | "contacted" | "qualified" | "visiting" | "negotiating" | "won" | "lost";
                /** @example 50 */
                limit?: number;
                /** @example 0 */
                offset?: number;
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
                     *       "leads": [
                     *         {
                     *           "id": "018f0000-0000-7000-8000-000000000001",
                     *           "name": "John Smith",
                     *           "email": "john4@example.com",
                     *           "phone": "(555) 123-4567",
                     *           "source": "zillow",
                     *           "propertyId": "018f0000-0000-7000-8000-000000000002",
                     *           "propertyAddress": null,
                     *           "notes": "Interested in 3BR homes",
                     *           "status": "new",
                     *           "score": 70,
                     *           "scoreReasons": [
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
                     *           "assignedAgent": null,
                     *           "dealValue": null,
                     *           "dealCurrency": null,
                     *           "version": 1,
                     *           "createdAt": "2026-01-31T12:00:00.000Z",
                     *           "updatedAt": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "total": 1
                     *     }
                     */
                    "application/json": {
                        leads: components["schemas"]["OrganicAgentLead"][];
                        total: number;
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
            400: components["responses"]["OrganicAgentBadRequest"];
            401: components["responses"]["OrganicAgentUnauthorizedScopeRequired"];
            429: components["responses"]["OrganicAgentTooManyRequests"];
            500: components["responses"]["OrganicAgentInternalServerError"];
            503: components["responses"]["OrganicAgentServiceUnavailable"];
        };
    };
    organicagentLeadsCreate: {
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
                 *       "email": "john@example.com",
                 *       "phone": "(555) 123-4567",
                 *       "propertyAddress": "123 Main St, Miami, FL",
                 *       "notes": "Interested in 3BR homes"
                 *     }
                 */
                "application/json": components["schemas"]["OrganicagentLeadsCreateBody"];
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
                     *       "success": true,
                     *       "leadId": "018f0000-0000-7000-8000-000000000001"
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        /**
                         * Format: uuid
                         * @description The id of the lead.
                         */
                        leadId: string;
                    };
                };
            };
            400: components["responses"]["OrganicAgentBadRequestIdempotencyInProgress"];
            401: components["responses"]["OrganicAgentUnauthorizedConfinedScopeRequired"];
            404: components["responses"]["OrganicAgentNotFoundEstateAgentNotFoundPropertyNotFound"];
            429: components["responses"]["OrganicAgentTooManyRequests"];
            500: components["responses"]["OrganicAgentInternalServerError"];
            503: components["responses"]["OrganicAgentServiceUnavailable"];
        };
    };
    organicagentPropertiesStream: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
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
                     *       "listings": [
                     *         {
                     *           "id": "018f0000-0000-7000-8000-000000000001",
                     *           "address": "456 Oak Ave, Miami, FL",
                     *           "price": 750000,
                     *           "bedrooms": 4,
                     *           "bathrooms": 2.5,
                     *           "sqft": 2400
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        listings: components["schemas"]["OrganicAgentListing"][];
                    };
                };
            };
            400: components["responses"]["OrganicAgentBadRequest"];
            401: components["responses"]["OrganicAgentUnauthorizedScopeRequired"];
            429: components["responses"]["OrganicAgentTooManyRequests"];
            500: components["responses"]["OrganicAgentInternalServerError"];
            503: components["responses"]["OrganicAgentServiceUnavailable"];
        };
    };
    organicagentClientsStream: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
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
                    ETag: components["headers"]["ETag"];
                    "X-As-Of": components["headers"]["X-As-Of"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "clients": [
                     *         {
                     *           "id": "018f0000-0000-7000-8000-000000000001",
                     *           "name": "Jane Doe",
                     *           "email": "jane6@example.com",
                     *           "phone": "(555) 987-6543",
                     *           "buyingStage": "Searching",
                     *           "source": "api",
                     *           "assignedAgent": null,
                     *           "version": 1,
                     *           "createdAt": "2026-01-31T12:00:00.000Z",
                     *           "updatedAt": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        clients: components["schemas"]["OrganicAgentClient"][];
                    };
                };
            };
            400: components["responses"]["OrganicAgentBadRequest"];
            401: components["responses"]["OrganicAgentUnauthorizedScopeRequired"];
            429: components["responses"]["OrganicAgentTooManyRequests"];
            500: components["responses"]["OrganicAgentInternalServerError"];
            503: components["responses"]["OrganicAgentServiceUnavailable"];
        };
    };
    organicagentClientsCreate: {
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
                 *       "name": "Jane Doe",
                 *       "email": "jane@example.com",
                 *       "phone": "(555) 987-6543"
                 *     }
                 */
                "application/json": components["schemas"]["OrganicagentClientsCreateBody"];
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
                     *       "success": true,
                     *       "clientId": "018f0000-0000-7000-8000-000000000001"
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        /**
                         * Format: uuid
                         * @description The id of a client.
                         */
                        clientId: string;
                    };
                };
            };
            400: components["responses"]["OrganicAgentBadRequestClientEmailTakenIdempotencyInProgress"];
            401: components["responses"]["OrganicAgentUnauthorizedConfinedScopeRequired"];
            404: components["responses"]["OrganicAgentNotFoundEstateAgentNotFound"];
            429: components["responses"]["OrganicAgentTooManyRequests"];
            500: components["responses"]["OrganicAgentInternalServerError"];
            503: components["responses"]["OrganicAgentServiceUnavailable"];
        };
    };
    organicagentClientsUpdate: {
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
                 * @description The id of a client.
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
                 *       "buyingStage": "Touring"
                 *     }
                 */
                "application/json": components["schemas"]["OrganicagentClientsUpdateBody"];
                /**
                 * @example {
                 *       "buyingStage": "Touring"
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["OrganicagentClientsUpdateBody"];
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
                     *       "success": true,
                     *       "client": {
                     *         "id": "018f0000-0000-7000-8000-000000000001",
                     *         "name": "Jane Doe",
                     *         "email": "jane2@example.com",
                     *         "phone": "(555) 987-6543",
                     *         "buyingStage": "Touring",
                     *         "source": "api",
                     *         "assignedAgent": null,
                     *         "version": 2,
                     *         "createdAt": "2026-01-31T12:00:00.000Z",
                     *         "updatedAt": "2026-01-31T12:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        client: components["schemas"]["OrganicAgentClient"];
                    };
                };
            };
            400: components["responses"]["OrganicAgentBadRequestClientEmailTakenIdempotencyInProgressStaleVersion"];
            401: components["responses"]["OrganicAgentUnauthorizedConfinedScopeRequired"];
            404: components["responses"]["OrganicAgentNotFoundClientNotFoundEstateAgentNotFound"];
            429: components["responses"]["OrganicAgentTooManyRequests"];
            500: components["responses"]["OrganicAgentInternalServerError"];
            503: components["responses"]["OrganicAgentServiceUnavailable"];
        };
    };
    organicagentShowingsRequest: {
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
                 *       "clientId": "018f0000-0000-7000-8000-000000000001",
                 *       "propertyId": "018f0000-0000-7000-8000-000000000002",
                 *       "requestedFor": "2026-01-31T12:00:00.000Z",
                 *       "note": "After work, please"
                 *     }
                 */
                "application/json": components["schemas"]["OrganicagentShowingsRequestBody"];
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
                     *       "success": true,
                     *       "showingId": "018f0000-0000-7000-8000-000000000003"
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        /** Format: uuid */
                        showingId: string;
                    };
                };
            };
            400: components["responses"]["OrganicAgentBadRequestIdempotencyInProgressShowingInThePast"];
            401: components["responses"]["OrganicAgentUnauthorizedConfinedScopeRequired"];
            404: components["responses"]["OrganicAgentNotFoundClientNotFoundPropertyNotFound"];
            429: components["responses"]["OrganicAgentTooManyRequests"];
            500: components["responses"]["OrganicAgentInternalServerError"];
            503: components["responses"]["OrganicAgentServiceUnavailable"];
        };
    };
    organicagentShowingsConfirm: {
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
                 * @description The id of a showing.
                 * @example 018f0000-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OrganicagentShowingsConfirmBody"];
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
                     *       "success": true,
                     *       "showing": {
                     *         "id": "018f0000-0000-7000-8000-000000000001",
                     *         "clientId": "018f0000-0000-7000-8000-000000000002",
                     *         "propertyId": "018f0000-0000-7000-8000-000000000003",
                     *         "requestedFor": "2026-01-31T12:00:00.000Z",
                     *         "note": "After work, please",
                     *         "status": "confirmed",
                     *         "decidedAt": "2026-01-31T12:00:00.000Z",
                     *         "reason": null,
                     *         "version": 2,
                     *         "createdAt": "2026-01-31T12:00:00.000Z",
                     *         "updatedAt": "2026-01-31T12:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        showing: components["schemas"]["OrganicAgentShowing"];
                    };
                };
            };
            400: components["responses"]["OrganicAgentBadRequestIdempotencyInProgressShowingDecidedStaleVersion"];
            401: components["responses"]["OrganicAgentUnauthorizedConfinedScopeRequired"];
            404: components["responses"]["OrganicAgentNotFoundShowingNotFound"];
            429: components["responses"]["OrganicAgentTooManyRequests"];
            500: components["responses"]["OrganicAgentInternalServerError"];
            503: components["responses"]["OrganicAgentServiceUnavailable"];
        };
    };
    organicagentShowingsDecline: {
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
                 * @description The id of a showing.
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
                 *       "reason": "Sold yesterday"
                 *     }
                 */
                "application/json": components["schemas"]["OrganicagentShowingsDeclineBody"];
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
                     *       "success": true,
                     *       "showing": {
                     *         "id": "018f0000-0000-7000-8000-000000000001",
                     *         "clientId": "018f0000-0000-7000-8000-000000000002",
                     *         "propertyId": "018f0000-0000-7000-8000-000000000003",
                     *         "requestedFor": "2026-01-31T12:00:00.000Z",
                     *         "note": "After work, please",
                     *         "status": "declined",
                     *         "decidedAt": "2026-01-31T12:00:00.000Z",
                     *         "reason": "Sold yesterday",
                     *         "version": 2,
                     *         "createdAt": "2026-01-31T12:00:00.000Z",
                     *         "updatedAt": "2026-01-31T12:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        showing: components["schemas"]["OrganicAgentShowing"];
                    };
                };
            };
            400: components["responses"]["OrganicAgentBadRequestIdempotencyInProgressShowingDecidedStaleVersion"];
            401: components["responses"]["OrganicAgentUnauthorizedConfinedScopeRequired"];
            404: components["responses"]["OrganicAgentNotFoundShowingNotFound"];
            429: components["responses"]["OrganicAgentTooManyRequests"];
            500: components["responses"]["OrganicAgentInternalServerError"];
            503: components["responses"]["OrganicAgentServiceUnavailable"];
        };
    };
    organicagentAuthMe: {
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
                     *       "success": true,
                     *       "agentId": "bay-homes",
                     *       "name": "Test Brokerage",
                     *       "plan": "brokerage",
                     *       "mode": "live",
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
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        /** @description The account's slug. */
                        agentId: string | null;
                        name: string | null;
                        /** @enum {string} */
                        plan: "free" | "solo" | "team" | "pro" | "brokerage";
                        /** @enum {string} */
                        mode: "live" | "test";
                        scopes: string[];
                    };
                };
            };
            400: components["responses"]["OrganicAgentBadRequest"];
            401: components["responses"]["OrganicAgentUnauthorized"];
            429: components["responses"]["OrganicAgentTooManyRequests"];
            500: components["responses"]["OrganicAgentInternalServerError"];
            503: components["responses"]["OrganicAgentServiceUnavailable"];
        };
    };
    organicagentWebhooksSubscribe: {
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
                 *       "event": "lead.created",
                 *       "targetUrl": "https://hooks.example.com/organicagent"
                 *     }
                 */
                "application/json": components["schemas"]["OrganicagentWebhooksSubscribeBody"];
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
                     *       "success": true,
                     *       "id": "018f0000-0000-7000-8000-000000000001",
                     *       "secret": "whsec_xxxxxxxxxxxxx"
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        /**
                         * Format: uuid
                         * @description The id of a webhook endpoint.
                         */
                        id: string;
                        secret: string | null;
                    };
                };
            };
            400: components["responses"]["OrganicAgentBadRequestIdempotencyInProgressLeaseLostWebhookLimitReachedWebhookTargetRefused"];
            401: components["responses"]["OrganicAgentUnauthorizedConfinedScopeRequiredWebhookEventsNotReadable"];
            429: components["responses"]["OrganicAgentTooManyRequests"];
            500: components["responses"]["OrganicAgentInternalServerError"];
            503: components["responses"]["OrganicAgentServiceUnavailable"];
        };
    };
    organicagentWebhooksDelete: {
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
                     *       "success": true,
                     *       "id": "018f0000-0000-7000-8000-000000000001"
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            400: components["responses"]["OrganicAgentBadRequestIdempotencyInProgressStaleVersion"];
            401: components["responses"]["OrganicAgentUnauthorizedConfinedScopeRequired"];
            404: components["responses"]["OrganicAgentNotFoundWebhookEndpointNotFound"];
            429: components["responses"]["OrganicAgentTooManyRequests"];
            500: components["responses"]["OrganicAgentInternalServerError"];
            503: components["responses"]["OrganicAgentServiceUnavailable"];
        };
    };
    organicagentWebhooksSamples: {
        parameters: {
            query: {
                /**
                 * @description A type of event.
                 * @example lead.created
                 */
                event: string;
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
                     * @example [
                     *       {
                     *         "event": "lead.created",
                     *         "timestamp": "1711234567890",
                     *         "agentId": "bay-homes",
                     *         "data": {
                     *           "id": "018f0000-0000-7000-8000-000000000001",
                     *           "name": "John Smith",
                     *           "email": "john@example.com",
                     *           "phone": "(555) 123-4567",
                     *           "source": "zillow",
                     *           "propertyId": "018f0000-0000-7000-8000-000000000001",
                     *           "propertyAddress": "123 Main St, Miami, FL",
                     *           "notes": "Interested in 3BR homes",
                     *           "status": "new",
                     *           "score": 1,
                     *           "scoreReasons": [
                     *             {
                     *               "fact": "A fact",
                     *               "points": 1,
                     *               "reason": "A reason"
                     *             }
                     *           ],
                     *           "assignedAgent": {
                     *             "id": "018f0000-0000-7000-8000-000000000001",
                     *             "name": "John Smith"
                     *           },
                     *           "dealValue": 750000,
                     *           "dealCurrency": "USD",
                     *           "hold": {
                     *             "reason": "sanctions_match",
                     *             "requestedStatus": "new"
                     *           },
                     *           "version": 1,
                     *           "createdAt": "2026-01-31T12:00:00.000Z",
                     *           "updatedAt": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       }
                     *     ]
                     */
                    "application/json": {
                        [key: string]: unknown;
                    }[];
                };
            };
            400: components["responses"]["OrganicAgentBadRequest"];
            401: components["responses"]["OrganicAgentUnauthorizedScopeRequired"];
            429: components["responses"]["OrganicAgentTooManyRequests"];
            500: components["responses"]["OrganicAgentInternalServerError"];
            503: components["responses"]["OrganicAgentServiceUnavailable"];
        };
    };
    orckaiHealthGet: {
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
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "version": "v1"
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "ok";
                        /** @constant */
                        version: "v1";
                    };
                };
            };
            400: components["responses"]["OrckaiBadRequest"];
            413: components["responses"]["OrckaiPayloadTooLarge"];
            429: components["responses"]["OrckaiTooManyRequests"];
            500: components["responses"]["OrckaiInternalServerError"];
            503: components["responses"]["OrckaiServiceUnavailable"];
        };
    };
    orckaiOrganizationGet: {
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
                     *       "success": true,
                     *       "data": {
                     *         "id": "018f0000-0000-7000-8000-000000000001",
                     *         "name": "Test Brokerage",
                     *         "slug": "bay-homes",
                     *         "plan": "brokerage",
                     *         "mode": "live",
                     *         "version": 1,
                     *         "createdAt": "2026-01-31T12:00:00.000Z",
                     *         "updatedAt": "2026-01-31T12:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["OrckaiOrganization"];
                    };
                };
            };
            400: components["responses"]["OrckaiBadRequest"];
            401: components["responses"]["OrckaiUnauthorized"];
            403: components["responses"]["OrckaiForbiddenScopeRequired"];
            404: components["responses"]["OrckaiNotFoundOrganizationNotFound"];
            413: components["responses"]["OrckaiPayloadTooLarge"];
            429: components["responses"]["OrckaiTooManyRequests"];
            500: components["responses"]["OrckaiInternalServerError"];
            503: components["responses"]["OrckaiServiceUnavailable"];
        };
    };
    orckaiOpenapiDocument: {
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
            400: components["responses"]["OrckaiBadRequest"];
            413: components["responses"]["OrckaiPayloadTooLarge"];
            429: components["responses"]["OrckaiTooManyRequests"];
            500: components["responses"]["OrckaiInternalServerError"];
            503: components["responses"]["OrckaiServiceUnavailable"];
        };
    };
}
