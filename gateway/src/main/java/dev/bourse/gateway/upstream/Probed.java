package dev.bourse.gateway.upstream;

import org.jspecify.annotations.Nullable;

/**
 * What became of a call that nobody waits for but the exchange itself.
 *
 * @param body what was read, never to be changed
 * @param failure why there is no whole answer; null when there is
 */
@SuppressWarnings("ArrayRecordComponent")
public record Probed(byte[] body, @Nullable AttemptFailure failure) {}
