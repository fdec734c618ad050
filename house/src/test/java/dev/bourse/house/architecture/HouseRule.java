package dev.bourse.house.architecture;

import com.tngtech.archunit.lang.ArchRule;

/** Every rule of the architecture, with the sentence that it keeps true. */
enum HouseRule {
    NO_CYCLES("no packages use each other in a ring"),
    ARROWS("modules and packages use only what lies below them"),
    DOMAIN_ALONE("the domain needs the JDK and nothing else"),
    DOMAIN_FILES("the domain touches no files"),
    DOMAIN_SOCKETS("the domain opens no sockets"),
    DOMAIN_THREADS("the domain knows no threads"),
    DOMAIN_CLOCKS("the domain reads no clock"),
    DOMAIN_LOGS("the domain logs and prints nothing"),
    DOMAIN_DICE("the domain draws no random number without a seed"),
    JSON("only wire sees a JSON or YAML library"),
    HTTP_CLIENT("only those who call others see an HTTP client"),
    MONEY("units, metering and books compute without floating point"),
    THREADS("threads and executors are made only in app"),
    CLOCKS("system clocks are read only in app"),
    NAMES("no class is a Util, Helper, Manager or Impl"),
    INJECTION("nothing is injected into fields"),
    LOADERS("no service loaders"),
    STATIC_STATE("no static state that changes");

    private final String sentence;

    HouseRule(String sentence) {
        this.sentence = sentence;
    }

    /** The rule for the classes under one root. */
    ArchRule under(String root) {
        return of(new Rules(Layout.of(root))).as(sentence).allowEmptyShould(true);
    }

    private ArchRule of(Rules rules) {
        return switch (this) {
            case NO_CYCLES -> rules.noCycles();
            case ARROWS -> rules.arrows();
            case DOMAIN_ALONE -> rules.domainAlone();
            case DOMAIN_FILES -> rules.domainTouchesNoFiles();
            case DOMAIN_SOCKETS -> rules.domainOpensNoSockets();
            case DOMAIN_THREADS -> rules.domainKnowsNoThreads();
            case DOMAIN_CLOCKS -> rules.domainReadsNoClock();
            case DOMAIN_LOGS -> rules.domainLogsNothing();
            case DOMAIN_DICE -> rules.domainDrawsFromSeeds();
            case JSON -> rules.jsonOnlyInWire();
            case HTTP_CLIENT -> rules.httpClientsOnlyOutside();
            case MONEY -> rules.exactMoney();
            case THREADS -> rules.threadsMadeInApp();
            case CLOCKS -> rules.clocksReadInApp();
            case NAMES -> rules.namesSaySomething();
            case INJECTION -> rules.noFieldInjection();
            case LOADERS -> rules.noServiceLoaders();
            case STATIC_STATE -> rules.noStaticState();
        };
    }

    @Override
    public String toString() {
        return sentence;
    }
}
