package dev.bourse.gateway.pipeline;

import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.ErrorType;
import dev.bourse.wire.chat.Rendered;

import java.util.List;

/** What one endpoint is to be sent, if the request can be said to it. */
sealed interface Prepared {
    /**
     * It can.
     *
     * @param body the request's body
     * @param leftOut members of the caller's request that are not in it
     * @param stages what was done to the request
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Ready(byte[] body, List<String> leftOut, List<Stage> stages) implements Prepared {
        public Ready {
            leftOut = List.copyOf(leftOut);
            stages = List.copyOf(stages);
        }
    }

    /**
     * It can't.
     *
     * @param why what the caller is told when no other endpoint can
     */
    record Impossible(ApiError why) implements Prepared {}

    /** As it was rendered. */
    static Prepared of(Rendered rendered) {
        return switch (rendered) {
            case Rendered.Written(byte[] body, List<String> leftOut) ->
                    new Ready(body, leftOut, List.of());
            case Rendered.Impossible(String why) ->
                    new Impossible(ApiError.of(ErrorType.INVALID_REQUEST, why));
        };
    }
}
