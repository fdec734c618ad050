package dev.bourse.wire.gemini;

import java.util.ArrayList;
import java.util.List;

/**
 * Tool calls of a conversation that wait for their results. Gemini may leave ids out: a call then
 * gets one by its position, and a result belongs to the first call of its name that has none yet.
 */
final class PendingCalls {
    private final List<Call> calls = new ArrayList<>();
    private int made;

    private record Call(String id, String name) {}

    /** The id of the next call. */
    String made(String id, String name) {
        String known = id.isEmpty() ? "call_" + made : id;
        made++;
        calls.add(new Call(known, name));
        return known;
    }

    /** The id of the call that a result answers. */
    String answered(String id, String name) {
        for (Call call : calls) {
            if (id.isEmpty() ? call.name().equals(name) : call.id().equals(id)) {
                calls.remove(call);
                return call.id();
            }
        }
        return id.isEmpty() ? "call_" + name : id;
    }
}
