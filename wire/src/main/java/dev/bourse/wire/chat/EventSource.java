package dev.bourse.wire.chat;

import java.util.function.Consumer;

/** What answers are read by: the dialect of an upstream, or that behind a {@link Veil}. */
public interface EventSource {
    /** Reads an answer of the upstream. */
    EventReader reader(Consumer<Event> sink);
}
