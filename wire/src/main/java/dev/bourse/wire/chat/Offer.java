package dev.bourse.wire.chat;

import java.util.List;

/**
 * What a request lets the model call.
 *
 * @param functions the caller's own functions
 * @param more whether tools were offered as well whose names and arguments only a vendor knows
 */
public record Offer(List<Tool> functions, boolean more) {
    public Offer {
        functions = List.copyOf(functions);
    }
}
