package dev.bourse.domain.catalog;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/**
 * What a caller names. Endpoints serve it.
 *
 * @param id {@code author/slug}, with a static variant where it is an entry of its own ({@code
 *     a/b:free})
 * @param canonicalSlug the immutable dated name behind the id
 * @param name name for people
 * @param description one or more sentences
 * @param created when it was released, epoch seconds
 * @param contextLength tokens of prompt and completion together, at its best endpoint; 0 when it is
 *     unknown
 * @param inputs kinds of content it reads
 * @param outputs kinds of content it produces
 * @param tokenizer family of its tokenizer
 * @param parameters parameters that at least one endpoint supports
 * @param huggingFaceId where its weights are; null when they are closed
 * @param knowledgeCutoff ISO date up to which it knows the world
 * @param expirationDate ISO date after which it disappears
 * @param distillable whether its author allows training on its output
 * @param efforts how hard it can be told to think
 * @param audience who may know that it exists
 * @param farewell what is told about its end, or about who it was; null when there is nothing
 */
public record Model(
        String id,
        String canonicalSlug,
        String name,
        String description,
        long created,
        long contextLength,
        Set<Modality> inputs,
        Set<Modality> outputs,
        String tokenizer,
        Set<Parameter> parameters,
        @Nullable String huggingFaceId,
        @Nullable String knowledgeCutoff,
        @Nullable String expirationDate,
        boolean distillable,
        Efforts efforts,
        Audience audience,
        @Nullable Farewell farewell) {
    public Model {
        List<String> parts = List.of(id.split("/", -1));
        if (parts.size() != 2 || parts.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("a model id is author/slug: '" + id + "'");
        }
        inputs = Set.copyOf(inputs);
        outputs = Set.copyOf(outputs);
        parameters = Set.copyOf(parameters);
    }

    /** A model that is no secret and stays, and of which it is not known how hard it can think. */
    public Model(
            String id,
            String canonicalSlug,
            String name,
            String description,
            long created,
            long contextLength,
            Set<Modality> inputs,
            Set<Modality> outputs,
            String tokenizer,
            Set<Parameter> parameters,
            @Nullable String huggingFaceId,
            @Nullable String knowledgeCutoff,
            @Nullable String expirationDate,
            boolean distillable) {
        this(
                id,
                canonicalSlug,
                name,
                description,
                created,
                contextLength,
                inputs,
                outputs,
                tokenizer,
                parameters,
                huggingFaceId,
                knowledgeCutoff,
                expirationDate,
                distillable,
                Efforts.UNKNOWN,
                Audience.EVERYBODY,
                null);
    }

    /** Whether its author hides. */
    public boolean isStealth() {
        return author().equals(Stealth.SLUG);
    }

    public String author() {
        return id.substring(0, id.indexOf('/'));
    }

    /** The same model as it is shown under the name of an alias for it. */
    public Model under(Alias alias) {
        return new Model(
                alias.id(),
                alias.id(),
                name + " (latest)",
                "The newest model of its family, at present " + name + ". " + description,
                created,
                contextLength,
                inputs,
                outputs,
                tokenizer,
                parameters,
                huggingFaceId,
                knowledgeCutoff,
                expirationDate,
                distillable,
                efforts,
                audience,
                farewell);
    }

    /**
     * When it is no longer served, epoch seconds: the end of the last day, UTC; {@link
     * Long#MAX_VALUE} when nobody says.
     *
     * @throws java.time.format.DateTimeParseException when the date is no ISO date
     */
    public long expiresSeconds() {
        return expirationDate == null
                ? Long.MAX_VALUE
                : LocalDate.parse(expirationDate)
                        .plusDays(1)
                        .atStartOfDay()
                        .toEpochSecond(ZoneOffset.UTC);
    }
}
