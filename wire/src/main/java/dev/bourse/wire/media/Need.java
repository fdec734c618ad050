package dev.bourse.wire.media;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.fact.ApiType;
import dev.bourse.domain.metering.Volume;

import java.util.Set;

/**
 * What a request asks for.
 *
 * @param api the kind of work
 * @param inputs kinds of content that are sent
 * @param output the kind of content that is made
 * @param pieces how many texts are sent, at least 1
 * @param bytes bytes of all texts
 * @param longest bytes of the longest text that has to fit into the model at once
 * @param answers how many answers may have tokens; 0 when none has
 * @param stream whether the answer is to go out while it comes
 * @param volume what is counted beside tokens
 */
record Need(
        ApiType api,
        Set<Modality> inputs,
        Modality output,
        int pieces,
        long bytes,
        long longest,
        int answers,
        boolean stream,
        Volume volume) {
    Need {
        inputs = Set.copyOf(inputs);
    }
}
