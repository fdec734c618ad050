package dev.bourse.house.tidy;

import dev.bourse.house.tidy.Code.Method;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The sizes of production code, held to limits that are only ever tightened. */
final class Ratchets {
    private static final Spread FILE_LIMIT = new Spread(0, 80, 250, 500);
    private static final Spread METHOD_LIMIT = new Spread(0, 6, 18, 40);
    private static final int MOST_PARAMETERS = 5;
    private static final int PUBLIC_PERCENT = 40;

    private Ratchets() {}

    static List<Finding> fileLengths(Tree tree) {
        List<Finding> found = new ArrayList<>();
        tree.code().stream()
                .filter(code -> code.lines() > FILE_LIMIT.max())
                .forEach(code -> found.add(Finding.of(code.path(), code.lines() + " lines")));
        found.addAll(spread("files", files(tree), FILE_LIMIT));
        return found;
    }

    static List<Finding> methodLengths(Tree tree) {
        List<Finding> found = new ArrayList<>();
        found.addAll(
                methods(
                        tree,
                        method -> method.lines() > METHOD_LIMIT.max(),
                        method -> method.lines() + " lines"));
        found.addAll(spread("methods", methods(tree), METHOD_LIMIT));
        return found;
    }

    /** Records list their components, and the wiring in app passes on what it has made. */
    static List<Finding> parameters(Tree tree) {
        return methods(
                        tree,
                        method -> method.parameters() > MOST_PARAMETERS && !method.inRecord(),
                        method -> method.parameters() + " parameters")
                .stream()
                .filter(finding -> !finding.path().startsWith("app/"))
                .toList();
    }

    static List<Finding> publicShare(Tree tree) {
        Share share = share(counted(tree));
        return share.percent() <= PUBLIC_PERCENT
                ? List.of()
                : List.of(Finding.of("top-level types", share + " are public"));
    }

    /** The figures as a small table for people. */
    static String report(Tree tree) {
        StringBuilder report = new StringBuilder("House figures of production code\n");
        report.append("  files    ").append(files(tree)).append('\n');
        report.append("  methods  ").append(methods(tree)).append('\n');
        report.append("  public   ").append(share(counted(tree))).append(" of what is counted\n");
        tree.code().stream()
                .map(Code::module)
                .distinct()
                .forEach(module -> report.append(line(tree, module)).append('\n'));
        return report.toString();
    }

    private static String line(Tree tree, String module) {
        List<Code> code = tree.code().stream().filter(one -> one.module().equals(module)).toList();
        return String.format(
                "    %-8s %s; all types: %s", module, share(counted(code)), share(types(code)));
    }

    private static List<Finding> spread(String what, Spread actual, Spread limit) {
        return actual.median() <= limit.median() && actual.p90() <= limit.p90()
                ? List.of()
                : List.of(Finding.of(what, actual + ", but the limit is " + limit));
    }

    private static List<Finding> methods(
            Tree tree, Predicate<Method> bad, Function<Method, String> what) {
        return tree.code().stream()
                .flatMap(code ->
                        code.methods().stream()
                                .filter(bad)
                                .map(one -> finding(code, one, what.apply(one))))
                .toList();
    }

    private static Finding finding(Code code, Method method, String what) {
        return new Finding(code.path(), method.line(), method.name() + " has " + what);
    }

    private static Spread files(Tree tree) {
        return Spread.of(tree.code().stream().map(Code::lines).toList());
    }

    private static Spread methods(Tree tree) {
        return Spread.of(
                tree.code().stream()
                        .flatMap(code -> code.methods().stream())
                        .map(Method::lines)
                        .toList());
    }

    private static Stream<Code.Type> counted(Tree tree) {
        return counted(tree.code());
    }

    /** The domain's values are its vocabulary, there to be used by everyone: they do not count. */
    private static Stream<Code.Type> counted(Collection<Code> code) {
        return code.stream()
                .flatMap(one ->
                        one.types().stream()
                                .filter(type -> !one.module().equals("domain") || !type.isValue()));
    }

    private static Stream<Code.Type> types(Collection<Code> code) {
        return code.stream().flatMap(one -> one.types().stream());
    }

    private static Share share(Stream<Code.Type> types) {
        List<Code.Type> all = types.toList();
        return new Share(all.stream().filter(Code.Type::isPublic).count(), all.size());
    }

    private record Share(long open, long all) {
        long percent() {
            return all == 0 ? 0 : (100 * open + all - 1) / all;
        }

        @Override
        public String toString() {
            return open + " of " + all + " (" + percent() + " %)";
        }
    }
}
