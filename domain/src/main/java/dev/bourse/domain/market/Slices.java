package dev.bourse.domain.market;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.PromptClassified;
import dev.bourse.domain.fact.Work;
import dev.bourse.domain.task.ContextBucket;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The slices that a generation or a classified prompt belongs to. */
final class Slices {
    /** What the interfaces for languages leave open. */
    private static final String UNKNOWN = "unknown";

    private static final Set<Modality> MEDIA =
            EnumSet.of(Modality.IMAGE, Modality.AUDIO, Modality.FILE, Modality.VIDEO);

    private Slices() {}

    /** The exact ones of an answer to a prompt of that length. */
    static List<Slice> of(GenerationFinished end, long promptTokens) {
        List<Slice> slices = new ArrayList<>();
        slices.add(new Slice(Facet.CONTEXT, ContextBucket.of(promptTokens).wireName()));
        modalities(end.work()).forEach(one -> slices.add(new Slice(Facet.MODALITY, one)));
        if (end.work().tools().calls() > 0) {
            slices.add(Slice.TOOLS);
        }
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

    private static List<String> modalities(Work work) {
        List<String> names = new ArrayList<>();
        for (Modality input : MEDIA) {
            if (work.inputs().contains(input)) {
                names.add(input.wireName());
            }
        }
        if (work.outputs().contains(Modality.IMAGE)) {
            names.add("image_output");
        }
        if (work.outputs().contains(Modality.AUDIO) || work.outputs().contains(Modality.SPEECH)) {
            names.add("audio_output");
        }
        if (names.isEmpty() && work.inputs().contains(Modality.TEXT)) {
            names.add(Slice.TEXT.value());
        }
        return names;
    }
}
