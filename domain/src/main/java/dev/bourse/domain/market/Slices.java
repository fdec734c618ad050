package dev.bourse.domain.market;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.PromptClassified;
import dev.bourse.domain.fact.Work;
import dev.bourse.domain.task.ContextBucket;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The slices that a generation or a classified prompt belongs to. */
final class Slices {
    /** What the interfaces for languages leave open. */
    private static final String UNKNOWN = "unknown";

    private static final Set<Modality> MEDIA =
            EnumSet.of(Modality.IMAGE, Modality.AUDIO, Modality.FILE, Modality.VIDEO);

    private static final Map<ContextBucket, Slice> CONTEXTS = contexts();

    private static final Slice IMAGE_OUTPUT = new Slice(Facet.MODALITY, "image_output");
    private static final Slice AUDIO_OUTPUT = new Slice(Facet.MODALITY, "audio_output");

    private Slices() {}

    private static Map<ContextBucket, Slice> contexts() {
        Map<ContextBucket, Slice> slices = new EnumMap<>(ContextBucket.class);
        for (ContextBucket bucket : ContextBucket.values()) {
            slices.put(bucket, new Slice(Facet.CONTEXT, bucket.wireName()));
        }
        return slices;
    }

    /** The exact ones of an answer to a prompt of that length. */
    static List<Slice> of(GenerationFinished end, long promptTokens) {
        List<Slice> slices = new ArrayList<>(3);
        Slice length = Objects.requireNonNull(CONTEXTS.get(ContextBucket.of(promptTokens)));
        modalities(end.work(), slices);
        boolean isText = slices.contains(Slice.TEXT);
        if (end.work().tools().calls() > 0) {
            slices.add(Slice.TOOLS);
        }
        for (Slice kind : List.copyOf(slices)) {
            if (!kind.equals(Slice.TEXT)) {
                slices.add(Slice.both(kind, length));
            }
        }
        if (!isText) {
            slices.add(Slice.beyondText(length));
        }
        slices.add(length);
        return slices;
    }

    /** The sampled ones of a prompt. */
    static List<Slice> of(PromptClassified prompt) {
        List<Slice> slices = new ArrayList<>();
        slices.add(new Slice(Facet.TASK, prompt.task()));
        known(slices, Facet.CATEGORY, prompt.category());
        known(slices, Facet.LANGUAGE, prompt.language());
        known(slices, Facet.PROGRAMMING_LANGUAGE, prompt.programmingLanguage());
        return slices;
    }

    private static void known(List<Slice> slices, Facet facet, @Nullable String value) {
        if (value != null && !Objects.equals(value, UNKNOWN)) {
            slices.add(new Slice(facet, value));
        }
    }

    private static void modalities(Work work, List<Slice> slices) {
        int before = slices.size();
        for (Modality input : MEDIA) {
            if (work.inputs().contains(input)) {
                slices.add(new Slice(Facet.MODALITY, input.wireName()));
            }
        }
        if (work.outputs().contains(Modality.IMAGE)) {
            slices.add(IMAGE_OUTPUT);
        }
        if (work.outputs().contains(Modality.AUDIO) || work.outputs().contains(Modality.SPEECH)) {
            slices.add(AUDIO_OUTPUT);
        }
        if (slices.size() == before && work.inputs().contains(Modality.TEXT)) {
            slices.add(Slice.TEXT);
        }
    }
}
