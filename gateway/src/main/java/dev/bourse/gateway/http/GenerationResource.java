package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.gateway.live.Recent;
import dev.bourse.gateway.pipeline.Errors;
import dev.bourse.gateway.pipeline.Reply;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.ErrorType;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * {@code GET /generation?id=}: the record of one generation, as soon as its answer has ended. Only
 * the account that paid may read it.
 */
final class GenerationResource {
    private final Recent recent;
    private final Function<GenerationId, Optional<GenerationFinished>> archive;
    private final Supplier<Catalog> catalog;

    /**
     * @param archive finds generations that ended long ago
     * @param catalog knows who provides
     */
    GenerationResource(
            Recent recent,
            Function<GenerationId, Optional<GenerationFinished>> archive,
            Supplier<Catalog> catalog) {
        this.recent = recent;
        this.archive = archive;
        this.catalog = catalog;
    }

    Reply get(Ask ask, Key key) {
        String id = ask.query("id").orElseThrow(() -> new BadQuery("id", "is required"));
        return parse(id)
                .flatMap(this::find)
                .filter(found -> found.account().equals(key.account()))
                .map(found -> Replies.data(new GenerationView(catalog.get()).of(found)))
                .orElseGet(() -> unknown(id));
    }

    private Optional<GenerationFinished> find(GenerationId id) {
        return recent.find(id).or(() -> archive.apply(id));
    }

    private static Optional<GenerationId> parse(String id) {
        return id.matches("gen-[A-Za-z0-9-]{1,60}")
                ? Optional.of(new GenerationId(id))
                : Optional.empty();
    }

    private static Reply unknown(String id) {
        return Errors.answer(ApiError.of(ErrorType.NOT_FOUND, "There is no generation " + id));
    }
}
