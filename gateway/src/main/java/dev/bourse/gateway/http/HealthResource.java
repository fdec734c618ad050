package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.gateway.journal.JournalHealth;
import dev.bourse.gateway.pipeline.Reply;
import dev.bourse.wire.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * {@code /health/live} and {@code /health/ready}. Live means that the process answers. Ready means
 * that it takes work: the journal records and there is something to serve. A database that is down
 * is told, but traffic goes on without it.
 */
final class HealthResource {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final Supplier<JournalHealth> journal;
    private final Supplier<ProjectionState> projection;
    private final Supplier<Catalog> catalog;

    HealthResource(
            Supplier<JournalHealth> journal,
            Supplier<ProjectionState> projection,
            Supplier<Catalog> catalog) {
        this.journal = journal;
        this.projection = projection;
        this.catalog = catalog;
    }

    Reply live(Ask ask) {
        return Replies.ok(JsonValue.of(Map.of("status", "live")));
    }

    Reply ready(Ask ask) {
        JournalHealth state = journal.get();
        boolean serving = !catalog.get().models().isEmpty();
        boolean ready = state.accepting() && serving;
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("status", ready ? "ready" : "not ready");
        view.put("models", catalog.get().models().size());
        view.put("simulated", isSimulated());
        view.put("journal", JsonValue.of(journal(state)));
        view.put("database", JsonValue.of(database(projection.get())));
        return Replies.json(ready ? OK : UNAVAILABLE, JsonValue.of(view));
    }

    private boolean isSimulated() {
        return catalog.get().providers().stream().anyMatch(one -> one.simulated());
    }

    private static Map<String, @Nullable Object> journal(JournalHealth state) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("accepting", state.accepting());
        view.put("problem", state.problem());
        view.put("facts", state.end());
        view.put("waiting_for_disk", state.queued());
        return view;
    }

    private static Map<String, @Nullable Object> database(ProjectionState state) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("up", state.problem() == null);
        view.put("problem", state.problem());
        view.put("facts_behind", state.behind());
        return view;
    }
}
