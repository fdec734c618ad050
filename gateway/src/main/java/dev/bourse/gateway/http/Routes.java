package dev.bourse.gateway.http;

import io.netty.handler.codec.http.HttpMethod;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The table of paths. A path is literal segments and variables such as {@code {id}}; a last segment
 * {@code {name*}} takes the rest of the path.
 *
 * @param <H> what a path leads to
 */
final class Routes<H> {
    private final Map<String, Map<HttpMethod, H>> literal = new HashMap<>();
    private final List<Pattern<H>> patterns = new ArrayList<>();

    /** What a path led to. */
    record Match<H>(H handler, Map<String, String> parameters) {}

    private record Pattern<H>(HttpMethod method, List<String> segments, H handler) {}

    Routes<H> on(HttpMethod method, String path, H handler) {
        if (path.indexOf('{') < 0) {
            literal.computeIfAbsent(path, _ -> new HashMap<>()).put(method, handler);
        } else {
            patterns.add(new Pattern<>(method, List.of(path.split("/", -1)), handler));
        }
        return this;
    }

    /** The handler of a method and path; empty when there is none. */
    Optional<Match<H>> find(HttpMethod method, String path) {
        @Nullable Map<HttpMethod, H> methods = literal.get(path);
        if (methods != null && methods.containsKey(method)) {
            return Optional.of(new Match<>(methods.get(method), Map.of()));
        }
        return patterns.stream()
                .filter(pattern -> pattern.method().equals(method))
                .flatMap(pattern -> match(pattern, path).stream())
                .findFirst();
    }

    /** The methods that a path has, for a 405; none when the path is unknown. */
    List<String> methods(String path) {
        TreeSet<String> names = new TreeSet<>();
        literal.getOrDefault(path, Map.of()).keySet().forEach(one -> names.add(one.name()));
        patterns.stream()
                .filter(pattern -> match(pattern, path).isPresent())
                .forEach(pattern -> names.add(pattern.method().name()));
        return List.copyOf(names);
    }

    private static <H> Optional<Match<H>> match(Pattern<H> pattern, String path) {
        List<String> wanted = pattern.segments();
        List<String> given = List.of(path.split("/", -1));
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            String want = wanted.get(i);
            if (want.endsWith("*}")) {
                String rest =
                        String.join("/", given.subList(Math.min(i, given.size()), given.size()));
                parameters.put(want.substring(1, want.length() - 2), rest);
                return Optional.of(new Match<>(pattern.handler(), parameters));
            }
            if (i >= given.size() || !fits(want, given.get(i), parameters)) {
                return Optional.empty();
            }
        }
        return given.size() == wanted.size()
                ? Optional.of(new Match<>(pattern.handler(), parameters))
                : Optional.empty();
    }

    private static boolean fits(String want, String given, Map<String, String> parameters) {
        if (!want.startsWith("{")) {
            return want.equals(given);
        }
        parameters.put(want.substring(1, want.length() - 1), given);
        return !given.isEmpty();
    }
}
