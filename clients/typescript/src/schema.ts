// Made of openapi.json by scripts/generate.mjs; not to be edited.
// openapi.json sha256: 320a6d3c05d2ae37196a0cdc4d4702a21d12e7b9333f008a01c95fb9ec17143c
export interface paths {
    "/api/spawn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * System status, workers, tasks, or the state of the whole system
         * @description ?action=status|workers|tasks|state; state comes in pages, with limit and after.
         */
        get: operations["getSpawn"];
        put?: never;
        /**
         * Spawn a worker, queue tasks or plan discovery
         * @description {action: spawn|task|discovery, params}, or a list of tasks.
         */
        post: operations["postSpawn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/spawn/requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A durable request and what came of it */
        get: operations["getRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/discoveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search now
         * @description {cities, sources, from, to}, all may be left out. Answered when it is durable; Location tells how it goes on.
         */
        post: operations["beginDiscovery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/discoveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A discovery that was asked for: its searches by state, and what they have found */
        get: operations["getDiscovery"];
        put?: never;
        post?: never;
        /**
         * End the searches of a discovery
         * @description What they have found goes on through the pipeline.
         */
        delete: operations["cancelDiscovery"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/discoveries/{id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a discovery goes on, as server-sent events
         * @description progress with each change, then end.
         */
        get: operations["followDiscovery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tasks, newest first */
        get: operations["listTasks"];
        put?: never;
        /**
         * Queue a task, or a list of them
         * @description As POST /api/spawn with the action task.
         */
        post: operations["queueTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A task, and why it is where it is */
        get: operations["getTask"];
        put?: never;
        post?: never;
        /** Cancel a live task; whoever works on it stops at once */
        delete: operations["cancelTask"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tasks that were given up, newest first */
        get: operations["listDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dead-letters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A dead letter with its payload and every attempt */
        get: operations["getDeadLetter"];
        put?: never;
        post?: never;
        /** End it for good */
        delete: operations["discardDeadLetter"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dead-letters/{id}/parameters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The parameters of a dead letter */
        get: operations["getDeadLetterParameters"];
        /** Replace its parameters, in the shape of its type */
        put: operations["editDeadLetter"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dead-letters/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Queue it again */
        post: operations["retryDeadLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All workers, by id */
        get: operations["listWorkers"];
        put?: never;
        /**
         * Start a worker of a type more
         * @description As POST /api/spawn with the action spawn.
         */
        post: operations["spawnWorker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A worker */
        get: operations["getWorker"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events, in order of their start, unknown starts last */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One event
         * @description The id of an event that was merged into another answers that one.
         */
        get: operations["getEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/images/{hash}/{variant}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A picture of an event in one of its sizes, as WebP
         * @description hash and variant (320, 640, 1280) are those of the event's picture.
         */
        get: operations["getPicture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/process": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send events through the whole pipeline
         * @description {source, events, options{batchSize, deduplicationEnabled, priority, wait}}, at most 5000 events and 16 MB; any number as application/x-ndjson, one event a line, with ?source=. Submissions (source manual) wait for review. Idempotent by content, and by Idempotency-Key.
         */
        post: operations["processEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept or reject an event
         * @description {decision: accept|reject, note, version}. With version only that one is decided on: 409 when the event has changed since. GET /api/events?review=pending lists what waits.
         */
        post: operations["reviewEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changed in an event's listings, the newest first, field by field */
        get: operations["getEventHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/submissions/{id}": {
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
         * Withdraw a submission by its id
         * @description Of the source manual. It expires, and with it an event that nobody else lists; sent again it is there again.
         */
        delete: operations["withdrawSubmission"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events.geojson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events as GeoJSON, one page */
        get: operations["listFeatures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events as a calendar to subscribe to
         * @description From yesterday on where from is left out, 2000 at most.
         */
        get: operations["getCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All events that fit, as a stream */
        get: operations["exportEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened to events, in order
         * @description An answer without changes waits for one as long as wait says. After reset take next, read /api/events whole, then go on from next.
         */
        get: operations["listChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Changes of events as they happen, as server-sent events
         * @description Ready, then one event a change, named by its kind, with its place in the feed as id; ping now and then; reset when changes were missed that are not kept any more: read /api/events whole, then go on. Last-Event-ID or since resumes; kind, category, city, source pick some, with commas between several; topics=work adds notices of work (worker:start, worker:retry, worker:complete, worker:error, task:queued), at most once each, and missed where a slow caller lost some.
         */
        get: operations["followEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ws": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Changes of events, and notices of work, over a WebSocket
         * @description topics=events,work; kind, category, city, source and since as for /api/stream.
         */
        get: operations["openSocket"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/geo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The point of a place, as a feed writes it
         * @description Any part may be missing, or hold more than its name says; of places of one name the one that region, postal code and near speak for is meant, else the one with the most people. 404 where nothing names a place.
         */
        get: operations["findPlace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/geo/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * City, region, country and time zone of a point
         * @description city and region are left out where no city is near, countryCode at sea.
         */
        get: operations["findCity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quotas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the call budget of each source stands */
        get: operations["listQuotas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quotas/{source}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set the limits of each key of a source
         * @description {limits: ["5/1s", "5000/1d"]}; null for the configured ones.
         */
        put: operations["setQuota"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/pairs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pairs of listings that may be one event, the likeliest first */
        get: operations["listPairs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/pairs/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that a pair is one event: both become one */
        post: operations["acceptPair"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/pairs/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that a pair is two events: both stay apart for good */
        post: operations["rejectPair"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/{id}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take listings out of an event and keep them apart
         * @description {listings: ["yelp:some-id"]}: at least one, and not all.
         */
        post: operations["splitEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The next scheduled runs, soonest first
         * @description In UTC and local time, each with its reason.
         */
        get: operations["listSchedule"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/threds/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take in an event or an array of them
         * @description The answer comes when all that follows is durable; the same event may be sent again, its id or Idempotency-Key says so.
         */
        post: operations["sendEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/threds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Threds, the one that moved last first */
        get: operations["listThreds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/threds/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came in at this node since it started, and how many threds there are */
        get: operations["getThredMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/threds/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events that nobody could handle, the latest first */
        get: operations["listDeadEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/threds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a thred stands; with full=true its participants and locals, too */
        get: operations["getThred"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/threds/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a thred did, from its journal */
        get: operations["getThredHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/threds/{id}/transition": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a thred
         * @description {name: a reaction, $next, $terminate or $noTransition, input?, localName?}.
         */
        post: operations["moveThred"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/threds/{id}/terminate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a thred, and the children that end with it */
        post: operations["endThred"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/threds/{id}/migrate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a thred go on by another version of its pattern
         * @description version: a number; the one that serves new threds without it. Refused when the reaction in which it is is not there.
         */
        post: operations["migrateThred"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/patterns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All patterns with their latest versions */
        get: operations["listPatterns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/patterns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The latest version of a pattern, or the one that is asked for */
        get: operations["getPattern"];
        /**
         * Put a version of a pattern
         * @description It serves new threds of the whole cluster when the answer is there; running ones keep theirs. What stands already is no new version.
         */
        put: operations["putPattern"];
        post?: never;
        /** Let a pattern serve new threds no more; running ones go on */
        delete: operations["removePattern"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/patterns/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All versions of a pattern */
        get: operations["listPatternVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/patterns/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run a script on a pattern, without effects
         * @description Or on the patterns that the script brings: the form of scout threds test.
         */
        post: operations["testPattern"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/participants/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages that wait for a participant, the oldest first
         * @description At most about a megabyte of them; more says whether others follow.
         */
        get: operations["listMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/participants/{id}/messages/{messageId}/ack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A message was received; it waits no more */
        post: operations["acknowledgeMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All groups */
        get: operations["listGroups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/groups/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A group */
        get: operations["getGroup"];
        /**
         * Make a group or give it other members
         * @description {participants: [{participantId}]}, or {members: [id]}.
         */
        put: operations["putGroup"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the store keeps the ledger's rules, and what breaks them
         * @description One check at a time; it reads whole tables.
         */
        get: operations["checkConsistency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is not as it should be on this node, and what was
         * @description Each with rule, subject, severity and what to do.
         */
        get: operations["listAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Figures over time for charts, oldest first
         * @description One a minute: the counters of listings, and how many tasks wait and run.
         */
        get: operations["listFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process runs its actor system */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the node can work, by its probes
         * @description Store, journal, cluster, shard regions and controller, asked all the time.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/palettes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The operator's verbs
         * @description Each with its arguments, switches, defaults, accepted values and scope.
         */
        get: operations["listPalettes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/palettes/{palette}/{verb}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run a verb
         * @description {arguments: {name: value or list of values}}; Accept: application/json, application/x-ndjson (streams) or text/plain.
         */
        post: operations["runVerb"];
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
        /** @description One alert. */
        AlertView: {
            alert: string;
            subject?: string;
            severity: string;
            summary: string;
            action: string;
            /** Format: date-time */
            since: string;
            /** Format: date-time */
            fired?: string;
            /** Format: date-time */
            resolved?: string;
        };
        /** @description Alerts as they stand. */
        AlertsView: {
            /** @description What somebody was told, and is not over. */
            firing: components["schemas"]["AlertView"][];
            /** @description What is so, but not for long enough yet. */
            pending: components["schemas"]["AlertView"][];
            /** @description What is over, the last first. */
            resolved: components["schemas"]["AlertView"][];
        };
        /** @description An attempt that failed. */
        AttemptView: {
            /** Format: int32 */
            attempt: number;
            workerId?: string;
            code: string;
            message: string;
            /** Format: int32 */
            httpStatus?: number;
            /** Format: double */
            retryAfterSeconds?: number;
            /** Format: date-time */
            failedAt: string;
        };
        /** @description What the tasks of a call may take; milliseconds of an attempt. */
        CallLimitsView: {
            /** Format: int64 */
            timeout?: number;
        };
        /** @description How the tasks of a call are tried again; milliseconds. */
        CallRetryView: {
            /** Format: int32 */
            maxRetries?: number;
            /** Format: double */
            backoffMultiplier?: number;
            /** Format: int64 */
            maxBackoff?: number;
        };
        /** @description What a caller asked for of the tasks of its call, in the shape of the user's documents; times in milliseconds, null for the settings. */
        CallView: {
            id: string;
            /** Format: int32 */
            concurrency?: number;
            retryPolicy: components["schemas"]["CallRetryView"];
            resourceLimits: components["schemas"]["CallLimitsView"];
        };
        /** @description A category that an event may be of. */
        CategoryGuess: {
            /** @description One of IReadOnlyList&lt;string&gt; CategoryName.All. */
            name: string;
            /** @description One of the category's own; null when nothing says which. */
            subcategory?: string;
            /**
             * Format: double
             * @description 0 to 1.
             */
            confidence: number;
        };
        /** @description Events that an act has changed. */
        ChangedEventsView: {
            changed: string[];
        };
        /** @description A venue as a directory has it: its id, and what may still be kept of it. */
        ConfirmedVenueView: {
            id: string;
            name?: string;
            address?: string;
            website?: string;
            /** Format: double */
            latitude?: number;
            /** Format: double */
            longitude?: number;
            permanentlyClosed?: boolean;
        };
        /** @description What a check of the store found. */
        ConsistencyReport: {
            /** @description Whether every rule is kept. */
            consistent: boolean;
            /**
             * Format: date-time
             * @description When the check began.
             */
            checkedAt: string;
            /**
             * Format: int64
             * @description How long it took, milliseconds.
             */
            tookMs: number;
            /** @description How often each rule is broken, with what it claims; of each rule at most int LedgerRules.MaxBreaches breaches are looked for. */
            rules: components["schemas"]["ConsistencyRule"][];
            /** @description What breaks them, as many as were asked for. */
            violations: components["schemas"]["LedgerBreach"][];
        };
        /** @description A rule and how often it is broken. */
        ConsistencyRule: {
            /** @description Its name. */
            rule: string;
            /** @description What it claims. */
            claim: string;
            /**
             * Format: int32
             * @description Breaches found.
             */
            violations: number;
        };
        /** @description An event that nobody could handle. */
        DeadEventView: {
            /** @description The event. */
            eventId: string;
            /** @description The thred that it was for; null when it was bound to none. */
            thredId?: string;
            /** @description Why. */
            fault: components["schemas"]["ThredFaultView"];
            /**
             * Format: date-time
             * @description When.
             */
            failedAt: string;
            /** @description The event. */
            event: components["schemas"]["JsonElement"];
        };
        /** @description A dead letter with its payload and its attempts. */
        DeadLetterDetailView: {
            /** @description The dead letter. */
            letter: components["schemas"]["DeadLetterView"];
            /** @description What it was to do. */
            parameters: components["schemas"]["JsonNode"];
            /** @description Every attempt that failed, oldest first. */
            attempts: components["schemas"]["AttemptView"][];
            /**
             * Format: date-time
             * @description When its parameters were edited last.
             */
            editedAt?: string;
        };
        /** @description A page of dead letters, newest first. */
        DeadLetterPageView: {
            /** @description The dead letters. */
            letters: components["schemas"]["DeadLetterView"][];
            /** @description What `after` takes for the next page; left out at the end. */
            next?: string;
        };
        /** @description A task that was given up. */
        DeadLetterView: {
            /** @description The task. */
            taskId: string;
            /** @description Its type. */
            taskType: string;
            /** @description Its source. */
            source?: string;
            /**
             * Format: date-time
             * @description When it was given up.
             */
            deadAt: string;
            /** @description Its attempts' faults as CODE: message, oldest first. */
            faults: string[];
        };
        /** @description The form of `POST /api/discoveries`, for the description of the API; DiscoveryWish reads it. */
        DiscoveryForm: {
            /** @description Cities, as `city add` takes them; those of the settings when left out. */
            cities?: string[];
            /** @description Sources; all when left out. */
            sources?: string[];
            /** @description The first day or instant; now when left out. */
            from?: string;
            /** @description The last day or instant, at most 730 days after the first. */
            to?: string;
        };
        /** @description A discovery that was asked for, as it stands. */
        DiscoveryRunState: {
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description `planning`, `running`, `done`, `failed` (every search was given up), `cancelled` (some were ended before their end) or `refused`. */
            status: string;
            /** @description Its searches by state. */
            searches: components["schemas"]["SearchTally"];
            /** @description What they have found so far. */
            listings: components["schemas"]["ListingTally"];
            /** @description The same by source. */
            sources: {
                [key: string]: components["schemas"]["ListingTally"];
            };
            /**
             * Format: date-time
             * @description When it was asked for.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When its last search ended; null before.
             */
            completedAt?: string;
            /** @description Why it was refused; null when it was not. */
            error?: string;
            /** @description Whether nothing more will happen. */
            ended: boolean;
        };
        /** @description One change. */
        EventChangeView: {
            /**
             * Format: int64
             * @description Its place.
             */
            seq: number;
            /**
             * Format: uuid
             * @description The event.
             */
            eventId: string;
            /**
             * Format: int64
             * @description Its version after the change.
             */
            version: number;
            /** @description What happened. */
            kind: string;
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            event: null | components["schemas"]["EventView"];
        };
        /** @description The answer of `GET /api/events/changes`. */
        EventChangesView: {
            /** @description Changes in order; empty after a reset. */
            changes: components["schemas"]["EventChangeView"][];
            /**
             * Format: int64
             * @description The caller's next `since`.
             */
            next: number;
            /** @description True when changes after `since` are not kept any more. */
            reset: boolean;
        };
        /** @description An event as a feature. */
        EventFeature: {
            /** Format: uuid */
            id: string;
            geometry: null | components["schemas"]["EventPoint"];
            properties: components["schemas"]["EventView"];
            type?: string;
        };
        /** @description Events as GeoJSON (RFC 7946). Events of which no place is known are features without geometry. */
        EventFeatureCollection: {
            features: components["schemas"]["EventFeature"][];
            type?: string;
            /** @description For `after`; null at the end. */
            next?: string;
        };
        /** @description A page of events. */
        EventListView: {
            /** @description The events. */
            events: components["schemas"]["EventView"][];
            /** @description What `after` takes for the next page; left out at the end. */
            next?: string;
        };
        /** @description What changed in the listings of an event. */
        EventPastView: {
            /**
             * Format: uuid
             * @description The event.
             */
            eventId: string;
            /** @description Its listings. */
            listings: components["schemas"]["ListingPastView"][];
        };
        /** @description A point: longitude, latitude. */
        EventPoint: {
            coordinates: number[];
            type?: string;
        };
        /** @description What became of an event. */
        EventTakenView: {
            /** @description The event. */
            id: string;
            /** @description The threds that took it, or had it already. */
            threds: string[];
            /** @description What went wrong, which its source finds in its mailbox, too; null when nothing did. */
            fault?: components["schemas"]["ThredFaultView"];
        };
        /** @description An event as callers, exports and the dashboard see it. What is not known is left out. */
        EventView: {
            kind?: string;
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            version: number;
            title: string;
            description?: string;
            /** @description True when the source cuts the description short; left out otherwise. */
            descriptionTruncated?: boolean;
            status: string;
            /** @description Whether it is still listed: fresh, stale (its sources miss it) or expired. */
            freshness: string;
            /** @description The freshness of each listing, where one event is asked for. */
            presence?: components["schemas"]["PresenceView"][];
            sales: string;
            start: components["schemas"]["MomentView"];
            end?: components["schemas"]["MomentView"];
            /** @description The date before it was put off. */
            originalStart?: components["schemas"]["MomentView"];
            doors?: components["schemas"]["MomentView"];
            timeZone?: string;
            dateToBeAnnounced: boolean;
            online?: boolean;
            venue?: components["schemas"]["VenueView"];
            price?: components["schemas"]["Price"];
            isFree?: boolean;
            url?: string;
            ticketUrl?: string;
            performers: string[];
            /** @description The same performers with what their source says of them. */
            performerDetails?: components["schemas"]["Party"][];
            organizer?: string;
            organizerDetails?: components["schemas"]["Party"];
            category?: string;
            /** Format: double */
            categoryConfidence?: number;
            /** @description The likeliest categories, the likeliest first, each with a sub-category and how sure it is. */
            categories?: components["schemas"]["CategoryGuess"][];
            /** @description The categories in the sources' own words. */
            sourceCategories?: components["schemas"]["SourceCategory"][];
            /** Format: double */
            quality?: number;
            /** @description Quality in a word: premium, standard, basic or poor. */
            qualityTier?: string;
            qualityDimensions?: {
                [key: string]: number;
            };
            /** @description What lowered the dimensions, as dimension/rule. */
            qualityReasons?: string[];
            /** @description pending, accepted or rejected; left out where nobody has to look at it. */
            review?: string;
            /** @description Why somebody has to look at it, who decided and when. */
            reviewDetails?: components["schemas"]["ReviewView"];
            image?: string;
            images: components["schemas"]["ImageLink"][];
            /** @description The picture that was fetched, with its sizes, where pictures are. */
            picture?: components["schemas"]["PictureView"];
            seriesId?: string;
            language?: string;
            /**
             * Format: date-time
             * @description When a source last changed it, where one says.
             */
            changedAt?: string;
            /** @description Listings of other sources that its listings point to. */
            linksTo?: string[];
            /**
             * Format: int32
             * @description From which age on people are let in, in years; 0 for everybody.
             */
            minimumAge?: number;
            /** @description What was repaired, or left out because it was implausible, in words. */
            warnings?: components["schemas"]["FieldError"][];
            /** @description The same as field, before, after and rule. */
            repairs?: components["schemas"]["Repair"][];
            sources: string[];
            /** @description What must be shown beside it, by source. */
            attribution: {
                [key: string]: string;
            };
            /** @description The directory's entry of the venue; where one event is asked for, with what may be kept of it. */
            confirmedVenue?: components["schemas"]["ConfirmedVenueView"];
            provenance: {
                [key: string]: string;
            };
        };
        /** @description What became of events that came in; all of it is durable. */
        EventsTakenView: {
            /** @description Their ids, in the order in which they were sent. */
            ids: string[];
            /** @description What became of each. */
            events: components["schemas"]["EventTakenView"][];
        };
        /** @description A field that is another one than it was. */
        FieldChange: {
            /** @description Its path, such as `venue.city`. */
            field: string;
            /** @description What it was, as JSON, shortened to 200 characters; null when it was not there. */
            before?: string;
            /** @description What it is; null for nothing. */
            after?: string;
        };
        /** @description What is wrong with one field of an input. */
        FieldError: {
            /** @description Path of the field in the source's own words, for example `dates.start.localDate`. */
            field: string;
            /** @description The value as it came, shortened to 200 characters; null when it was missing. */
            value?: string;
            /** @description Why it is not accepted and what would be. */
            reason: string;
            /** @description What is kept in its place, shortened to 200 characters; null when nothing is. */
            after?: string;
            /** @description The rule that found it, one of RepairRule; null in what was kept before rules had names. */
            rule?: string;
        };
        /** @description A figure at an instant. */
        FigureView: {
            /** Format: date-time */
            at: string;
            series: string;
            /** Format: double */
            value: number;
        };
        /** @description Figures over time. */
        FiguresView: {
            /** @description The points, oldest first. */
            points: components["schemas"]["FigureView"][];
        };
        /** @description A member of a group. */
        GroupMemberView: {
            /** @description The participant. */
            participantId: string;
        };
        /** @description A group of participants. */
        GroupView: {
            /** @description Its name. */
            name: string;
            /** @description Its members. */
            participants: components["schemas"]["GroupMemberView"][];
        };
        /** @description The last answer of a probe. */
        HealthView: {
            /** @description ok, or failed. */
            status: string;
            /** @description Why it failed. */
            reason?: string;
            /**
             * Format: double
             * @description How old the answer is.
             */
            ageSeconds: number;
            /**
             * Format: double
             * @description How long it took.
             */
            tookMilliseconds: number;
            /** @description What picks it. */
            tags: string[];
        };
        /** @description A picture that a listing points to. */
        ImageLink: {
            /** @description Absolute http(s) URL. */
            url: string;
            /**
             * Format: int32
             * @description Pixels; null when the source does not say.
             */
            width?: number;
            /**
             * Format: int32
             * @description Pixels; null when the source does not say.
             */
            height?: number;
            /**
             * @description True when the source marks it as a stand-in picture.
             * @default false
             */
            generic: boolean;
            /** @description Whom the source names as its author; must be shown beside it. */
            attribution?: string;
        };
        JsonArray: unknown[];
        JsonElement: unknown;
        JsonNode: unknown;
        JsonObject: Record<string, never>;
        /** @description How the budget of one key stands. */
        KeyUsage: {
            /** @description The key's id. */
            keyId: string;
            /**
             * Format: int32
             * @description Calls in the short window; null when none limits them.
             */
            slots?: number;
            /**
             * Format: int32
             * @description Of these, held by nodes.
             */
            slotsLeased: number;
            /** @description The counted windows. */
            windows: components["schemas"]["WindowUsage"][];
            /**
             * Format: date-time
             * @description The server asked for silence until then; null when it did not.
             */
            blockedUntil?: string;
            /** @description What nodes hold. */
            nodes: components["schemas"]["NodeUsage"][];
        };
        /** @description One breach of a rule. */
        LedgerBreach: {
            /** @description A key of ImmutableSortedDictionary&lt;string, string&gt; LedgerRules.Claims. */
            rule: string;
            /** @description Id of the task, listing, event or counter. */
            subject: string;
            /** @description What is there instead. */
            detail: string;
        };
        /** @description One change of a listing. */
        ListingChangeView: {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description What became another one. */
            fields: components["schemas"]["FieldChange"][];
        };
        /** @description What changed in a listing. */
        ListingPastView: {
            /** @description The listing as `source:id`. */
            listing: string;
            /**
             * Format: date-time
             * @description When it first stood behind an event.
             */
            firstSeenAt: string;
            /** @description Its changes, the newest first. */
            changes: components["schemas"]["ListingChangeView"][];
        };
        /** @description Listings that searches have seen: of these known as they were, and not readable. */
        ListingTally: {
            /** Format: int32 */
            discovered: number;
            /** Format: int32 */
            unchanged: number;
            /** Format: int32 */
            rejected: number;
        };
        /** @description Whether the process is alive. */
        LiveView: {
            /** @description live, or ended. */
            status: string;
        };
        /** @description A message that waits. */
        MailboxMessageView: {
            /**
             * Format: int64
             * @description Its place; the next page's `after`.
             */
            place: number;
            /** @description Its id, to acknowledge it by. */
            id: string;
            /**
             * Format: date-time
             * @description When it came.
             */
            at: string;
            /** @description What it says. */
            event: components["schemas"]["JsonElement"];
        };
        /** @description What waits for a participant. */
        MailboxView: {
            /** @description Messages, the oldest first. */
            messages: components["schemas"]["MailboxMessageView"][];
            /**
             * Format: int64
             * @description How many wait altogether.
             */
            waiting: number;
            /**
             * Format: int64
             * @description How many went unread: there was no room for them any more, or they were too old.
             */
            expired: number;
            /** @description Whether there are later ones than these. */
            more: boolean;
        };
        /** @description A moment: local date and time at the venue, and the instant; unknown parts are left out. */
        MomentView: {
            /** Format: date */
            localDate?: string;
            /** Format: time */
            localTime?: string;
            /** Format: date-time */
            utc?: string;
        };
        /** @description What a node holds. */
        NodeUsage: {
            /** @description The node. */
            node: string;
            /**
             * Format: int32
             * @description Slots.
             */
            slots: number;
            /**
             * Format: int32
             * @description Units not yet reported as used.
             */
            units: number;
        };
        /** @description Who performs or hosts. */
        Party: {
            /** @description The name as listed. */
            name: string;
            /** @description The source's id; null when it has none. */
            externalId?: string;
            /** @description The source's page about them. */
            url?: string;
        };
        /** @description How a pattern stands after it was put or taken away. */
        PatternPutView: {
            /** @description The pattern. */
            id: string;
            /**
             * Format: int32
             * @description Its latest version.
             */
            version: number;
            /** @description Whether it serves new threds. */
            active: boolean;
            /** @description Whether that is a change. */
            isNew: boolean;
            /** @description What is accepted and looks like a mistake all the same. */
            remarks: string[];
            /** @description Nodes that did not say that they know; they hear of it within seconds. */
            unaware: string[];
        };
        /** @description A step of a script. */
        PatternTestStepView: {
            /**
             * Format: int32
             * @description From 1.
             */
            number: number;
            /** @description What it says. */
            text: string;
            /** @description What followed from it. */
            happened: string[];
            /** @description What was expected and did not come. */
            differences: string[];
        };
        /** @description What a script came to. */
        PatternTestView: {
            /** @description Whether everything was as it says. */
            passed: boolean;
            /** @description Its steps, up to the first that was not. */
            steps: components["schemas"]["PatternTestStepView"][];
        };
        /** @description A version of a pattern. */
        PatternView: {
            /** @description The pattern. */
            id: string;
            /**
             * Format: int32
             * @description Which version.
             */
            version: number;
            /** @description Whether it serves new threds. */
            active: boolean;
            /**
             * Format: date-time
             * @description When it was put.
             */
            putAt: string;
            /** @description By whom. */
            putBy: string;
            /** @description The pattern as it was put. */
            pattern: components["schemas"]["JsonElement"];
        };
        /** @description One size of a picture. */
        PictureVariantView: {
            /** @description Where it is served, below the node's address. */
            url: string;
            /**
             * Format: int32
             * @description In pixels.
             */
            width: number;
            /**
             * Format: int32
             * @description In pixels.
             */
            height: number;
            /**
             * Format: int32
             * @description Of its file.
             */
            bytes: number;
        };
        /** @description The picture of an event as callers see it. */
        PictureView: {
            /** @description Its name. */
            hash: string;
            /** @description Where it came from. */
            source: string;
            /**
             * Format: int32
             * @description In pixels, as it was fetched.
             */
            width: number;
            /**
             * Format: int32
             * @description In pixels, as it was fetched.
             */
            height: number;
            /** @description What it stands for, in words. */
            alt: string;
            /** @description What to show until it is loaded. */
            blurHash: string;
            /** @description Its dominant colour. */
            colour: string;
            /** @description Its sizes, each with where it is served. */
            variants: components["schemas"]["PictureVariantView"][];
            /** @description What spoke against it, when something did. */
            reasons?: string[];
        };
        /** @description A point, and what is known of where it is. */
        PlaceView: {
            /**
             * Format: double
             * @description Degrees north.
             */
            latitude: number;
            /**
             * Format: double
             * @description Degrees east.
             */
            longitude: number;
            /** @description How exact a found point is: postcode, city or region; null when the point was given. */
            precision?: string;
            /** @description The city in which it lies. */
            city?: string;
            /** @description State or province. */
            region?: string;
            /** @description ISO 3166-1 alpha-2. */
            countryCode?: string;
            /** @description IANA zone. */
            timeZone?: string;
        };
        /** @description Whether a listing is still there, since when it is missed, and when a search saw it last. */
        PresenceView: {
            listing: string;
            freshness: string;
            /** Format: date-time */
            staleSince?: string;
            /** Format: date-time */
            lastSeenAt: string;
        };
        /** @description What a ticket costs. A missing price is unknown, never free. */
        Price: {
            /**
             * Format: double
             * @description Lowest price in units of Currency, 0 or more.
             */
            min?: number;
            /**
             * Format: double
             * @description Highest price, not below Min.
             */
            max?: number;
            /** @description ISO 4217, upper case; null when the source gives none. */
            currency?: string;
            /** @description Whether fees are in the price; null when the source does not say. */
            includesFees?: boolean;
        };
        /**
         * @description An error (RFC 9457).
         * @example {
         *       "type": "urn:scenescout:fault:validation-error",
         *       "title": "Bad Request",
         *       "status": 400,
         *       "detail": "limit '0' is not accepted: a whole number from 1 to 500.",
         *       "error": "limit '0' is not accepted: a whole number from 1 to 500.",
         *       "code": "VALIDATION_ERROR",
         *       "retryable": false
         *     }
         */
        Problem: {
            /** @description What went wrong, as a URN: urn:scenescout:fault:task-timeout, urn:scenescout:fault:worker-limit, urn:scenescout:fault:validation-error, urn:scenescout:fault:external-api-error, urn:scenescout:fault:rate-limit-error, urn:scenescout:fault:authentication-error, urn:scenescout:fault:database-error, urn:scenescout:fault:lease-lost, urn:scenescout:fault:poison-task, urn:scenescout:fault:cancelled, urn:scenescout:fault:spawner-error, urn:scenescout:fault:store-conflict, urn:scenescout:fault:deadline-passed, or urn:scenescout:http:* of a request that the interface itself refuses. */
            type: string;
            /** @description The status in words. */
            title: string;
            /**
             * Format: int32
             * @description The HTTP status.
             */
            status: number;
            /** @description The field, its value and what is accepted, or what happened. */
            detail: string;
            /** @description As detail. */
            error: string;
            /** @description A stable code, for example VALIDATION_ERROR. */
            code: string;
            /** @description Whether trying again can help; Retry-After says when. */
            retryable: boolean;
            /** @description The trace of the request. */
            traceId?: string;
        };
        /** @description The answer of `POST /api/events/process`, in the shape of the user's documents. */
        ProcessAnswer: {
            /** @description False when none of the events can be used. */
            success: boolean;
            /** @description How many came to what. */
            summary: components["schemas"]["ProcessSummary"];
            /** @description The system beside it. */
            stats: components["schemas"]["ProcessStats"];
            /** @description What became of each. */
            results: components["schemas"]["ProcessResults"];
            /** @description `pending_review` when somebody has to look at events of the call; null otherwise. */
            status?: string;
            /** @description What is wrong with the first that failed, when none can be used. */
            error?: string;
            /** @description The error's code. */
            code?: string;
        };
        /** @description The form of `POST /api/events/process`, for the description of the API: its members are read one by one, so that a wrong one is named. */
        ProcessForm: {
            /** @description The source whose form the events have; manual for your own. */
            source: string;
            /** @description The events. */
            events: components["schemas"]["JsonObject"][];
            /** @description How they are taken. */
            options?: components["schemas"]["ProcessOptionsForm"];
        };
        /** @description Tasks so far. */
        ProcessMetrics: {
            /**
             * Format: int64
             * @description All that are kept.
             */
            totalTasks: number;
            /**
             * Format: int64
             * @description They succeeded.
             */
            completedTasks: number;
            /**
             * Format: int64
             * @description They were given up.
             */
            failedTasks: number;
        };
        /** @description How the events of a call are taken (ProcessOptions). */
        ProcessOptionsForm: {
            /**
             * Format: int32
             * @description Events that are kept together, 1 to 1000.
             */
            batchSize?: number;
            /** @description False ingests again what is known. */
            deduplicationEnabled?: boolean;
            /** @description True alone. */
            enrichmentEnabled?: boolean;
            /**
             * Format: int32
             * @description 0 to 100.
             */
            priority?: number;
            /**
             * Format: int32
             * @description Seconds that the answer waits for what becomes of them, 0 to 120.
             */
            wait?: number;
        };
        /**
         * @description What an event of a call comes to.
         * @enum {unknown}
         */
        ProcessOutcome: "successful" | "skipped" | "failed" | "queued";
        /** @description What became of one event of a call. */
        ProcessResult: {
            /**
             * Format: int32
             * @description Its place in the call, from 0; of lines, the line's number from 1.
             */
            index: number;
            /** @description Its id at its source. */
            id?: string;
            /** @description What it came to. */
            outcome: components["schemas"]["ProcessOutcome"];
            /**
             * Format: uuid
             * @description The event that it stands behind.
             */
            eventId?: string;
            /** @description `published`, `pending_review` or `rejected`; `venue` of an entry of a directory; null where there is no event yet. */
            status?: string;
            /** @description Why it was passed over, or is not done yet. */
            reason?: string;
            /** @description In a sentence what is wrong. */
            error?: string;
            /** @description What is wrong: field, value and what is accepted. */
            errors?: components["schemas"]["FieldError"][];
            /** @description What was left out of it, or repaired in it. */
            warnings?: components["schemas"]["FieldError"][];
        };
        /** @description The events of a call by what they came to. */
        ProcessResults: {
            /** @description They stand behind events. */
            successful: components["schemas"]["ProcessResult"][];
            /** @description They were passed over. */
            skipped: components["schemas"]["ProcessResult"][];
            /** @description They cannot be used. */
            failed: components["schemas"]["ProcessResult"][];
            /** @description They are kept, and ingested later. */
            queued: components["schemas"]["ProcessResult"][];
        };
        /** @description The system beside a call, in the shape of the user's documents. */
        ProcessStats: {
            /**
             * Format: int32
             * @description Workers that are there.
             */
            workers: number;
            /**
             * Format: int64
             * @description Tasks that wait.
             */
            queued: number;
            /** @description Tasks so far. */
            metrics: components["schemas"]["ProcessMetrics"];
        };
        /** @description How many events of a call came to what. */
        ProcessSummary: {
            /**
             * Format: int32
             * @description All.
             */
            total: number;
            /**
             * Format: int32
             * @description They stand behind events.
             */
            processed: number;
            /**
             * Format: int32
             * @description They were known, stand in the call twice, or are not to be shown.
             */
            skipped: number;
            /**
             * Format: int32
             * @description They cannot be used.
             */
            failed: number;
            /**
             * Format: int32
             * @description They are kept, and ingested later.
             */
            queued: number;
        };
        /** @description The form of `PUT /api/quotas/{source}`. */
        QuotaForm: {
            /** @description 1 to 8 limits of each key; null for the configured ones. */
            limits?: string[];
        };
        /** @description The call budget of a source. */
        QuotaView: {
            /** @description The source. */
            source: string;
            /** @description The limits of each key. */
            limits: string[];
            /** @description Whether an operator set them. */
            isSet: boolean;
            /** @description How the budget of each key stands. */
            keys: components["schemas"]["KeyUsage"][];
        };
        /** @description Whether the node can work. */
        ReadyView: {
            /** @description ready, or not-ready. */
            status: string;
            /** @description The answer of each probe. */
            checks: {
                [key: string]: components["schemas"]["HealthView"];
            };
        };
        /** @description What normalising did to one field. */
        Repair: {
            /** @description Path of the field in the source's own words. */
            field: string;
            /** @description The value as it came, shortened; null when it was missing. */
            before?: string;
            /** @description What is kept in its place; null when the field was left out. */
            after?: string;
            /** @description The rule, one of RepairRule. */
            rule: string;
        };
        /** @description A durable request as callers see it. */
        RequestView: {
            /** Format: uuid */
            requestId: string;
            action: string;
            status: string;
            params?: components["schemas"]["JsonNode"];
            result?: components["schemas"]["JsonNode"];
            error?: string;
            requestedBy: string;
            /** Format: int32 */
            attempts: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            completedAt?: string;
        };
        /** @description The form of a decision about an event. */
        ReviewForm: {
            /** @description accept or reject. */
            decision: string;
            /** @description Why, at most 500 characters. */
            note?: string;
            /**
             * Format: int64
             * @description The version that was looked at.
             */
            version?: number;
        };
        /** @description A pair for review as it is served. */
        ReviewPairView: {
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description pending, accepted or rejected. */
            state: string;
            /**
             * Format: double
             * @description How likely both are one; null where nobody reckoned it.
             */
            probability?: number;
            /** @description Why. */
            reasons: string[];
            /** @description One listing. */
            left: string;
            /**
             * Format: uuid
             * @description The event that it stands behind.
             */
            leftEvent?: string;
            /** @description The other. */
            right: string;
            /**
             * Format: uuid
             * @description The event that it stands behind.
             */
            rightEvent?: string;
            /** @description Who said so. */
            decidedBy?: string;
            /**
             * Format: date-time
             * @description When it was found.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was found again, or said something of.
             */
            updatedAt: string;
        };
        /** @description Pairs for review. */
        ReviewPairsView: {
            pairs: components["schemas"]["ReviewPairView"][];
        };
        /** @description Why somebody has to look at an event. */
        ReviewReason: {
            /** @description The rule: string ReviewReason.Submission, or a gate of quality. */
            rule: string;
            /** @description The same for people. */
            text: string;
        };
        /** @description Why somebody has to look at an event, and what was decided. */
        ReviewView: {
            /** @description Each rule with its words. */
            reasons: components["schemas"]["ReviewReason"][];
            /** @description Who decided. */
            by?: string;
            /**
             * Format: date-time
             * @description When.
             */
            at?: string;
            /** @description What they said. */
            note?: string;
        };
        /** @description What a decision about an event came to. */
        ReviewedView: {
            /** Format: uuid */
            eventId: string;
            /** Format: int64 */
            version: number;
            review: string;
            changed: boolean;
        };
        /** @description The next runs, as JSON. */
        ScheduleView: {
            /** Format: date-time */
            at: string;
            runs: components["schemas"]["ScheduledRunView"][];
        };
        /** @description A run: `at` in UTC, `local` the same instant by the local clock. */
        ScheduledRunView: {
            what: string;
            area?: string;
            name: string;
            /** Format: date-time */
            at?: string;
            local?: string;
            timeZone: string;
            /** Format: date-time */
            last?: string;
            /** Format: double */
            everyHours: number;
            reason: string;
            why: string;
        };
        /** @description Searches by state. */
        SearchTally: {
            /** Format: int32 */
            total: number;
            /** Format: int32 */
            queued: number;
            /** Format: int32 */
            running: number;
            /** Format: int32 */
            succeeded: number;
            /** Format: int32 */
            deadLettered: number;
            /** Format: int32 */
            cancelled: number;
        };
        /** @description A category in a source's own taxonomy. */
        SourceCategory: {
            /** @description Which list of the source it is from, for example `segment`, `genre`, `category`, `topic`. */
            scheme: string;
            /** @description The source's id; null when it has none. */
            id?: string;
            /** @description The source's name for it. */
            name?: string;
        };
        /** @description The form of `POST /api/spawn`, for the description of the API: its members are read one by one, so that a wrong one is named. */
        SpawnForm: {
            /** @description spawn, task or discovery. */
            action: string;
            /** @description With what. */
            params?: components["schemas"]["JsonObject"];
        };
        /** @description The state of the whole system in one answer, in the shape of the user's documents. Its lists come in pages: each goes on where it ended, and one that is at its end is empty in further pages. */
        SpawnState: {
            /** @description Workers that are alive, by id. */
            workers: {
                [key: string]: components["schemas"]["WorkerView"];
            };
            /** @description Tasks that wait, lowest rank first. */
            taskQueue: components["schemas"]["TaskView"][];
            /** @description Tasks at work, by id. */
            activeAssignments: {
                [key: string]: components["schemas"]["TaskView"];
            };
            /** @description Figures of the whole system. */
            metrics: components["schemas"]["SystemStatus"];
            /** @description What `after` takes for the next page; null at the end. */
            next?: string;
        };
        /** @description The form of a split. */
        SplitForm: {
            /** @description The listings to take out, as source:id. */
            listings: string[];
        };
        StatusEvents: {
            /** Format: int64 */
            canonical: number;
            /** Format: int64 */
            duplicatesMerged: number;
            /** Format: int64 */
            processed: number;
            perSource: {
                [key: string]: number;
            };
            perCategory: {
                [key: string]: number;
            };
        };
        StatusListings: {
            /** Format: int64 */
            discovered: number;
            /** Format: int64 */
            unchanged: number;
            /** Format: int64 */
            ingested: number;
            /** Format: int64 */
            rejected: number;
        };
        /** @description Figures of the node that answers, and of the pipeline as it sees it. */
        StatusPerformance: {
            /**
             * Format: double
             * @description Processor time over wall time since the start, per core, 0 to 1.
             */
            cpuUsage: number;
            /**
             * Format: int64
             * @description Working set, bytes.
             */
            memoryUsage: number;
            /**
             * Format: double
             * @description Since the process started.
             */
            uptimeSeconds: number;
            /**
             * Format: double
             * @description Listings found by an hour, over the last five minutes.
             */
            eventDiscoveryRate: number;
            /**
             * Format: double
             * @description Listings ingested by an hour, over the last five minutes.
             */
            ingestionRate: number;
        };
        /** @description Tasks by state. */
        StatusTasks: {
            /**
             * Format: int64
             * @description They wait.
             */
            queued: number;
            /**
             * Format: int64
             * @description They are worked on.
             */
            active: number;
            /**
             * Format: int64
             * @description They succeeded.
             */
            completed: number;
            /**
             * Format: int64
             * @description They were given up, and nobody has sent them on or discarded them since.
             */
            failed: number;
            /**
             * Format: int64
             * @description Attempts that failed, those after which the task was tried again included; never falls.
             */
            failedAttempts: number;
            /**
             * Format: int64
             * @description As Failed, under the name of where they are.
             */
            deadLettered: number;
            /**
             * Format: int64
             * @description Mean time of a task, milliseconds.
             */
            averageCompletionTime: number;
            /** @description Queued and active tasks by type. */
            liveByType: {
                [key: string]: number;
            };
        };
        StatusWorkers: {
            /** Format: int32 */
            total: number;
            byType: {
                [key: string]: number;
            };
            byStatus: {
                [key: string]: number;
            };
        };
        /** @description The system at a glance, in the shape of the user's documents. */
        SystemStatus: {
            /** @description `idle` or `processing`. */
            status: string;
            /**
             * Format: int64
             * @description Tasks being worked on.
             */
            activeTasks: number;
            /** @description Workers: total, by type, by status. */
            workers: components["schemas"]["StatusWorkers"];
            /** @description Tasks by state. */
            tasks: components["schemas"]["StatusTasks"];
            /** @description Listings through the pipeline. */
            listings: components["schemas"]["StatusListings"];
            /** @description Events in the store. */
            events: components["schemas"]["StatusEvents"];
            /** @description Figures of this process. */
            performance: components["schemas"]["StatusPerformance"];
            /**
             * Format: date-time
             * @description When discovery is planned next.
             */
            nextDiscovery?: string;
            /**
             * Format: int64
             * @description Tasks in all states.
             */
            totalTasks: number;
            /** @description What is not known at the moment, each with its reason; empty when all is. */
            missing: string[];
        };
        /** @description What an act on a task or a dead letter came to. */
        TaskActView: {
            /** @description The task. */
            taskId: string;
            /** @description False when there was nothing to do any more. */
            changed: boolean;
        };
        /** @description One task, and why it is where it is. */
        TaskDetailView: {
            /** @description The task. */
            task: components["schemas"]["TaskView"];
            /** @description Why, as one of the closed list of reasons. */
            reason: string;
            /** @description The same in a sentence. */
            why: string;
            /** @description What it came to. */
            result?: components["schemas"]["JsonNode"];
            /** @description Where it would go on. */
            checkpoint?: components["schemas"]["JsonNode"];
            /**
             * Format: date-time
             * @description When it ended.
             */
            completedAt?: string;
        };
        /** @description The form of a task that a caller queues, for the description of the API: its members are read one by one, so that a wrong one is named. */
        TaskForm: {
            /** @description discovery, ingestion, processing, or another stage of the node. */
            type: string;
            /** @description What it is to do, in the shape of its type. */
            parameters: components["schemas"]["JsonObject"];
            /** @description Its id; one is made when it is left out. The same id is queued once. */
            id?: string;
            /**
             * Format: int32
             * @description 0 to 100, higher first.
             */
            priority?: number;
            /** @description Unix milliseconds or ISO 8601. */
            deadline?: components["schemas"]["JsonNode"];
        };
        /** @description A page of tasks, newest first. */
        TaskPageView: {
            /** @description The tasks. */
            tasks: components["schemas"]["TaskView"][];
            /** @description What `after` takes for the next page; left out at the end. */
            next?: string;
        };
        /** @description A task that was queued. */
        TaskQueuedView: {
            /** @description True. */
            success: boolean;
            /** @description Its id. */
            taskId: string;
            /** @description Whether it was queued before. */
            known: boolean;
        };
        /** @description A task in the shape of the user's documents. */
        TaskView: {
            taskId: string;
            taskType: string;
            status: string;
            source?: string;
            area?: string;
            /** Format: int32 */
            priority: number;
            workerId?: string;
            parameters?: components["schemas"]["JsonNode"];
            /** Format: int64 */
            deadline?: number;
            /** Format: int32 */
            retryCount: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            notBefore?: string;
            error?: string;
            call?: components["schemas"]["CallView"];
        };
        /** @description What went wrong with an event. */
        ThredFaultView: {
            /**
             * Format: int32
             * @description The number.
             */
            code: number;
            /** @description The name. */
            name: string;
            /** @description What happened. */
            message: string;
        };
        /** @description What a thred did. */
        ThredHistoryView: {
            /**
             * Format: int64
             * @description How many steps there are.
             */
            count: number;
            /** @description The last of them, in order. */
            steps: components["schemas"]["ThredStepView"][];
        };
        /** @description A line of the audit trail. */
        ThredLogView: {
            /** @description The event; empty for a timer. */
            eventId: string;
            /** @description What happened. */
            type: string;
            /** @description The reaction before. */
            fromReaction?: string;
            /** @description The reaction after; null when it has ended. */
            toReaction?: string;
            /** @description The condition that matched, by its path. */
            condition?: string;
            /** @description Locals that changed. */
            locals: string[];
            /** @description What else is to be said. */
            note?: string;
        };
        /** @description What came in at a node since it started. */
        ThredMetricsView: {
            /**
             * Format: int64
             * @description Events that came in.
             */
            eventsReceived: number;
            /**
             * Format: int64
             * @description Events that were decided, or concerned nothing.
             */
            eventsProcessed: number;
            /**
             * Format: int64
             * @description Events at which a pattern failed, or that were refused.
             */
            eventsFailed: number;
            /**
             * Format: double
             * @description Milliseconds from an event's arrival until all that follows was durable.
             */
            averageProcessingTime: number;
            /**
             * Format: int64
             * @description Events that are under way.
             */
            queueDepth: number;
            /**
             * Format: int64
             * @description Threds of the whole cluster that live.
             */
            activeThreds: number;
            /**
             * Format: int64
             * @description Threds that took events.
             */
            patternMatches: number;
        };
        /** @description What became of a thred that was to go on by another version. */
        ThredMigratedView: {
            /** @description The thred. */
            thredId: string;
            /** @description Whether it changed; false when it had that version already. */
            migrated: boolean;
        };
        /** @description A page of threds. */
        ThredPageView: {
            /** @description Each with id, pattern, reaction, times, status, meta, parent and children. */
            threds: unknown[];
            /** @description The next page's `after`; null at the end. */
            next?: string;
        };
        /** @description A message that was sent. */
        ThredSentView: {
            /** @description Its id. */
            id: string;
            /** @description Who got it. */
            to: string[];
            /** @description What was sent. */
            event: components["schemas"]["JsonElement"];
        };
        /** @description A thred was moved. */
        ThredSteeredView: {
            /** @description The thred. */
            thredId: string;
            /** @description Where to. */
            transition: string;
        };
        /** @description A step. */
        ThredStepView: {
            /**
             * Format: int64
             * @description From 1.
             */
            number: number;
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description The event; null for a timer, a move, the end of a child. */
            event?: components["schemas"]["JsonElement"];
            /** @description What was noted: type (m match, nm no match, ex expired, rt tried again, er error), reactions before and after, the condition, locals that changed. */
            log: components["schemas"]["ThredLogView"][];
            /** @description What was sent: id, to, event. */
            messages: components["schemas"]["ThredSentView"][];
            /** @description Threds that were begun. */
            spawned: string[];
        };
        /** @description A place; `precision` says how exact the coordinates are: those of the source, or rooftop, street, postcode or city. */
        VenueView: {
            name?: string;
            address?: string;
            city?: string;
            region?: string;
            postalCode?: string;
            countryCode?: string;
            /** Format: double */
            latitude?: number;
            /** Format: double */
            longitude?: number;
            precision?: string;
            timeZone?: string;
            externalId?: string;
        };
        /** @description The form of a call of a verb. */
        VerbForm: {
            /** @description Its arguments by name: a value, or a list of them. */
            arguments?: components["schemas"]["JsonObject"];
        };
        /** @description How a counted window stands. */
        WindowUsage: {
            /**
             * Format: int64
             * @description Its length.
             */
            windowSeconds: number;
            /** @description `calls` or `points`. */
            unit: string;
            /**
             * Format: int32
             * @description Units in a window.
             */
            limit: number;
            /**
             * Format: int32
             * @description Units used, those given out to nodes among them.
             */
            used: number;
            /**
             * Format: int32
             * @description Units left.
             */
            remaining: number;
            /**
             * Format: date-time
             * @description When the window ends; null when it rolls, or when that is not known.
             */
            resetAt?: string;
        };
        /** @description A submission that was withdrawn. */
        WithdrawnView: {
            /** @description The listing. */
            listing: string;
            /**
             * Format: uuid
             * @description The event that it stood behind.
             */
            eventId?: string;
            /** @description True. */
            withdrawn: boolean;
        };
        /** @description The form of a wish for a worker. */
        WorkerForm: {
            /** @description discovery, ingestion, processing, or another stage of the node. */
            type: string;
        };
        /** @description Figures of a worker. */
        WorkerPerformance: {
            /**
             * Format: int64
             * @description Since it started.
             */
            tasksCompleted: number;
            /**
             * Format: int64
             * @description Mean time of a task, milliseconds.
             */
            averageTime: number;
            /**
             * Format: double
             * @description Failed attempts over all, 0 to 1.
             */
            errorRate: number;
            /**
             * Format: int64
             * @description Unix milliseconds.
             */
            lastHeartbeat: number;
        };
        /** @description A worker that was spawned. */
        WorkerSpawnedView: {
            /** @description Its id. */
            workerId: string;
        };
        /** @description A worker in the shape of the user's documents. */
        WorkerView: {
            id: string;
            type: string;
            status: string;
            currentTask?: string;
            performance: components["schemas"]["WorkerPerformance"];
            node?: string;
        };
    };
    responses: {
        /** @description The request was not done. */
        Problem: {
            headers: {
                /** @description Seconds to wait, where trying again can help. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getSpawn: {
        parameters: {
            query: {
                /** @description what to tell */
                action: "status" | "workers" | "tasks" | "state";
                /** @description of state: entries of each list */
                limit?: number;
                /** @description of state: next of the page before */
                after?: string;
            };
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SystemStatus"] | components["schemas"]["WorkerView"][] | components["schemas"]["TaskView"][] | components["schemas"]["SpawnState"];
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    postSpawn: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 200 characters of the caller's choice: sent again under the same key, the request is not done again
                 * @example berlin-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "action": "discovery",
                 *       "params": {
                 *         "cities": [
                 *           "Berlin"
                 *         ],
                 *         "sources": [
                 *           "yelp"
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SpawnForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "planId": "request-0198",
                     *       "tasks": 1,
                     *       "areas": 1
                     *     }
                     */
                    "application/json": components["schemas"]["JsonObject"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestView"];
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    beginDiscovery: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 200 characters of the caller's choice: sent again under the same key, the request is not done again
                 * @example berlin-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "cities": [
                 *         "Berlin",
                 *         "Springfield, IL/30km"
                 *       ],
                 *       "sources": [
                 *         "ticketmaster"
                 *       ],
                 *       "from": "2027-01-01",
                 *       "to": "2027-03-01"
                 *     }
                 */
                "application/json": components["schemas"]["DiscoveryForm"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiscoveryRunState"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getDiscovery: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiscoveryRunState"];
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    cancelDiscovery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiscoveryRunState"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    followDiscovery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listTasks: {
        parameters: {
            query?: {
                /** @description only these */
                state?: "queued" | "leased" | "succeeded" | "dead-lettered" | "cancelled";
                /**
                 * @description only this type
                 * @example discovery
                 */
                type?: string;
                /**
                 * @description only this source
                 * @example yelp
                 */
                source?: string;
                /** @description how many at most; 100 when left out */
                limit?: number;
                /** @description next of the page before, as it is */
                after?: string;
            };
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskPageView"];
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    queueTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 200 characters of the caller's choice: sent again under the same key, the request is not done again
                 * @example berlin-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "discovery",
                 *       "priority": 7,
                 *       "parameters": {
                 *         "source": "ticketmaster",
                 *         "location": {
                 *           "latitude": 52.52,
                 *           "longitude": 13.405,
                 *           "radius": 10000
                 *         },
                 *         "dateRange": {
                 *           "start": "2027-01-01",
                 *           "end": "2027-02-01"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["TaskForm"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "taskId": "by-hand-1",
                     *       "known": false
                     *     }
                     */
                    "application/json": components["schemas"]["TaskQueuedView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskDetailView"];
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    cancelTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "taskId": "by-hand-1",
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["TaskActView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listDeadLetters: {
        parameters: {
            query?: {
                /**
                 * @description only this type
                 * @example discovery
                 */
                type?: string;
                /**
                 * @description only this source
                 * @example yelp
                 */
                source?: string;
                /** @description how many at most; 100 when left out */
                limit?: number;
                /** @description next of the page before, as it is */
                after?: string;
            };
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterPageView"];
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getDeadLetter: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterDetailView"];
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    discardDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "taskId": "by-hand-1",
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["TaskActView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getDeadLetterParameters: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JsonObject"];
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    editDeadLetter: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of what the caller has read: it is replaced only if it is still the same; * for whatever is there */
                "If-Match"?: string;
                /** @description * alone: only if there is nothing yet */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "source": "yelp",
                 *       "eventIds": [
                 *         "3f2a6e0c-0000-0000-0000-000000000000"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["JsonObject"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "taskId": "by-hand-1",
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["TaskActView"];
                };
            };
            /** @description It is not what the caller has read: nothing was changed. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    retryDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "taskId": "by-hand-1",
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["TaskActView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listWorkers: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerView"][];
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    spawnWorker: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 200 characters of the caller's choice: sent again under the same key, the request is not done again
                 * @example berlin-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "discovery"
                 *     }
                 */
                "application/json": components["schemas"]["WorkerForm"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "workerId": "worker-discovery-2"
                     *     }
                     */
                    "application/json": components["schemas"]["WorkerSpawnedView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getWorker: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerView"];
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /**
                 * @description starts at this instant or later; without an offset it is UTC
                 * @example 2027-01-01T00:00:00Z
                 */
                from?: string;
                /**
                 * @description starts before this instant
                 * @example 2027-02-01T00:00:00Z
                 */
                to?: string;
                /**
                 * @description starts on this day or later, by the calendar of its place
                 * @example 2027-01-14
                 */
                localFrom?: string;
                /**
                 * @description starts on this day or before, by the calendar of its place
                 * @example 2027-01-16
                 */
                localTo?: string;
                /**
                 * @description was written at this instant or later; to keep a copy, follow /api/events/changes
                 * @example 2027-01-14T08:00:00Z
                 */
                updatedSince?: string;
                /**
                 * @description the likeliest category
                 * @example music
                 */
                category?: string;
                /**
                 * @description one of its listings is from this source
                 * @example ticketmaster
                 */
                source?: string;
                /**
                 * @description its city, in any case
                 * @example Berlin
                 */
                city?: string;
                /**
                 * @description words, all of which occur in title, venue or performers
                 * @example jazz
                 */
                q?: string;
                /**
                 * @description latitude,longitude in degrees: around this point
                 * @example 52.52,13.405
                 */
                near?: string;
                /** @description metres around near; 10000 when left out */
                radius?: number;
                /**
                 * @description west,south,east,north in degrees; west may be larger than east: across the antimeridian
                 * @example 13.1,52.3,13.8,52.7
                 */
                bbox?: string;
                /**
                 * @description latitude,longitude;... of 3 to 100 corners
                 * @example 52.6,13.3;52.6,13.5;52.4,13.4
                 */
                polygon?: string;
                /** @description known to cost nothing, or all others */
                free?: "true" | "false";
                /** @description free, or the lowest price in currency is at most so much */
                maxPrice?: number;
                /**
                 * @description the currency of maxPrice, three letters
                 * @example EUR
                 */
                currency?: string;
                /** @description quality at least */
                minQuality?: number;
                /**
                 * @description fresh, stale, expired, several with commas; fresh,stale when left out
                 * @example fresh,stale
                 */
                freshness?: string;
                /**
                 * @description pending, accepted, rejected, several with commas; published events when left out
                 * @example pending
                 */
                review?: string;
                /** @description how many at most; 50 when left out */
                limit?: number;
                /** @description next of the page before, as it is */
                after?: string;
            };
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventListView"];
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventView"];
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getPicture: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path: {
                hash: string;
                variant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": string;
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    processEvents: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 200 characters of the caller's choice: sent again under the same key, the request is not done again
                 * @example berlin-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "source": "manual",
                 *       "events": [
                 *         {
                 *           "title": "Neighbours sing",
                 *           "start": "2027-02-01T19:00",
                 *           "timezone": "Europe/Berlin",
                 *           "venue_name": "Town hall",
                 *           "city": "Berlin",
                 *           "country": "DE"
                 *         }
                 *       ],
                 *       "options": {
                 *         "batchSize": 50,
                 *         "deduplicationEnabled": true
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ProcessForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessAnswer"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    reviewEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "decision": "accept",
                 *       "note": "looked at the page",
                 *       "version": 3
                 *     }
                 */
                "application/json": components["schemas"]["ReviewForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "eventId": "3f2a6e0c-0000-0000-0000-000000000000",
                     *       "version": 3,
                     *       "review": "accepted",
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["ReviewedView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getEventHistory: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPastView"];
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    withdrawSubmission: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawnView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listFeatures: {
        parameters: {
            query?: {
                /**
                 * @description starts at this instant or later; without an offset it is UTC
                 * @example 2027-01-01T00:00:00Z
                 */
                from?: string;
                /**
                 * @description starts before this instant
                 * @example 2027-02-01T00:00:00Z
                 */
                to?: string;
                /**
                 * @description starts on this day or later, by the calendar of its place
                 * @example 2027-01-14
                 */
                localFrom?: string;
                /**
                 * @description starts on this day or before, by the calendar of its place
                 * @example 2027-01-16
                 */
                localTo?: string;
                /**
                 * @description was written at this instant or later; to keep a copy, follow /api/events/changes
                 * @example 2027-01-14T08:00:00Z
                 */
                updatedSince?: string;
                /**
                 * @description the likeliest category
                 * @example music
                 */
                category?: string;
                /**
                 * @description one of its listings is from this source
                 * @example ticketmaster
                 */
                source?: string;
                /**
                 * @description its city, in any case
                 * @example Berlin
                 */
                city?: string;
                /**
                 * @description words, all of which occur in title, venue or performers
                 * @example jazz
                 */
                q?: string;
                /**
                 * @description latitude,longitude in degrees: around this point
                 * @example 52.52,13.405
                 */
                near?: string;
                /** @description metres around near; 10000 when left out */
                radius?: number;
                /**
                 * @description west,south,east,north in degrees; west may be larger than east: across the antimeridian
                 * @example 13.1,52.3,13.8,52.7
                 */
                bbox?: string;
                /**
                 * @description latitude,longitude;... of 3 to 100 corners
                 * @example 52.6,13.3;52.6,13.5;52.4,13.4
                 */
                polygon?: string;
                /** @description known to cost nothing, or all others */
                free?: "true" | "false";
                /** @description free, or the lowest price in currency is at most so much */
                maxPrice?: number;
                /**
                 * @description the currency of maxPrice, three letters
                 * @example EUR
                 */
                currency?: string;
                /** @description quality at least */
                minQuality?: number;
                /**
                 * @description fresh, stale, expired, several with commas; fresh,stale when left out
                 * @example fresh,stale
                 */
                freshness?: string;
                /**
                 * @description pending, accepted, rejected, several with commas; published events when left out
                 * @example pending
                 */
                review?: string;
                /** @description how many at most; 50 when left out */
                limit?: number;
                /** @description next of the page before, as it is */
                after?: string;
            };
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["EventFeatureCollection"];
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getCalendar: {
        parameters: {
            query?: {
                /**
                 * @description starts at this instant or later; without an offset it is UTC
                 * @example 2027-01-01T00:00:00Z
                 */
                from?: string;
                /**
                 * @description starts before this instant
                 * @example 2027-02-01T00:00:00Z
                 */
                to?: string;
                /**
                 * @description starts on this day or later, by the calendar of its place
                 * @example 2027-01-14
                 */
                localFrom?: string;
                /**
                 * @description starts on this day or before, by the calendar of its place
                 * @example 2027-01-16
                 */
                localTo?: string;
                /**
                 * @description was written at this instant or later; to keep a copy, follow /api/events/changes
                 * @example 2027-01-14T08:00:00Z
                 */
                updatedSince?: string;
                /**
                 * @description the likeliest category
                 * @example music
                 */
                category?: string;
                /**
                 * @description one of its listings is from this source
                 * @example ticketmaster
                 */
                source?: string;
                /**
                 * @description its city, in any case
                 * @example Berlin
                 */
                city?: string;
                /**
                 * @description words, all of which occur in title, venue or performers
                 * @example jazz
                 */
                q?: string;
                /**
                 * @description latitude,longitude in degrees: around this point
                 * @example 52.52,13.405
                 */
                near?: string;
                /** @description metres around near; 10000 when left out */
                radius?: number;
                /**
                 * @description west,south,east,north in degrees; west may be larger than east: across the antimeridian
                 * @example 13.1,52.3,13.8,52.7
                 */
                bbox?: string;
                /**
                 * @description latitude,longitude;... of 3 to 100 corners
                 * @example 52.6,13.3;52.6,13.5;52.4,13.4
                 */
                polygon?: string;
                /** @description known to cost nothing, or all others */
                free?: "true" | "false";
                /** @description free, or the lowest price in currency is at most so much */
                maxPrice?: number;
                /**
                 * @description the currency of maxPrice, three letters
                 * @example EUR
                 */
                currency?: string;
                /** @description quality at least */
                minQuality?: number;
                /**
                 * @description fresh, stale, expired, several with commas; fresh,stale when left out
                 * @example fresh,stale
                 */
                freshness?: string;
                /**
                 * @description pending, accepted, rejected, several with commas; published events when left out
                 * @example pending
                 */
                review?: string;
                /**
                 * @description the calendar's name, up to 100 characters
                 * @example Tonight in Berlin
                 */
                name?: string;
            };
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    exportEvents: {
        parameters: {
            query?: {
                /** @description jsonl when left out */
                format?: "jsonl" | "csv";
                /**
                 * @description starts at this instant or later; without an offset it is UTC
                 * @example 2027-01-01T00:00:00Z
                 */
                from?: string;
                /**
                 * @description starts before this instant
                 * @example 2027-02-01T00:00:00Z
                 */
                to?: string;
                /**
                 * @description starts on this day or later, by the calendar of its place
                 * @example 2027-01-14
                 */
                localFrom?: string;
                /**
                 * @description starts on this day or before, by the calendar of its place
                 * @example 2027-01-16
                 */
                localTo?: string;
                /**
                 * @description was written at this instant or later; to keep a copy, follow /api/events/changes
                 * @example 2027-01-14T08:00:00Z
                 */
                updatedSince?: string;
                /**
                 * @description the likeliest category
                 * @example music
                 */
                category?: string;
                /**
                 * @description one of its listings is from this source
                 * @example ticketmaster
                 */
                source?: string;
                /**
                 * @description its city, in any case
                 * @example Berlin
                 */
                city?: string;
                /**
                 * @description words, all of which occur in title, venue or performers
                 * @example jazz
                 */
                q?: string;
                /**
                 * @description latitude,longitude in degrees: around this point
                 * @example 52.52,13.405
                 */
                near?: string;
                /** @description metres around near; 10000 when left out */
                radius?: number;
                /**
                 * @description west,south,east,north in degrees; west may be larger than east: across the antimeridian
                 * @example 13.1,52.3,13.8,52.7
                 */
                bbox?: string;
                /**
                 * @description latitude,longitude;... of 3 to 100 corners
                 * @example 52.6,13.3;52.6,13.5;52.4,13.4
                 */
                polygon?: string;
                /** @description known to cost nothing, or all others */
                free?: "true" | "false";
                /** @description free, or the lowest price in currency is at most so much */
                maxPrice?: number;
                /**
                 * @description the currency of maxPrice, three letters
                 * @example EUR
                 */
                currency?: string;
                /** @description quality at least */
                minQuality?: number;
                /**
                 * @description fresh, stale, expired, several with commas; fresh,stale when left out
                 * @example fresh,stale
                 */
                freshness?: string;
                /**
                 * @description pending, accepted, rejected, several with commas; published events when left out
                 * @example pending
                 */
                review?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/jsonl": string;
                    "text/csv": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listChanges: {
        parameters: {
            query?: {
                /** @description 0, or next of the last answer */
                since?: number;
                /**
                 * @description in place of since: changes from this instant on, and a few minutes before it
                 * @example 2027-01-14T08:00:00Z
                 */
                updatedSince?: string;
                /** @description how many at most; 100 when left out */
                limit?: number;
                /** @description seconds that an answer without changes waits for one */
                wait?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventChangesView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    followEvents: {
        parameters: {
            query?: {
                /**
                 * @description events, work, or both with a comma between; events when left out
                 * @example events,work
                 */
                topics?: string;
                /**
                 * @description kinds of changes, several with commas
                 * @example published,updated
                 */
                kind?: string;
                /**
                 * @description categories, several with commas
                 * @example music
                 */
                category?: string;
                /**
                 * @description cities, several with commas
                 * @example Berlin
                 */
                city?: string;
                /**
                 * @description sources, several with commas
                 * @example yelp
                 */
                source?: string;
                /** @description a place in the feed to go on from; left out, it begins with what happens next */
                since?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    openSocket: {
        parameters: {
            query?: {
                /**
                 * @description events, work, or both with a comma between; events when left out
                 * @example events,work
                 */
                topics?: string;
                /**
                 * @description kinds of changes, several with commas
                 * @example published,updated
                 */
                kind?: string;
                /**
                 * @description categories, several with commas
                 * @example music
                 */
                category?: string;
                /**
                 * @description cities, several with commas
                 * @example Berlin
                 */
                city?: string;
                /**
                 * @description sources, several with commas
                 * @example yelp
                 */
                source?: string;
                /** @description a place in the feed to go on from; left out, it begins with what happens next */
                since?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Switching Protocols */
            101: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    findPlace: {
        parameters: {
            query?: {
                /** @description street and number, or the whole address */
                address?: string;
                /** @description the venue's name */
                venue?: string;
                /**
                 * @description city, town or district
                 * @example Paris
                 */
                city?: string;
                /**
                 * @description state, province or county: its name or code
                 * @example TX
                 */
                region?: string;
                /**
                 * @description its code of two or three letters, or its name in one of seventy languages
                 * @example US
                 */
                country?: string;
                /** @description postal code */
                postalCode?: string;
                /**
                 * @description latitude,longitude in degrees of the middle of the area that is meant
                 * @example 33.7,-95.6
                 */
                near?: string;
            };
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceView"];
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    findCity: {
        parameters: {
            query: {
                /** @description degrees north */
                latitude: number;
                /** @description degrees east */
                longitude: number;
            };
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceView"];
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listQuotas: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuotaView"][];
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    setQuota: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                source: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "limits": [
                 *         "5/1s",
                 *         "5000/1d"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["QuotaForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuotaView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listPairs: {
        parameters: {
            query?: {
                /** @description pending when left out */
                state?: "pending" | "accepted" | "rejected";
                /** @description how many at most; 50 when left out */
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewPairsView"];
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    acceptPair: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedEventsView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rejectPair: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedEventsView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    splitEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "listings": [
                 *         "yelp:some-id"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["SplitForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedEventsView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listSchedule: {
        parameters: {
            query?: {
                /** @description how many at most; 10000 when left out */
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleView"];
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    sendEvents: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 200 characters of the caller's choice: sent again under the same key, the request is not done again
                 * @example berlin-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "evt-1",
                 *       "type": "org.example.booked",
                 *       "source": {
                 *         "id": "ann"
                 *       },
                 *       "data": {
                 *         "seats": 2
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["JsonElement"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsTakenView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listThreds: {
        parameters: {
            query?: {
                /** @description only these */
                status?: "active" | "finished" | "terminated" | "all";
                /** @description only of this pattern */
                pattern?: string;
                /** @description how many at most; 100 when left out */
                limit?: number;
                /** @description next of the page before, as it is */
                after?: string;
            };
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThredPageView"];
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getThredMetrics: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThredMetricsView"];
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listDeadEvents: {
        parameters: {
            query?: {
                /** @description how many at most; 100 when left out */
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadEventView"][];
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getThred: {
        parameters: {
            query?: {
                /** @description with participants and locals */
                full?: "true" | "false";
            };
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JsonElement"];
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getThredHistory: {
        parameters: {
            query?: {
                /** @description how many at most; 100 when left out */
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThredHistoryView"];
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    moveThred: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "$next"
                 *     }
                 */
                "application/json": components["schemas"]["JsonElement"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThredSteeredView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    endThred: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThredSteeredView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    migrateThred: {
        parameters: {
            query?: {
                version?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThredMigratedView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listPatterns: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatternView"][];
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getPattern: {
        parameters: {
            query?: {
                /** @description the latest when left out */
                version?: number;
            };
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatternView"];
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    putPattern: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of what the caller has read: it is replaced only if it is still the same; * for whatever is there */
                "If-Match"?: string;
                /** @description * alone: only if there is nothing yet */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "greeting",
                 *       "reactions": [
                 *         {
                 *           "name": "start",
                 *           "condition": {
                 *             "type": "filter",
                 *             "xpr": "true"
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["JsonElement"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatternPutView"];
                };
            };
            /** @description It is not what the caller has read: nothing was changed. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    removePattern: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of what the caller has read: it is replaced only if it is still the same; * for whatever is there */
                "If-Match"?: string;
                /** @description * alone: only if there is nothing yet */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatternPutView"];
                };
            };
            /** @description It is not what the caller has read: nothing was changed. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listPatternVersions: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatternView"][];
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    testPattern: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "steps": []
                 *     }
                 */
                "application/json": components["schemas"]["JsonElement"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatternTestView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listMessages: {
        parameters: {
            query?: {
                /** @description the place of the last message known */
                after?: number;
                /** @description how many at most; 100 when left out */
                limit?: number;
            };
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailboxView"];
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    acknowledgeMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                messageId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listGroups: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupView"][];
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupView"];
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    putGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of what the caller has read: it is replaced only if it is still the same; * for whatever is there */
                "If-Match"?: string;
                /** @description * alone: only if there is nothing yet */
                "If-None-Match"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "members": [
                 *         "ann",
                 *         "bob"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["JsonElement"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupView"];
                };
            };
            /** @description It is not what the caller has read: nothing was changed. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    checkConsistency: {
        parameters: {
            query?: {
                /** @description how many at most; 100 when left out */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsistencyReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listAlerts: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertsView"];
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listFigures: {
        parameters: {
            query?: {
                /**
                 * @description listings.discovered, listings.ingested, tasks.queued, tasks.active, several with commas; all when left out
                 * @example listings.discovered
                 */
                series?: string;
                /** @description how far back; 1 when left out */
                hours?: number;
                /** @description minutes between points; 1 when left out */
                every?: number;
            };
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FiguresView"];
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveView"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveView"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: {
                /** @description only these probes */
                tag?: "ready" | "store" | "cluster";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadyView"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadyView"];
                };
            };
        };
    };
    listPalettes: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of an answer that the caller has: the same answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JsonArray"];
                };
            };
            /** @description The caller has the answer already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    runVerb: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                palette: string;
                verb: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "arguments": {
                 *         "city": "Hamburg/30km"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["VerbForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JsonArray"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
