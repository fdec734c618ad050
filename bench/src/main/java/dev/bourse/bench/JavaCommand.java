package dev.bourse.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines for further virtual machines of the kind we run in. */
final class JavaCommand {
    private static final List<String> ACCESS =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    /** The tools must not pause in the middle of a stamp, and their timers must be exact. */
    private static final List<String> TOOL =
            List.of(
                    "-Xms768m",
                    "-Xmn512m",
                    "-Xmx1g",
                    "-XX:+UseSerialGC",
                    "-Dio.netty.channel.epoll.epollWaitThreshold=0");

    private JavaCommand() {}

    /** A part of the harness. */
    static List<String> tool(Class<?> program) {
        return main(TOOL, program.getName());
    }

    /** A program from our own class path. */
    static List<String> main(List<String> flags, String program, String... arguments) {
        List<String> command = new ArrayList<>(java());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program));
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> java() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ACCESS);
        return command;
    }
}
