package dev.bourse.wire.chat;

import java.util.List;

/**
 * A request from whose conversation the middle was left out, so that it fits.
 *
 * @param request what is left of it
 * @param lost what is missing, as in {@code messages[3..17]} for whole messages and {@code
 *     messages[18].text} for one that was shortened, counted as the caller sent them
 * @param dropped how many messages are missing
 * @param shortened how many messages were shortened
 */
public record Squeezed(Request request, List<String> lost, int dropped, int shortened) {
    public Squeezed {
        lost = List.copyOf(lost);
    }
}
