package dev.bourse.domain.catalog;

import org.jspecify.annotations.Nullable;

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
        boolean distillable) {
    public Model {
        List<String> parts = List.of(id.split("/", -1));
        if (parts.size() != 2 || parts.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("a model id is author/slug: '" + id + "'");
        }
        inputs = Set.copyOf(inputs);
        outputs = Set.copyOf(outputs);
        parameters = Set.copyOf(parameters);
    }

    public String author() {
        return id.substring(0, id.indexOf('/'));
    }
}
