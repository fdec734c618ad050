package dev.bourse.gateway.upstream;

import dev.bourse.domain.fact.ApiType;

import org.jspecify.annotations.Nullable;

/**
 * What an attempt sends.
 *
 * @param body the request in the endpoint's dialect, never to be changed
 * @param mediaType what the body is, as in {@code Content-Type}
 * @param api the kind of work that is asked for
 * @param stream whether the answer is asked for in pieces
 * @param betas features of Anthropic's dialect that the caller switches on by header; null for none
 */
@SuppressWarnings("ArrayRecordComponent")
public record Order(
        byte[] body, String mediaType, ApiType api, boolean stream, @Nullable String betas) {}
