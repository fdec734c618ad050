package dev.bourse.gateway.pipeline;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tells a caller which members of its request the endpoint that answered did not get, because its
 * dialect has no place for them or it does not support them.
 */
public final class LeftOut {
    static final String HEADER = "X-Bourse-Left-Out";

    private static final int MOST = 32;
    private static final int LONGEST = 64;

    private LeftOut() {}

    /** The header that tells the names. */
    public static Map<String, String> headers(List<String> names) {
        return Map.of(HEADER, header(names));
    }

    /** The names as a header's value; names are the caller's own, so they are encoded. */
    static String header(List<String> names) {
        return names.stream().limit(MOST).map(LeftOut::safe).collect(Collectors.joining(", "));
    }

    /** The names as a comment of an event stream whose headers have gone out already. */
    static byte[] comment(List<String> names) {
        String line = ": " + HEADER + ": " + header(names) + "\n\n";
        return line.getBytes(StandardCharsets.UTF_8);
    }

    private static String safe(String name) {
        String cut = name.substring(0, Math.min(name.length(), LONGEST));
        return URLEncoder.encode(cut, StandardCharsets.UTF_8)
                .replace("%5B", "[")
                .replace("%5D", "]");
    }
}
