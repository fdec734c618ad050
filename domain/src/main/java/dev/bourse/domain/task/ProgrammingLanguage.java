package dev.bourse.domain.task;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A language of machines, as far as prompts are told apart by it. */
public enum ProgrammingLanguage {
    PYTHON("python"),
    JAVASCRIPT("javascript"),
    TYPESCRIPT("typescript"),
    JAVA("java"),
    C("c"),
    CPP("cpp"),
    CSHARP("csharp"),
    GO("go"),
    RUST("rust"),
    RUBY("ruby"),
    PHP("php"),
    SQL("sql"),
    BASH("bash"),
    HTML("html"),
    CSS("css"),
    KOTLIN("kotlin"),
    SWIFT("swift"),
    R("r"),
    LUA("lua"),
    HASKELL("haskell"),
    SCALA("scala"),
    PERL("perl"),
    DART("dart"),
    ELIXIR("elixir"),
    JULIA("julia"),
    MATLAB("matlab"),
    POWERSHELL("powershell"),

    /** None is asked for or shown, or it cannot be told which. */
    UNKNOWN("unknown");

    private static final Map<String, ProgrammingLanguage> BY_WIRE_NAME =
            Arrays.stream(values())
                    .collect(Collectors.toMap(ProgrammingLanguage::wireName, Function.identity()));

    private final String wireName;

    ProgrammingLanguage(String wireName) {
        this.wireName = wireName;
    }

    /** The name in the API, which is also the usual name after a code fence. */
    public String wireName() {
        return wireName;
    }

    /** The language of that wire name, or empty when there is none. */
    public static Optional<ProgrammingLanguage> of(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }
}
