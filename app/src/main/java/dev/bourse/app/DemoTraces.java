package dev.bourse.app;

import dev.bourse.sim.market.RequestSizes;
import dev.bourse.sim.workload.Trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds recorded traces for the demonstration. */
final class DemoTraces {
    private static final String CODE = "azure-llm-2023-code.csv";
    private static final String CHAT = "mooncake-conversation.jsonl";

    private DemoTraces() {}

    /**
     * The sizes of the requests in that folder's two traces; made-up ones when they are not there.
     */
    static RequestSizes sizes(Path folder) throws IOException {
        Path code = folder.resolve(CODE);
        Path chat = folder.resolve(CHAT);
        return Files.isReadable(code) && Files.isReadable(chat)
                ? RequestSizes.of(Trace.read(code), Trace.read(chat))
                : RequestSizes.builtIn();
    }
}
