package dev.bourse.sim.provider;

import io.vertx.core.buffer.Buffer;

import java.util.function.Supplier;

/** One thing that a provider does to a connection, some time after the thing before. */
sealed interface Step {
    /** Real microseconds after the step before. */
    long delayMicros();

    /** Sends bytes of the body; the first one sends status and headers along. */
    record Emit(long delayMicros, Supplier<Buffer> bytes) implements Step {}

    /** Lets what was sent leave by itself, and not together with what comes next. */
    record Flush(long delayMicros) implements Step {}

    /** Sends status and headers alone. */
    record Head(long delayMicros) implements Step {}

    /** Ends the answer in order. */
    record End(long delayMicros) implements Step {}

    /** Closes the connection in the middle of the answer. */
    record Cut(long delayMicros) implements Step {}

    /** Resets the connection. */
    record Reset(long delayMicros) implements Step {}

    /** Sends bytes in place of HTTP and closes. */
    record Babble(long delayMicros, Buffer bytes) implements Step {}
}
