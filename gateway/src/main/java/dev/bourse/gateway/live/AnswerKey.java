package dev.bourse.gateway.live;

import dev.bourse.domain.unit.KeyHash;
import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Front;

import org.jspecify.annotations.Nullable;

/**
 * What must be equal for one answer to answer two requests (openrouter.md 2.10).
 *
 * @param key the API key that asks: nobody gets what another one has paid for
 * @param front the interface that is called
 * @param addressed what the path says
 * @param betas features of Anthropic's dialect that the caller switches on; null for none
 * @param body the fingerprint of the body, in which are the model and whether it is a stream
 */
public record AnswerKey(
        KeyHash key,
        Class<? extends Front> front,
        Addressed addressed,
        @Nullable String betas,
        String body) {}
