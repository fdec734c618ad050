package dev.bourse.gateway.pipeline;

/**
 * How far one request may go.
 *
 * @param attempts most endpoints that are tried
 * @param keepAliveMillis silence after which a waiting stream gets a comment
 */
public record PipelineLimits(int attempts, long keepAliveMillis) {
    public PipelineLimits {
        if (attempts < 1 || keepAliveMillis < 1) {
            throw new IllegalArgumentException("attempts and keep-alive are at least 1");
        }
    }
}
